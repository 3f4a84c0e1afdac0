import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { WEEKDAYS } from '../../../shared/domain/names.ts';
import { addDays, type LocalDate } from '../../../shared/domain/time/dates.ts';
import { rulebookFor } from '../../fixtures/department.ts';
import type { Hours, PlainCalendar } from './wall-clock.ts';

/**
 * A zone, the dates on which its clocks change, and the minutes of the day around which they do.
 */
interface Changes {
  dates: readonly LocalDate[];
  minutes: readonly number[];
}

/**
 * In some zones an hour is skipped or repeated at night, in Lord Howe half an hour, in others
 * midnight itself.
 */
export const CHANGES: Readonly<Record<string, Changes>> = {
  'Asia/Shanghai': { dates: ['2026-10-10', '1991-04-14', '1991-09-15'], minutes: [0, 90, 150, 180] },
  'Europe/London': { dates: ['2026-03-29', '2026-10-25'], minutes: [59, 60, 61, 75, 90, 119, 120, 121] },
  'America/New_York': { dates: ['2026-03-08', '2026-11-01'], minutes: [60, 90, 119, 120, 150, 179, 180] },
  'Australia/Lord_Howe': { dates: ['2026-04-05', '2026-10-04'], minutes: [89, 90, 105, 119, 120, 135, 150] },
  'Africa/Cairo': { dates: ['2023-04-28', '2023-10-27'], minutes: [0, 1, 30, 60, 1380, 1410, 1440] },
  'America/Sao_Paulo': { dates: ['2018-11-04', '2019-02-17'], minutes: [0, 1, 30, 60, 1380, 1410, 1440] },
  // Samoa skipped the whole day.
  'Pacific/Apia': { dates: ['2011-12-30'], minutes: [0, 60, 600, 1440] },
  'America/Havana': { dates: ['2026-03-08', '2026-11-01'], minutes: [0, 1, 30, 59, 60, 90, 1440] },
};

const USUAL = [540, 720, 810, 1080];
const LAST_MINUTE = 1440;

const changesOf = (zone: string): Changes => CHANGES[zone] ?? { dates: [], minutes: [] };

/** One to four windows of a day, in order; some meet. */
const hoursIn = (zone: string): fc.Arbitrary<Hours[]> => {
  const bound = fc.oneof(
    { weight: 3, arbitrary: fc.constantFrom(...changesOf(zone).minutes) },
    { weight: 1, arbitrary: fc.constantFrom(...USUAL) },
    { weight: 1, arbitrary: fc.integer({ min: 0, max: LAST_MINUTE }) },
  );
  return fc
    .tuple(
      fc.uniqueArray(bound, { minLength: 2, maxLength: 5 }),
      fc.array(fc.boolean(), { minLength: 4, maxLength: 4 }),
    )
    .map(([bounds, works]) => {
      const sorted = bounds.toSorted((a, b) => a - b);
      const windows = sorted.slice(1).map((toMinute, n) => ({ fromMinute: sorted[n] ?? 0, toMinute }));
      const chosen = windows.filter((_, n) => works[n]);
      return chosen.length === 0 ? windows.slice(0, 1) : chosen;
    });
};

const dateAround = (zone: string) =>
  fc
    .tuple(fc.constantFrom(...changesOf(zone).dates), fc.integer({ min: -3, max: 3 }))
    .map(([date, days]) => addDays(date, days));

/**
 * Any weekdays and hours, with holidays and make-up days around the days on which the clocks
 * change.
 */
export const someCalendarIn = (zone: string): fc.Arbitrary<PlainCalendar> =>
  fc.record({
    zone: fc.constant(zone),
    weekdays: fc.subarray([...WEEKDAYS], { minLength: 1 }),
    hours: hoursIn(zone),
    days: fc
      .array(fc.tuple(dateAround(zone), fc.oneof(fc.constant([]), hoursIn(zone))), { maxLength: 4 })
      .map((days) => Object.fromEntries(days)),
  });

/**
 * A moment near a change of the clocks, many of them on a quarter of an hour or a second beside it.
 */
export const someMomentIn = (zone: string): fc.Arbitrary<Temporal.Instant> => {
  const quarters = fc
    .tuple(fc.integer({ min: -200, max: 200 }), fc.constantFrom(-1, 0, 0, 1))
    .map(([quarter, second]) => quarter * 900 + second);
  const anySecond = fc.integer({ min: -172_800, max: 172_800 });
  return fc
    .tuple(fc.constantFrom(...changesOf(zone).dates), fc.oneof(quarters, anySecond))
    .map(([date, seconds]) => Temporal.Instant.from(`${date}T00:00:00Z`).add({ seconds }));
};

const clock = (minute: number): string =>
  `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;
const written = (hours: readonly Hours[]): string[] =>
  hours.map(({ fromMinute, toMinute }) => `${clock(fromMinute)}-${clock(toMinute)}`);

/** The calendar as a policy would have it, and the product's working time by that policy. */
export function workingTimeBy({ zone, weekdays, hours, days }: PlainCalendar) {
  const calendar = {
    holidays: 'none',
    workingDays: weekdays,
    workingHours: written(hours),
    days: Object.fromEntries(Object.entries(days).map(([date, own]) => [date, written(own)])),
  };
  return rulebookFor({ zone, calendar }).governing({ policyVersion: 1 }).time;
}
