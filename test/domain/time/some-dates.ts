import fc from 'fast-check';
import { addDays, addMonths, type LocalDate } from '../../../shared/domain/time/dates.ts';

/** The same examples on every run; another seed tries others. */
export const RUNS = { seed: 20_111_001 };

const LEAP_DAYS: readonly LocalDate[] = [
  '2000-02-29',
  '2004-02-29',
  '2012-02-29',
  '2024-02-29',
  '2028-02-29',
];

const anyDay = fc.integer({ min: 0, max: 13_000 }).map((day) => addDays('2000-01-01', day));
const monthEnd = fc.integer({ min: 1, max: 430 }).map((month) => addDays(addMonths('2000-01-01', month), -1));
const around = (dates: readonly LocalDate[], days: number) =>
  fc
    .tuple(fc.constantFrom(...dates), fc.integer({ min: -days, max: days }))
    .map(([date, offset]) => addDays(date, offset));

/**
 * Any day of thirty-five years; more than half are where calendars go wrong: month ends and leap
 * days.
 */
export const someDate = fc.oneof(
  { weight: 2, arbitrary: anyDay },
  { weight: 1, arbitrary: monthEnd },
  { weight: 1, arbitrary: fc.constantFrom(...LEAP_DAYS) },
  { weight: 1, arbitrary: around(LEAP_DAYS, 32) },
);

/** Days on which the clocks change. Shanghai changed them for the last time in 1991. */
const CHANGES: Readonly<Record<string, readonly LocalDate[]>> = {
  'Europe/London': ['2026-03-29', '2026-10-25'],
  'America/New_York': ['2026-03-08', '2026-11-01'],
  'Australia/Lord_Howe': ['2026-04-05', '2026-10-04'],
  'Asia/Shanghai': ['1991-04-14', '1991-09-15'],
};

export const ZONES = Object.keys(CHANGES);

/** Some date, or one from which windows begin and end around a change of the clocks in `zone`. */
export const someDateIn = (zone: string) => fc.oneof(someDate, around(CHANGES[zone] ?? [], 45));
