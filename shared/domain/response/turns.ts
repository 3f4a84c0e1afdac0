import { Temporal } from 'temporal-polyfill';
import { type Holder, holderFrom } from '../staff/ladder.ts';
import { isAway, type Staff } from '../staff/staff.ts';
import { type InstantText, instantText, type LocalDate } from '../time/dates.ts';
import type { WorkingTime } from '../time/working-time.ts';
import { clockFrom, type ResponseSettings } from './response-clock.ts';
import type { Turn } from './turn.ts';

/**
 * By what the turns of one matter run. A matter keeps the calendar and the numbers that it began
 * with.
 */
export interface Course {
  time: WorkingTime;
  settings: ResponseSettings;
  /** The local date at an instant, in the department's zone. */
  dateAt(instant: Temporal.Instant): LocalDate;
}

/** Among whom a matter goes up. */
export interface People {
  staff: readonly Staff[];
  /**
   * At whom the chain of supervisors starts; undefined starts at the first leader of the
   * department.
   */
  first: Staff | undefined;
}

/** The turn of `holder` that begins at `since`. */
export function turnFrom(
  { rung, holder, passedOver }: Holder,
  asked: Turn['asked'],
  since: InstantText,
  { time, settings }: Course,
): Turn {
  const clock = clockFrom(Temporal.Instant.from(since), time, settings);
  return {
    rung,
    holder,
    passedOver,
    asked,
    since,
    start: instantText(clock.start),
    deadline: instantText(clock.deadline),
    next: { does: 'warn', at: instantText(clock.warnAt) },
    reminded: 0,
  };
}

/**
 * The local date on which a turn that begins at `since` starts to run: absences are looked up
 * there.
 */
export const startDateFrom = (since: InstantText, { time, dateAt }: Course): LocalDate =>
  dateAt(time.from(Temporal.Instant.from(since)));

/**
 * The turn after an unanswered deadline: that of the next leader above. Where nobody stands above,
 * a department that did not answer gives the turn back to the rung that asked it; otherwise it
 * stays where it is: undefined.
 */
export function turnAfter(turn: Turn, { staff, first }: People, course: Course): Turn | undefined {
  const { ladder } = course.settings;
  const on = startDateFrom(turn.deadline, course);
  const above = holderFrom(turn.rung + 1, ladder, first, staff, on, turn.holder);
  const next = above.holder === null && turn.asked ? holderFrom(turn.rung, ladder, first, staff, on) : above;
  if (next.holder === null && !turn.asked) return undefined;
  return turnFrom(next, null, turn.deadline, course);
}

/**
 * The turn of whoever takes over one that has reached its end, from nobody or from somebody who has
 * gone away since; undefined when it stays where it is.
 */
export function turnInTheirPlace(turn: Turn, { staff, first }: People, course: Course): Turn | undefined {
  const on = startDateFrom(turn.next.at, course);
  const holder = staff.find(({ staffId }) => staffId === turn.holder);
  if (holder && !isAway(holder, on)) return undefined;
  const other = holderFrom(turn.rung, course.settings.ladder, first, staff, on, turn.holder);
  if (other.holder === null || other.holder === turn.holder) return undefined;
  return turnFrom(other, null, turn.next.at, course);
}
