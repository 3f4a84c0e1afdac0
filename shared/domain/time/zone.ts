import { Temporal } from 'temporal-polyfill';
import { addDays, type InstantText, instantText, type LocalDate, localDate, plainDate } from './dates.ts';

/**
 * Wall-clock questions of one IANA time zone. Answers are remembered: a sweep asks about few dates,
 * very often.
 */
export interface Zone {
  readonly id: string;
  /** The local date at `instant`. */
  dateAt(instant: Temporal.Instant): LocalDate;
  /**
   * The first instant of the local date, which is not midnight where a DST change skips it. Where
   * the clocks are set back over midnight, the date begins for a moment, is left, and begins again:
   * then it is the second time, for good.
   */
  startOf(date: LocalDate): InstantText;
  /**
   * The instant of `time` on `date`. A time that DST skips moves forward, a repeated one is the
   * first.
   */
  at(date: LocalDate, time: Temporal.PlainTime): Temporal.Instant;
  /**
   * The first instant of `date` whose wall clock shows `minute` after midnight or later; 1440 is
   * the next day's start.
   */
  minuteOf(date: LocalDate, minute: number): Temporal.Instant;
  /** `YYYY-MM-DD HH:MM` for people. */
  show(instant: Temporal.Instant | InstantText): string;
}

const REMEMBERED_DATES = 20_000;
const DAY_MS = 86_400_000;

export function zoneOf(id: string): Zone {
  const starts = new Map<LocalDate, InstantText>();
  const midnights = new Map<LocalDate, number | undefined>();
  /** Where the times of a day are counted from; undefined for a day on which the clocks are set. */
  const midnightMsOf = (date: LocalDate): number | undefined => {
    if (midnights.has(date)) return midnights.get(date);
    const [start = 0, end = 0] = [0, 1].map(
      (days) => plainDate(date).add({ days }).toZonedDateTime(id).epochMilliseconds,
    );
    const midnight = end - start === DAY_MS ? start : undefined;
    if (midnights.size >= REMEMBERED_DATES) midnights.clear();
    midnights.set(date, midnight);
    return midnight;
  };
  const at = (date: LocalDate, time: Temporal.PlainTime): Temporal.Instant => {
    const midnight = midnightMsOf(date);
    if (midnight === undefined || time.microsecond > 0 || time.nanosecond > 0)
      return plainDate(date).toPlainDateTime(time).toZonedDateTime(id).toInstant();
    const seconds = (time.hour * 60 + time.minute) * 60 + time.second;
    return Temporal.Instant.fromEpochMilliseconds(midnight + seconds * 1000 + time.millisecond);
  };
  const minuteOf = (date: LocalDate, minute: number): Temporal.Instant => {
    if (minute >= 1440) return Temporal.Instant.from(startOf(addDays(date, 1)));
    const time = { hour: Math.floor(minute / 60), minute: minute % 60 };
    const local = plainDate(date).toPlainDateTime(time);
    // For a time that DST skips, this is as long before the jump as the jump is long.
    const zoned = local.toZonedDateTime(id, { disambiguation: 'earlier' });
    // A time that is skipped has come when the clock jumps over it.
    return zoned.toPlainDateTime().equals(local)
      ? zoned.toInstant()
      : (zoned.getTimeZoneTransition('next') ?? zoned).toInstant();
  };
  const startOf = (date: LocalDate): InstantText => {
    const known = starts.get(date);
    if (known) return known;
    const midnight = plainDate(date).toPlainDateTime();
    const repeated = midnight.toZonedDateTime(id, { disambiguation: 'later' });
    const left = repeated.subtract({ seconds: 1 }).toPlainDate().toString() < date;
    const start = instantText((left ? repeated : plainDate(date).toZonedDateTime(id)).toInstant());
    if (starts.size >= REMEMBERED_DATES) starts.clear();
    starts.set(date, start);
    return start;
  };
  return {
    id,
    at,
    minuteOf,
    startOf,
    dateAt: (instant) => localDate(instant.toZonedDateTimeISO(id).toPlainDate()),
    show(instant) {
      const local = Temporal.Instant.from(instant.toString()).toZonedDateTimeISO(id);
      return `${local.toPlainDate()} ${local.toPlainTime().toString({ smallestUnit: 'minute' })}`;
    },
  };
}
