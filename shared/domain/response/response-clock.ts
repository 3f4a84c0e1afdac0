import type { Temporal } from 'temporal-polyfill';
import type { Policy } from '../policy/policy.ts';
import { lengthMs, momentIn, type WorkingTime } from '../time/working-time.ts';

/** One turn on the response clock (docs/design.md, "The response clock"). */
export interface ResponseClock {
  /** The first working moment of the turn. */
  start: Temporal.Instant;
  warnAt: Temporal.Instant;
  /** An answer at this very moment is in time. */
  deadline: Temporal.Instant;
}

/** The minutes and the ladder by which turns run. */
export type ResponseSettings = Pick<
  Policy['response'],
  'decideWithinMinutes' | 'warnBeforeMinutes' | 'remindEveryMinutes' | 'ladder'
>;
const MINUTE_MS = 60_000;

/**
 * The clock of a turn that begins at `since`. It never runs overnight: the deadline is at the
 * latest the end of the working day on which it starts. The warning comes some working minutes
 * before, at once if less is left.
 */
export function clockFrom(
  since: Temporal.Instant,
  time: WorkingTime,
  {
    decideWithinMinutes,
    warnBeforeMinutes,
  }: Pick<ResponseSettings, 'decideWithinMinutes' | 'warnBeforeMinutes'>,
): ResponseClock {
  const day = time.workingDayFrom(since);
  const wholeMs = Math.min(decideWithinMinutes * MINUTE_MS, lengthMs(day));
  const calmMs = Math.max(0, wholeMs - warnBeforeMinutes * MINUTE_MS);
  const start = momentIn(day, 0) ?? since;
  return {
    start,
    // A warning at the beginning of a break would be read at its end.
    warnAt: time.from(momentIn(day, calmMs) ?? start),
    deadline: momentIn(day, wholeMs) ?? start,
  };
}

/**
 * The deadlines, from the first on, that pass before somebody answers, each turn beginning with the
 * deadline of the one before. An answer at a deadline is in time.
 *
 * @param answered undefined: never. @param most no more than so many.
 */
export function deadlinesPassed(
  first: Temporal.Instant,
  answered: Temporal.Instant | undefined,
  most: number,
  time: WorkingTime,
  settings: ResponseSettings,
): Temporal.Instant[] {
  const answeredMs = answered?.epochMilliseconds ?? Number.POSITIVE_INFINITY;
  const passed: Temporal.Instant[] = [];
  let deadline = first;
  while (passed.length < most && deadline.epochMilliseconds < answeredMs) {
    passed.push(deadline);
    deadline = clockFrom(deadline, time, settings).deadline;
  }
  return passed;
}

/** How a matter went that was reported and answered long ago. */
export interface Rehearsed {
  start: Temporal.Instant;
  deadline: Temporal.Instant;
  /**
   * How many deadlines passed before the answer, at most the top rung; an answer at the deadline is
   * in time.
   */
  rung: number;
}

/** @param answered undefined: never, so it went all the way up. */
export function rehearse(
  reported: Temporal.Instant,
  answered: Temporal.Instant | undefined,
  time: WorkingTime,
  settings: ResponseSettings,
): Rehearsed {
  const { start, deadline } = clockFrom(reported, time, settings);
  const top = settings.ladder.length - 1;
  return { start, deadline, rung: deadlinesPassed(deadline, answered, top, time, settings).length };
}
