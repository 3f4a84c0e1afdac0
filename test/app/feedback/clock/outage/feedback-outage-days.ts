import { runResponseClock } from '../../../../../shared/app/feedback/run-response-clock.ts';
import { currentRulebook } from '../../../../../shared/app/rulebook.ts';
import type { FeedbackStep } from '../../../../../shared/domain/feedback/feedback-step.ts';
import type { InstantText } from '../../../../../shared/domain/time/dates.ts';
import { at } from '../../../../fixtures/department.ts';
import { customer } from '../../../clock/sweep-scene.ts';
import {
  LADDER_STAFF,
  minuteAfter,
  monday,
  type Office,
  startOffice,
  thursday,
  tuesday,
  wednesday,
} from '../../feedback-scene.ts';

/** The clock stands still from here on, for three days. */
export const STOPPED = monday('12:00');
export const BACK = thursday('12:00');

// Thirty-two matters of ten customers, reported before the outage and during it; every fourth is
// decided during it.
export const MATTERS = Array.from(
  { length: 32 },
  (_, index) =>
    ({
      text: `matter ${index}`,
      customerId: `C-${index % 10}`,
      urgency: index % 5 === 0 ? 'urgent' : 'normal',
      reportedAt:
        index < 14
          ? minuteAfter(monday('09:00'), 12 * index)
          : minuteAfter(monday('13:35'), 137 * (index - 14)),
      decidedAt:
        index % 4 === 1
          ? minuteAfter(index < 20 ? tuesday('09:20') : wednesday('15:00'), 61 * (index % 20))
          : null,
    }) as const,
);

/** The clock, at every moment at which anything is due, never late. */
export async function punctually({ store }: Office, through: InstantText): Promise<void> {
  const rulebook = await currentRulebook(store);
  for (;;) {
    const { value: due } = await store.dueFeedback(through)[Symbol.asyncIterator]().next();
    if (due?.kind !== 'feedback') return;
    await runResponseClock(store, rulebook, at(due.feedback.turn.next.at));
  }
}

/** Everything that people do, in order, with the clock coming in between as it is told. */
export async function live(clock: (office: Office, until: InstantText) => Promise<void>): Promise<Office> {
  const office = await startOffice({
    staff: LADDER_STAFF,
    customers: Array.from({ length: 10 }, (_, index) => customer(`C-${index}`, { specialist: 'S-1' })),
  });
  const ids = new Map<string, string>();
  const happenings = MATTERS.flatMap((matter) => [
    { at: matter.reportedAt, does: 'reports', matter } as const,
    ...(matter.decidedAt ? [{ at: matter.decidedAt, does: 'decides', matter } as const] : []),
  ]).sort((a, b) => (a.at < b.at ? -1 : 1));
  for (const { at: moment, does, matter } of happenings) {
    await clock(office, moment);
    const { text, customerId, urgency } = matter;
    if (does === 'reports') ids.set(text, (await office.report(moment, { text, customerId, urgency })).id);
    else await office.decide({ id: ids.get(text)! }, 'G-1', moment);
  }
  return office;
}

/** Every matter with its history. */
export async function histories({ store }: Office): Promise<Map<string, FeedbackStep[]>> {
  const all = (
    await Promise.all(Array.from({ length: 10 }, (_, index) => store.feedbackOfCustomer(`C-${index}`)))
  ).flat();
  return new Map(await Promise.all(all.map(async ({ id }) => [id, await store.stepsOf(id)] as const)));
}
