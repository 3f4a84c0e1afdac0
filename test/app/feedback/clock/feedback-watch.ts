import {
  type Firing,
  type Responses,
  runResponseClock,
} from '../../../../shared/app/feedback/run-response-clock.ts';
import type { Store } from '../../../../shared/app/ports/store.ts';
import { currentRulebook } from '../../../../shared/app/rulebook.ts';
import type { Feedback } from '../../../../shared/domain/feedback/feedback.ts';
import type { InstantText } from '../../../../shared/domain/time/dates.ts';
import { at, type Department } from '../../../fixtures/department.ts';
import { everything, lettersIn, sweepAt } from '../../clock/sweep-scene.ts';
import { minuteAfter } from '../feedback-scene.ts';

const everyQuarter = (instant: InstantText): boolean =>
  ['00', '15', '30', '45'].includes(instant.slice(14, 16));

/**
 * The clock comes every minute from `from` to `through`, `times` times each: every quarter of an
 * hour by a whole sweep, in between by that part of it which runs the response clock.
 */
export async function everyMinute(
  { store }: { store: Store },
  from: InstantText,
  through: InstantText,
  times = 1,
): Promise<Responses[]> {
  const rulebook = await currentRulebook(store);
  const all: Responses[] = [];
  for (let minute = from; minute <= through; minute = minuteAfter(minute))
    for (let time = 0; time < times; time++)
      all.push(
        everyQuarter(minute)
          ? (await sweepAt(store, minute)).responses
          : await runResponseClock(store, rulebook, at(minute)),
      );
  return all;
}

/** All that fired, in order. */
export const firedIn = (all: readonly Responses[]): Firing[] => all.flatMap(({ fired }) => fired);

/** What fired, as `10:50 warned`, in order. */
export const fired = (all: readonly Responses[]): string[] =>
  firedIn(all).map(({ at: due, step }) => `${due.slice(11, 16)} ${step}`);

/** The history of feedback, as `10:50 warned`, in order. */
export const historyOf = async (
  { store }: { store: Store },
  { id }: Pick<Feedback, 'id'>,
): Promise<string[]> => (await store.stepsOf(id)).map(({ code, at: due }) => `${due.slice(11, 16)} ${code}`);

/** Who is written to about which step of feedback, by step: `['1 B-1', '2 B-1']`. */
export async function lettersAbout(
  { store }: { store: Store },
  { id }: Pick<Feedback, 'id'>,
): Promise<string[]> {
  const about = (await lettersIn(store)).flatMap(({ content }) =>
    content.kind === 'feedback' && content.feedbackId === id ? [content] : [],
  );
  return about.sort((a, b) => a.step - b.step).map(({ step, staffId }) => `${step} ${staffId}`);
}

/** The whole table but where the clock stands: what a sweep with nothing to do leaves as it was. */
export async function allButTheClock({ table }: Pick<Department, 'table'>): Promise<Record<string, unknown>> {
  const { 'CLOCK CLOCK': _clock, ...rows } = await everything(table);
  return rows;
}

/** What the clock must still look at, as the due index has it. */
export async function onTheClock({ store }: { store: Store }): Promise<string[]> {
  const due = await Array.fromAsync(store.dueFeedback('9999-12-31T23:59:59Z'));
  return due.map((row) => (row.kind === 'feedback' ? row.feedback.id : row.unreadable.key));
}

export const heldBy = async ({ store }: { store: Store }, staffId: string): Promise<string[]> =>
  (await store.feedbackHeldBy(staffId)).map(({ id }) => id);
