import { Temporal } from 'temporal-polyfill';
import type { Calendar } from './calendar.ts';
import { addDays, type LocalDate } from './dates.ts';
import type { Zone } from './zone.ts';

const MINUTE_MS = 60_000;

/** So many days in a row without a working minute are no calendar to count by. */
const LONGEST_SEARCH_DAYS = 1_461;

/**
 * Work that goes on without a break, day and night, is looked at so far ahead: further than any
 * single clock runs.
 */
const LONGEST_STRETCH_MS = 72 * 60 * MINUTE_MS;

const DAY_MINUTES = 1440;

/** A stretch of working time, half-open, in milliseconds since 1970. */
export interface Stretch {
  fromMs: number;
  toMs: number;
}

/**
 * Working time as instants (docs/design.md, "Time"): time counts only inside the calendar's
 * windows. A minute is a minute that passed, also where a DST change makes a window longer or
 * shorter than its hours say.
 */
export interface WorkingTime {
  /**
   * What is left at `instant` of the first working day that has anything left: its stretches in
   * order, at least one. A window's end is not working time. Windows that meet are one stretch, at
   * midnight too, and it belongs to the day on which it begins: a desk that works all night has no
   * overnight.
   *
   * @throws RangeError for a calendar that has no working time for four years.
   */
  workingDayFrom(instant: Temporal.Instant): readonly Stretch[];
  /** `instant` itself inside working time, else the next moment that is. */
  from(instant: Temporal.Instant): Temporal.Instant;
  /**
   * The moment at which `minutes` of working time have passed since `instant`; at a window's end
   * rather than the next's beginning.
   */
  after(instant: Temporal.Instant, minutes: number): Temporal.Instant;
  /** Working minutes between two instants, whole ones; 0 when `to` is not later. */
  between(from: Temporal.Instant, to: Temporal.Instant): number;
}

const instantOf = (ms: number): Temporal.Instant => Temporal.Instant.fromEpochMilliseconds(ms);

/**
 * The moment at which so much of some stretches has passed; undefined when they are shorter. At an
 * end rather than at the next beginning.
 */
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

  const minuteOf = (date: LocalDate, minute: number): number => {
    const isNextDay = minute > DAY_MINUTES;
    const [day, ofDay] = isNextDay ? [addDays(date, 1), minute - DAY_MINUTES] : [date, minute];
    return zone.minuteOf(day, ofDay).epochMilliseconds;
  };

  /** The working stretches that begin on a local date; one that DST swallows whole is left out. */
  const stretchesOn = (date: LocalDate): readonly Stretch[] => {
    const found = known.get(date);
    if (found) return found;
    const stretches = calendar
      .workingWindows(date)
      .map(({ fromMinute, toMinute }) => ({
        fromMs: minuteOf(date, fromMinute),
        toMs: minuteOf(date, toMinute),
      }))
      .filter(({ fromMs, toMs }) => fromMs < toMs);
    known.set(date, stretches);
    return stretches;
  };

  const goesOnFrom = (date: LocalDate): boolean => {
    const [first] = stretchesOn(date);
    const before = stretchesOn(addDays(date, -1)).at(-1);
    return first !== undefined && before !== undefined && first.fromMs <= before.toMs;
  };

  /** The stretch, which ends a day's work, with what of the following days goes on from it. */
  const goingOn = (last: Stretch, date: LocalDate, untilMs: number): Stretch => {
    let { toMs } = last;
    for (let day = addDays(date, 1); toMs < untilMs; day = addDays(day, 1)) {
      const [first] = stretchesOn(day);
      if (!first || first.fromMs > toMs) break;
      toMs = Math.max(toMs, first.toMs);
    }
    return { fromMs: last.fromMs, toMs };
  };

  /**
   * What is left at `ms` of the work that begins on `date`, or of the night's work that goes on
   * into it.
   */
  const leftOn = (date: LocalDate, ms: number): readonly Stretch[] => {
    const untilMs = ms + LONGEST_STRETCH_MS;
    const left = (stretches: readonly Stretch[]): readonly Stretch[] => {
      const last = stretches.at(-1);
      return [...stretches.slice(0, -1), ...(last ? [goingOn(last, date, untilMs)] : [])]
        .filter(({ toMs }) => toMs > ms)
        .map(({ fromMs, toMs }) => ({ fromMs: Math.max(fromMs, ms), toMs }));
    };
    const stretches = stretchesOn(date);
    if (!goesOnFrom(date)) return left(stretches);
    const night = left(stretches.slice(0, 1));
    return night.length > 0 ? night : left(stretches.slice(1));
  };

  const workingDayFrom = (instant: Temporal.Instant): readonly Stretch[] => {
    const ms = instant.epochMilliseconds;
    // The work of the day before may go on into this one.
    let date = addDays(zone.dateAt(instant), -1);
    for (let searched = 0; searched < LONGEST_SEARCH_DAYS; searched++, date = addDays(date, 1)) {
      const left = leftOn(date, ms);
      if (left.length > 0) return left;
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
