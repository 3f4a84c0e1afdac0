import { Temporal } from 'temporal-polyfill';
import { addDays, type InstantText, instantText, type LocalDate, localDate, plainDate } from './dates.ts';

/** Wall-clock questions of one IANA time zone. Answers are remembered: a sweep asks about few dates, very often. */
export interface Zone {
  readonly id: string;
  /** The local date at `instant`. */
  dateAt(instant: Temporal.Instant): LocalDate;
  /** The first instant of the local date, which is not midnight where a DST change skips it. */
  startOf(date: LocalDate): InstantText;
  /** The instant of `time` on `date`. A time that DST skips moves forward, a repeated one is the first. */
  at(date: LocalDate, time: Temporal.PlainTime): Temporal.Instant;
  /** The first instant of `date` whose wall clock shows `minute` after midnight or later; 1440 is the next day's start. */
  minuteOf(date: LocalDate, minute: number): Temporal.Instant;
  /** `YYYY-MM-DD HH:MM` for people. */
  show(instant: Temporal.Instant | InstantText): string;
}

const REMEMBERED_DATES = 20_000;

export function zoneOf(id: string): Zone {
  const starts = new Map<LocalDate, InstantText>();
  const at = (date: LocalDate, time: Temporal.PlainTime) =>
    plainDate(date).toPlainDateTime(time).toZonedDateTime(id).toInstant();
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
    const start = instantText(plainDate(date).toZonedDateTime(id).toInstant());
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

const WITH_OFFSET = /(?:Z|[+-]\d{2}:?\d{2})$/i;
/** `2011-10-01`, `2011/10/1 8:26`, `2011-10-01T08:26:00`: what databases and Excel write. */
const LOCAL = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:[T ](\d{1,2}):(\d{2})(?::(\d{2})(?:\.\d+)?)?)?$/;

/**
 * Reads an instant from text. With an offset it is exact; without one it is local time in `zone`; a bare date is the
 * start of that day. Undefined when the text is no time at all.
 */
export function parseInstant(text: string, zone: Zone): Temporal.Instant | undefined {
  try {
    if (WITH_OFFSET.test(text) && text.includes(':')) return Temporal.Instant.from(text);
    const parts = LOCAL.exec(text);
    if (!parts) return undefined;
    const [year, month, day, hour, minute, second] = parts.slice(1).map((part) => Number(part ?? 0));
    const date = Temporal.PlainDate.from(
      { year: year ?? 0, month: month ?? 0, day: day ?? 0 },
      { overflow: 'reject' },
    );
    if (parts[4] === undefined) return Temporal.Instant.from(zone.startOf(localDate(date)));
    const time = Temporal.PlainTime.from(
      { hour: hour ?? 0, minute: minute ?? 0, second: second ?? 0 },
      { overflow: 'reject' },
    );
    return zone.at(localDate(date), time);
  } catch {
    return undefined;
  }
}

/** Reads `2011-10-01` or `2011/10/1`; undefined when it is no date. */
export function parseDate(text: string): LocalDate | undefined {
  const parts = LOCAL.exec(text);
  if (!parts || parts[4] !== undefined) return undefined;
  try {
    return localDate(
      Temporal.PlainDate.from(
        { year: Number(parts[1]), month: Number(parts[2]), day: Number(parts[3]) },
        { overflow: 'reject' },
      ),
    );
  } catch {
    return undefined;
  }
}
