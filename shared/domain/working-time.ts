import { Temporal } from 'temporal-polyfill';
import type { Calendar } from './calendar.ts';
import { addDays, type LocalDate } from './dates.ts';
import type { Zone } from './zone.ts';

const MINUTE_MS = 60_000;

/** A stretch of working time, half-open, in milliseconds since 1970. */
interface Stretch {
  fromMs: number;
  toMs: number;
}

/**
 * Working time as instants (design, section 3): time counts only inside the calendar's windows. A minute is a minute
 * that passed, also where a DST change makes a window longer or shorter than its hours say.
 */
export interface WorkingTime {
  /** `instant` itself inside working time, else the next moment that is; a window's end is not. */
  from(instant: Temporal.Instant): Temporal.Instant;
  /** The end of the working day to which the working moment `start` belongs. */
  endOfDay(start: Temporal.Instant): Temporal.Instant;
  /** The moment at which `minutes` of working time have passed since `instant`; at a window's end rather than the next's beginning. */
  after(instant: Temporal.Instant, minutes: number): Temporal.Instant;
  /** Working minutes between two instants, whole ones; 0 when `to` is not later. */
  between(from: Temporal.Instant, to: Temporal.Instant): number;
}

const instantOf = (ms: number): Temporal.Instant => Temporal.Instant.fromEpochMilliseconds(ms);

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

  /** What is left of working time from `ms` on, without end. */
  function* stretchesFrom(ms: number): Generator<Stretch> {
    for (let date = zone.dateAt(instantOf(ms)); ; date = addDays(date, 1))
      for (const { fromMs, toMs } of stretchesOn(date))
        if (toMs > ms) yield { fromMs: Math.max(fromMs, ms), toMs };
  }

  const firstFrom = (ms: number): Stretch => {
    for (const stretch of stretchesFrom(ms)) return stretch;
    throw new RangeError('no working time ever again');
  };

  return {
    from: (instant) => instantOf(firstFrom(instant.epochMilliseconds).fromMs),

    endOfDay(start) {
      const last = stretchesOn(zone.dateAt(start)).at(-1);
      if (!last || last.toMs <= start.epochMilliseconds)
        throw new RangeError(`${start} is no working moment`);
      return instantOf(last.toMs);
    },

    after(instant, minutes) {
      let leftMs = minutes * MINUTE_MS;
      for (const { fromMs, toMs } of stretchesFrom(instant.epochMilliseconds)) {
        if (leftMs <= toMs - fromMs) return instantOf(fromMs + leftMs);
        leftMs -= toMs - fromMs;
      }
      throw new RangeError('no working time ever again');
    },

    between(from, to) {
      const untilMs = to.epochMilliseconds;
      let ms = 0;
      for (const stretch of stretchesFrom(from.epochMilliseconds)) {
        if (stretch.fromMs >= untilMs) break;
        ms += Math.min(stretch.toMs, untilMs) - stretch.fromMs;
      }
      return Math.floor(ms / MINUTE_MS);
    },
  };
}
