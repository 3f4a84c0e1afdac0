import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { calendarOf } from '../../shared/domain/calendar.ts';
import { addDays, type LocalDate } from '../../shared/domain/dates.ts';
import { policyOf } from '../fixtures/department.ts';

const calendar = (settings: object = {}) => calendarOf(policyOf({ calendar: settings }).calendar);
const china = calendar();

/** The dates from `from` to `through` on which people work. */
const workingDays = (from: LocalDate, through: LocalDate, of = china) => {
  const days: LocalDate[] = [];
  for (let day = from; day <= through; day = addDays(day, 1)) if (of.isWorkingDay(day)) days.push(day);
  return days;
};

describe('the calendar of China', () => {
  test('has the National Day of 2026 off, and works on the two days that make up for it', () => {
    expect(workingDays('2026-09-30', '2026-10-11')).toEqual([
      '2026-09-30',
      '2026-10-08',
      '2026-10-09',
      '2026-10-10',
    ]);
    // A Sunday and a Saturday, 调休.
    expect(china.isWorkingDay('2026-09-20')).toBe(true);
    expect(china.isWorkingDay('2026-09-19')).toBe(false);
    expect(china.isWorkingDay('2026-10-10')).toBe(true);
    expect(china.isWorkingDay('2026-10-17')).toBe(false);
  });
  test('has the Spring Festival of 2026 off', () => {
    expect(workingDays('2026-02-13', '2026-02-28')).toEqual([
      '2026-02-13',
      '2026-02-14',
      '2026-02-24',
      '2026-02-25',
      '2026-02-26',
      '2026-02-27',
      '2026-02-28',
    ]);
  });
  test('is not asked when the policy says that there are no holidays', () => {
    const plain = calendar({ holidays: 'none' });
    expect(plain.isWorkingDay('2026-10-01')).toBe(true);
    expect(plain.isWorkingDay('2026-10-10')).toBe(false);
  });
});

test('a working day has a lunch break, a make-up day the same hours, a day off none', () => {
  const usual = [
    { fromMinute: 9 * 60, toMinute: 12 * 60 },
    { fromMinute: 13 * 60 + 30, toMinute: 18 * 60 },
  ];
  expect(china.workingWindows('2026-11-23')).toEqual(usual);
  expect(china.workingWindows('2026-10-10')).toEqual(usual);
  expect(china.workingWindows('2026-10-01')).toEqual([]);
  const night = calendar({ workingHours: ['00:00-06:00', '22:00-24:00'] });
  expect(night.workingWindows('2026-11-23').at(-1)).toEqual({ fromMinute: 22 * 60, toMinute: 24 * 60 });
});

test('working days are those of the policy', () => {
  const middleEast = calendar({ holidays: 'none', workingDays: ['sunday', 'monday'] });
  expect(workingDays('2026-11-22', '2026-11-29', middleEast)).toEqual([
    '2026-11-22',
    '2026-11-23',
    '2026-11-29',
  ]);
});

describe('an overridden day', () => {
  const own = calendar({
    days: {
      '2026-10-01': ['10:00-11:00'],
      '2026-10-10': [],
      '2026-11-28': ['09:00-12:00'],
      '2026-11-23': [],
    },
  });
  test('is a day off when it has no hours: a make-up day or a Monday', () => {
    expect(own.isWorkingDay('2026-10-10')).toBe(false);
    expect(own.isWorkingDay('2026-11-23')).toBe(false);
  });
  test('is a working day with hours of its own: a holiday or a Saturday', () => {
    expect(own.workingWindows('2026-10-01')).toEqual([{ fromMinute: 600, toMinute: 660 }]);
    expect(own.isWorkingDay('2026-11-28')).toBe(true);
  });
  test('leaves the days beside it as they were', () => {
    expect(own.isWorkingDay('2026-10-02')).toBe(false);
    expect(own.isWorkingDay('2026-11-24')).toBe(true);
  });
});

describe('what must be done in a window is due', () => {
  test('on the last working day before it closes', () => {
    expect(china.dueOn('2026-11-23', '2026-11-28')).toBe('2026-11-27');
    expect(china.dueOn('2026-11-23', '2026-11-27')).toBe('2026-11-26');
    expect(china.dueOn('2026-11-23', '2026-11-30')).toBe('2026-11-27');
  });
  test('before a holiday that ends the window, and on a make-up day if that is the last', () => {
    expect(china.dueOn('2026-09-29', '2026-10-06')).toBe('2026-09-30');
    expect(china.dueOn('2026-10-05', '2026-10-12')).toBe('2026-10-10');
  });
  test('on the last day of a window that lies in a holiday', () => {
    expect(china.dueOn('2026-10-01', '2026-10-08')).toBe('2026-10-07');
    expect(china.dueOn('2026-10-01', '2026-10-09')).toBe('2026-10-08');
  });
});

/** Prints the machine's offset from UTC and the working days of 2026, from a process of its own. */
const PRINT_WORKING_DAYS = `
  const { calendarOf } = await import(process.argv[1] + '/calendar.ts');
  const { DEFAULT_POLICY } = await import(process.argv[1] + '/policy.ts');
  const calendar = calendarOf(DEFAULT_POLICY.calendar);
  const days = Array.from({ length: 365 }, (_, day) =>
    new Date(Date.UTC(2026, 0, 1 + day)).toISOString().slice(0, 10));
  console.log(JSON.stringify({
    offset: new Date(2026, 0, 1).getTimezoneOffset(),
    working: days.filter((day) => calendar.isWorkingDay(day)),
  }));`;

test.each([
  ['Pacific/Honolulu', 600],
  ['Pacific/Kiritimati', -840],
])('the calendar is the same on a machine in %s', (zone, offset) => {
  const domain = fileURLToPath(new URL('../../shared/domain', import.meta.url));
  const printed = execFileSync(
    process.execPath,
    ['--input-type=module', '--eval', PRINT_WORKING_DAYS, domain],
    { env: { ...process.env, TZ: zone }, encoding: 'utf8' },
  );
  expect(JSON.parse(printed)).toEqual({ offset, working: workingDays('2026-01-01', '2026-12-31') });
});
