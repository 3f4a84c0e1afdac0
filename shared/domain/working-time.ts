import { Temporal } from 'temporal-polyfill';
import type { Calendar } from './calendar.ts';
import { addDays, type LocalDate } from './dates.ts';
import type { Zone } from './zone.ts';

const MINUTE_MS = 60_000;

/** So many days in a row without a working minute are no calendar to count by. */
const LONGEST_SEARCH_DAYS = 1_461;

/** A stretch of working time, half-open, in milliseconds since 1970. */
export interface Stretch {
  fromMs: number;
  toMs: number;
}

/**
 * Working time as instants (design, section 3): time counts only inside the calendar's windows. A minute is a minute
 * that passed, also where a DST change makes a window longer or shorter than its hours say.
 */
export interface WorkingTime {
  /**
   * What is left at `instant` of the first working day that has anything left: its stretches in order, at least one. A
   * window's end is not working time.
   *
   * @throws RangeError for a calendar that has no working time for four years.
   */
  workingDayFrom(instant: Temporal.Instant): readonly Stretch[];
  /** `instant` itself inside working time, else the next moment that is. */
  from(instant: Temporal.Instant): Temporal.Instant;
  /** The moment at which `minutes` of working time have passed since `instant`; at a window's end rather than the next's beginning. */
  after(instant: Temporal.Instant, minutes: number): Temporal.Instant;
  /** Working minutes between two instants, whole ones; 0 when `to` is not later. */
  between(from: Temporal.Instant, to: Temporal.Instant): number;
}

const instantOf = (ms: number): Temporal.Instant => Temporal.Instant.fromEpochMilliseconds(ms);

/** The moment at which so much of some stretches has passed; undefined when they are shorter. At an end rather than at the next beginning. */
export function momentIn(stretches: readonly Stretch[], passedMs: number): Temporal.Instant | undefined {
  let leftMs = passedMs;
  for (const { fromMs, toMs } of stretches) {
    if (leftMs <= toMs - fromMs) return instantOf(fromMs + leftMs);
    leftMs -= toMs - fromMs;
  }
  return undefined;
}

/** @param untilMs what comes later does not count. */
export const lengthMs = (stretches: readonly Stretch[], untilMs = Number.POSITIVE_INFINITY): number =>
  stretches.reduce((sum, { fromMs, toMs }) => sum + Math.max(0, Math.min(toMs, untilMs) - fromMs), 0);

const endOf = (day: readonly Stretch[]): Temporal.Instant => instantOf(day.at(-1)?.toMs ?? 0);

export function workingTimeOf(calendar: Calendar, zone: Zone): WorkingTime {
  const known = new Map<LocalDate, readonly Stretch[]>();

  /** The working stretches of a local date; one that DST swallows whole is left out. */
  const stretchesOn = (date: LocalDate): readonly Stretch[] => {
    const found = known.get(date);
    if (found) return found;
    const stretches = calendar
      .workingWindows(date)
      .map(({ fromMinute, toMinute }) => ({
        fromMs: zone.minuteOf(date, fromMinute).epochMilliseconds,
        toMs: zone.minuteOf(date, toMinute).epochMilliseconds,
      }))
      .filter(({ fromMs, toMs }) => fromMs < toMs);
    known.set(date, stretches);
    return stretches;
  };

  const workingDayFrom = (instant: Temporal.Instant): readonly Stretch[] => {
    const ms = instant.epochMilliseconds;
    let date = zone.dateAt(instant);
    for (let searched = 0; searched < LONGEST_SEARCH_DAYS; searched++, date = addDays(date, 1)) {
      const left = stretchesOn(date).filter(({ toMs }) => toMs > ms);
      if (left.length > 0) return left.map(({ fromMs, toMs }) => ({ fromMs: Math.max(fromMs, ms), toMs }));
    }
    throw new RangeError(`no working time in ${LONGEST_SEARCH_DAYS} days from ${instant}`);
  };

  return {
    workingDayFrom,

    from(instant) {
      const [first] = workingDayFrom(instant);
      return first ? instantOf(first.fromMs) : instant;
    },

    after(instant, minutes) {
      let leftMs = minutes * MINUTE_MS;
      for (let day = workingDayFrom(instant); ; day = workingDayFrom(endOf(day))) {
        const moment = momentIn(day, leftMs);
        if (moment) return moment;
        leftMs -= lengthMs(day);
      }
    },

    between(from, to) {
      let ms = 0;
      let day = workingDayFrom(from);
      for (; Temporal.Instant.compare(endOf(day), to) < 0; day = workingDayFrom(endOf(day)))
        ms += lengthMs(day);
      ms += lengthMs(day, to.epochMilliseconds);
      return Math.floor(ms / MINUTE_MS);
    },
  };
}
