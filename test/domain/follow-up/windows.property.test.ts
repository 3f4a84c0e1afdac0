import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, test } from 'vitest';
import { defaultPolicy, type Policy } from '../../../shared/domain/policy/policy.ts';
import {
  annualWindow,
  idleWindow,
  monthlyWindow,
  type Window,
} from '../../../shared/domain/policy/windows.ts';
import { addDays, addMonths, daysBetween, type LocalDate } from '../../../shared/domain/time/dates.ts';
import { RUNS, someDate } from '../time/some-dates.ts';

type MonthlyRule = Policy['rules']['monthly-touch'];
type MonthlyWindow = (lastOrderOn: LocalDate, n: number, rule: MonthlyRule) => Window;

const { rules } = defaultPolicy();
const MONTHS = 26;

const monthlyRule = fc
  .record({ afterMonths: fc.integer({ min: 1, max: 12 }), touchesPerMonth: fc.integer({ min: 1, max: 4 }) })
  .map((numbers): MonthlyRule => ({ ...rules['monthly-touch'], ...numbers }));

/** Counted by Temporal from the last order alone, beside the code under test. */
const startOfPeriod = (lastOrderOn: LocalDate, period: number, { afterMonths }: MonthlyRule): string =>
  Temporal.PlainDate.from(lastOrderOn)
    .add({ months: afterMonths })
    .add({ days: 1 })
    .add({ months: period }, { overflow: 'constrain' })
    .toString();

const windowsOf = (windowAt: MonthlyWindow, lastOrderOn: LocalDate, rule: MonthlyRule): Window[] =>
  Array.from({ length: MONTHS * rule.touchesPerMonth }, (_, n) => windowAt(lastOrderOn, n, rule));

/** Every day from S on lies in exactly one window. */
const coversEveryDayOnce = (windowAt: MonthlyWindow) =>
  fc.property(someDate, monthlyRule, (lastOrderOn, rule) => {
    const end = startOfPeriod(lastOrderOn, MONTHS, rule);
    const times = new Map<string, number>();
    for (const { opens, closes } of windowsOf(windowAt, lastOrderOn, rule))
      for (let day = opens; day < closes; day = addDays(day, 1)) times.set(day, (times.get(day) ?? 0) + 1);
    let day = startOfPeriod(lastOrderOn, 0, rule) as LocalDate;
    expect(times.size).toBe(daysBetween(day, end as LocalDate));
    for (; day < end; day = addDays(day, 1)) expect(times.get(day), day).toBe(1);
  });

/** Each month is counted from S itself, so a short month shortens no other. */
const countsMonthsFromS = (windowAt: MonthlyWindow) =>
  fc.property(someDate, monthlyRule, (lastOrderOn, rule) => {
    for (let period = 0; period < MONTHS; period++)
      expect(windowAt(lastOrderOn, period * rule.touchesPerMonth, rule).opens).toBe(
        startOfPeriod(lastOrderOn, period, rule),
      );
  });

test('month ends and leap days are among the dates that are tried', () => {
  const tried = fc.sample(someDate, { ...RUNS, numRuns: 100 });
  expect(tried.filter((date) => addDays(date, 1).endsWith('-01')).length).toBeGreaterThan(10);
  expect(tried.filter((date) => date.endsWith('-02-29')).length).toBeGreaterThan(0);
});

test('monthly windows cover every day from S on exactly once', () => {
  fc.assert(coversEveryDayOnce(monthlyWindow), { ...RUNS, numRuns: 60 });
});

test('every month is counted from S', () => {
  fc.assert(countsMonthsFromS(monthlyWindow), RUNS);
});

test('no window of a month is longer than another by more than a day', () => {
  const property = fc.property(someDate, monthlyRule, fc.nat(MONTHS), (lastOrderOn, rule, period) => {
    const lengths = Array.from({ length: rule.touchesPerMonth }, (_, part) => {
      const { opens, closes } = monthlyWindow(lastOrderOn, period * rule.touchesPerMonth + part, rule);
      return daysBetween(opens, closes);
    });
    expect(Math.max(...lengths) - Math.min(...lengths)).toBeLessThanOrEqual(1);
  });
  fc.assert(property, RUNS);
});

describe('the properties above catch', () => {
  const failing = <T>(property: fc.IProperty<T>) => fc.check(property, RUNS).failed;

  test('months that are added step by step', () => {
    const stepwise: MonthlyWindow = (lastOrderOn, n, rule) => {
      let start = addDays(addMonths(lastOrderOn, rule.afterMonths), 1);
      for (let month = 0; month < Math.floor(n / rule.touchesPerMonth); month++) start = addMonths(start, 1);
      const days = daysBetween(start, addMonths(start, 1));
      const splitAt = (part: number) => addDays(start, Math.floor((part * days) / rule.touchesPerMonth));
      const part = n % rule.touchesPerMonth;
      return { opens: splitAt(part), closes: splitAt(part + 1) };
    };
    expect(failing(countsMonthsFromS(stepwise))).toBe(true);
  });
  test('months of 30 days', () => {
    const ofThirtyDays: MonthlyWindow = (lastOrderOn, n, rule) => {
      const first = addDays(addMonths(lastOrderOn, rule.afterMonths), 1);
      const at = (count: number) => addDays(first, Math.floor((count * 30) / rule.touchesPerMonth));
      return { opens: at(n), closes: at(n + 1) };
    };
    expect(failing(countsMonthsFromS(ofThirtyDays))).toBe(true);
  });
  test('windows that share a day', () => {
    const closedRange: MonthlyWindow = (lastOrderOn, n, rule) => {
      const { opens, closes } = monthlyWindow(lastOrderOn, n, rule);
      return { opens, closes: addDays(closes, 1) };
    };
    expect(failing(coversEveryDayOnce(closedRange))).toBe(true);
  });
  test('a day between two windows', () => {
    const opensLate: MonthlyWindow = (lastOrderOn, n, rule) => {
      const { opens, closes } = monthlyWindow(lastOrderOn, n, rule);
      return { opens: n % 7 === 3 ? addDays(opens, 1) : opens, closes };
    };
    expect(failing(coversEveryDayOnce(opensLate))).toBe(true);
  });
});

test('the idle week is over before the first month begins, whatever the last order', () => {
  const property = fc.property(someDate, (lastOrderOn) => {
    const idle = idleWindow(lastOrderOn, rules['idle-week']);
    expect(daysBetween(lastOrderOn, idle.opens)).toBe(8);
    expect(daysBetween(idle.opens, idle.closes)).toBe(7);
    expect(idle.closes <= monthlyWindow(lastOrderOn, 0, rules['monthly-touch']).opens).toBe(true);
  });
  fc.assert(property, {
    ...RUNS,
    examples: [['2011-01-31'], ['2012-01-31'], ['2012-02-29'], ['2011-12-31']],
  });
});

test('annual visits: one a year, in its last month, and touches count from the year before on', () => {
  const years = fc.integer({ min: 0, max: 30 });
  const property = fc.property(someDate, years, (enrolledOn, year) => {
    const { since, opens, closes } = annualWindow(enrolledOn, year, rules['annual-visit']);
    const enrolled = Temporal.PlainDate.from(enrolledOn);
    expect(since).toBe(enrolled.add({ months: 12 * year }).toString());
    expect(opens).toBe(enrolled.add({ months: 12 * year + 11 }).toString());
    expect(closes).toBe(enrolled.add({ months: 12 * year + 12 }).toString());
    const next = annualWindow(enrolledOn, year + 1, rules['annual-visit']);
    expect(next.since).toBe(closes);
    expect(closes < next.opens).toBe(true);
  });
  fc.assert(property, {
    ...RUNS,
    examples: [
      ['2012-02-29', 0],
      ['2011-03-31', 0],
      ['2024-02-29', 3],
    ],
  });
});
