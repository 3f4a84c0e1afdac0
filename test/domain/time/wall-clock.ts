import type { WEEKDAYS } from '../../../shared/domain/names.ts';
import { addDays, type LocalDate } from '../../../shared/domain/time/dates.ts';

/**
 * Working time counted the naive way, beside the code under test: minute by minute, each asked of
 * `Intl` what the wall clock shows, so that no arithmetic on windows, zones or changes of the
 * clocks is shared with it.
 */
export interface Hours {
  fromMinute: number;
  toMinute: number;
}

/**
 * Weekdays and hours, and days with hours of their own: holidays without any, make-up days with
 * some.
 */
export interface PlainCalendar {
  zone: string;
  weekdays: readonly (typeof WEEKDAYS)[number][];
  hours: readonly Hours[];
  days: Readonly<Record<LocalDate, readonly Hours[]>>;
}

/** A minute that passes, in milliseconds since 1970. */
interface Minute {
  ms: number;
  /**
   * How far the wall clock has come on its date, in minutes after midnight: where an hour is
   * repeated, it waits.
   */
  reached: number;
}

const MINUTE_MS = 60_000;
const HOUR_MINUTES = 60;
const utcMidnight = (date: LocalDate): number => Date.parse(`${date}T00:00:00Z`);

const shown = new Map<string, readonly string[]>();
const formats = new Map<string, Intl.DateTimeFormat>();

/** `2026-03-29 03:00`, for each minute of a UTC hour. */
function wallClocks(zone: string, hourMs: number): readonly string[] {
  const key = `${zone} ${hourMs}`;
  const known = shown.get(key);
  if (known) return known;
  const format =
    formats.get(zone) ??
    new Intl.DateTimeFormat('sv-SE', { timeZone: zone, dateStyle: 'short', timeStyle: 'short' });
  formats.set(zone, format);
  const clocks = Array.from({ length: HOUR_MINUTES }, (_, minute) =>
    format.format(hourMs + minute * MINUTE_MS),
  );
  shown.set(key, clocks);
  return clocks;
}

const dates = new Map<string, readonly Minute[]>();

/** Every minute of a local date, in the order in which they pass. */
function minutesOf(zone: string, date: LocalDate): readonly Minute[] {
  const key = `${zone} ${date}`;
  const known = dates.get(key);
  if (known) return known;
  const minutes: Minute[] = [];
  let reached = 0;
  for (let hour = -15; hour < 24 + 15; hour++) {
    const hourMs = utcMidnight(date) + hour * HOUR_MINUTES * MINUTE_MS;
    for (const [minute, clock] of wallClocks(zone, hourMs).entries()) {
      if (!clock.startsWith(date)) continue;
      reached = Math.max(reached, Number(clock.slice(11, 13)) * 60 + Number(clock.slice(14, 16)));
      minutes.push({ ms: hourMs + minute * MINUTE_MS, reached });
    }
  }
  dates.set(key, minutes);
  return minutes;
}

/** The local date that the wall clock shows at `ms`. */
export function dateShown(zone: string, ms: number): LocalDate {
  const hourMs = Math.floor(ms / (HOUR_MINUTES * MINUTE_MS)) * HOUR_MINUTES * MINUTE_MS;
  return wallClocks(zone, hourMs)[Math.floor((ms - hourMs) / MINUTE_MS)]?.slice(0, 10) as LocalDate;
}

const WEEKDAY = new Intl.DateTimeFormat('en', { timeZone: 'UTC', weekday: 'long' });

function hoursOn({ weekdays, hours, days }: PlainCalendar, date: LocalDate): readonly Hours[] {
  const weekday = WEEKDAY.format(utcMidnight(date)).toLowerCase();
  return days[date] ?? (weekdays.some((day) => day === weekday) ? hours : []);
}

/** The first millisecond of every working minute of a local date. */
export function workingMinutesOn(calendar: PlainCalendar, date: LocalDate): number[] {
  const hours = hoursOn(calendar, date);
  return minutesOf(calendar.zone, date)
    .filter(({ reached }) =>
      hours.some(({ fromMinute, toMinute }) => fromMinute <= reached && reached < toMinute),
    )
    .map(({ ms }) => ms);
}

/** Working seconds between two moments that are at most some days apart. */
export function workingSeconds(calendar: PlainCalendar, fromMs: number, toMs: number): number {
  let ms = 0;
  const last = dateShown(calendar.zone, toMs);
  for (let date = dateShown(calendar.zone, fromMs); date <= last; date = addDays(date, 1))
    for (const minute of workingMinutesOn(calendar, date))
      ms += Math.max(0, Math.min(minute + MINUTE_MS, toMs) - Math.max(minute, fromMs));
  return ms / 1000;
}

/** The first working moment at `ms` or later. */
export function firstWorkingMoment(calendar: PlainCalendar, ms: number): number {
  for (let date = dateShown(calendar.zone, ms); ; date = addDays(date, 1))
    for (const minute of workingMinutesOn(calendar, date))
      if (minute + MINUTE_MS > ms) return Math.max(minute, ms);
}
