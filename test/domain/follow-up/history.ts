import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import type { Rulebook } from '../../../shared/domain/follow-up/rulebook.ts';
import { nextLook } from '../../../shared/domain/follow-up/verdict.ts';
import type { Channel } from '../../../shared/domain/names.ts';
import { addDays, type InstantText, instantText, type LocalDate } from '../../../shared/domain/time/dates.ts';
import { ordered } from '../../fixtures/department.ts';
import { someDateIn } from '../time/some-dates.ts';
import { type Course, courseOf } from './course.ts';

/** Long enough for an annual visit and for months of every length. */
const DAYS = 440;

export type Happening = 'order' | Channel;

/** What happens to a customer, whatever the clock does, and how unpunctual the clock is. */
export interface History {
  lastOrderOn: LocalDate;
  enrolledAfterDays: number;
  facts: readonly { day: number; second: number; is: Happening }[];
  /** How long each sweep comes after the one before; nothing at all is a repeated sweep. */
  pauses: readonly { days: number; seconds: number }[];
}

const LAST_SECOND = 86_399;

/** @param kinds what happens, besides the first order. */
export const histories = (zone: string, kinds: readonly Happening[], longestOutageDays: number) =>
  fc.record<History>({
    lastOrderOn: someDateIn(zone),
    enrolledAfterDays: fc.integer({ min: -400, max: 60 }),
    facts: fc.array(
      fc.record({
        day: fc.integer({ min: 1, max: DAYS - 1 }),
        // Never the first second of a day, which belongs to the punctual sweep, nor the hour that a
        // change may take.
        second: fc.integer({ min: 1, max: LAST_SECOND - 3600 }),
        is: kinds.length === 0 ? fc.constant<Happening>('phone') : fc.constantFrom(...kinds),
      }),
      { maxLength: kinds.length * 3 },
    ),
    pauses: fc.array(
      fc.record({
        days: fc.integer({ min: 0, max: longestOutageDays }),
        seconds: fc.oneof(fc.constantFrom(0, 1, LAST_SECOND), fc.integer({ min: 0, max: LAST_SECOND })),
      }),
      { minLength: 1, maxLength: 40 },
    ),
  });

/** The first moment of the day that comes `days` after the first order. */
const startOf = ({ lastOrderOn }: History, { zone }: Rulebook, days: number) =>
  zone.startOf(addDays(lastOrderOn, days));

const after = (at: InstantText, seconds: number): InstantText =>
  instantText(Temporal.Instant.from(at).add({ seconds }));

/** A sweep as each day begins. */
export const everyDay = (history: History, rulebook: Rulebook): InstantText[] =>
  Array.from({ length: DAYS }, (_, day) => startOf(history, rulebook, day));

/** Sweeps with the history's pauses between them, then one a month. */
export function nowAndThen(history: History, rulebook: Rulebook): InstantText[] {
  const end = startOf(history, rulebook, DAYS);
  const sweeps: InstantText[] = [];
  let at = startOf(history, rulebook, 0);
  for (let n = 0; at < end; n++) {
    sweeps.push(at);
    const { days, seconds } = history.pauses[n] ?? { days: 30, seconds: 0 };
    at = after(at, days * (LAST_SECOND + 1) + seconds);
  }
  return sweeps;
}

/** What the clock does at its moments, and how it knows when a customer is due. */
interface Clock {
  does?: 'sweep' | 'look';
  lookOf?: typeof nextLook;
}

/**
 * Lets the facts happen and the clock strike at these moments, in the order of time, and once at
 * the end.
 */
export function live(
  history: History,
  rulebook: Rulebook,
  moments: readonly InstantText[],
  { does = 'sweep', lookOf = nextLook }: Clock = {},
): Course {
  const { lastOrderOn, enrolledAfterDays, facts } = history;
  const enrolledOn = addDays(lastOrderOn, enrolledAfterDays);
  const course = courseOf({ ...ordered(lastOrderOn), enrolledOn }, rulebook, lookOf);
  const happenings = facts.map(({ day, second, is }) => {
    const at = after(startOf(history, rulebook, day), second);
    return { at, happens: () => (is === 'order' ? course.order(at) : course.touch(at, is)) };
  });
  const strokes = moments.map((at) => ({ at, happens: () => course[does](at) }));
  for (const { happens } of [...happenings, ...strokes].sort((a, b) =>
    a.at < b.at ? -1 : a.at > b.at ? 1 : 0,
  ))
    happens();
  course[does](addDays(lastOrderOn, DAYS));
  return course;
}
