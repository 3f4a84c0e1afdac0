import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { calendarOf, unknownHolidays } from '../../../shared/domain/time/calendar.ts';
import { addDays, type LocalDate } from '../../../shared/domain/time/dates.ts';
import { holidaysByLaw } from '../../../shared/domain/time/public-holidays.ts';
import { policyOf } from '../../fixtures/department.ts';

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

describe('a year of which no notice is known', () => {
  test('has the days off that are off by law, and no others', () => {
    for (const day of ['2027-01-01', '2030-01-01', '2027-10-01', '2030-05-02', '2003-01-01'] as const)
      expect(china.isWorkingDay(day)).toBe(false);
    // Spring Festival with its eve, Qingming, Dragon Boat, Mid-Autumn.
    for (const day of ['2027-02-05', '2027-02-08', '2027-04-05', '2027-06-09', '2027-09-15'] as const)
      expect(china.isWorkingDay(day)).toBe(false);
    expect(china.isWorkingDay('2027-01-04')).toBe(true);
    expect(calendar({ holidays: 'none' }).isWorkingDay('2027-01-01')).toBe(true);
    expect(calendar({ days: { '2027-01-01': ['09:00-12:00'] } }).isWorkingDay('2027-01-01')).toBe(true);
  });
  test('is told from 60 days before its first day on, until calendar.days names what is off by law', () => {
    expect(unknownHolidays(china, '2026-11-01')).toBeUndefined();
    expect(unknownHolidays(china, '2026-11-02')).toMatchObject({ year: '2027', from: '2027-01-01' });
    expect(unknownHolidays(china, '2027-03-01')).toMatchObject({ year: '2027', from: '2027-03-01' });
    expect(unknownHolidays(china, '2003-06-01')).toMatchObject({ year: '2003' });
    expect(unknownHolidays(calendar({ holidays: 'none' }), '2027-03-01')).toBeUndefined();
    const days = Object.fromEntries(
      (unknownHolidays(china, '2027-03-01')?.off ?? []).map((day) => [day, []]),
    );
    expect(unknownHolidays(calendar({ days }), '2027-03-01')).toBeUndefined();
    const { '2027-06-09': _, ...fewer } = days;
    expect(unknownHolidays(calendar({ days: fewer }), '2027-03-01')).toMatchObject({ year: '2027' });
  });
  test('is taken by a law that every notice since 2008 agrees with', () => {
    for (let year = 2008; year <= 2026; year++)
      for (const day of holidaysByLaw(String(year)))
        if (!day.endsWith('05-02') && !isEve(day))
          expect([day, china.isWorkingDay(day)]).toEqual([day, false]);
  });
});

/** Off by law since 2025 alone. */
const isEve = (day: LocalDate) => {
  const byYear = holidaysByLaw(day.slice(0, 4));
  return byYear.some((next) => next === addDays(day, 3)) && byYear.some((next) => next === addDays(day, 1));
};

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
  const { calendarOf } = await import(process.argv[1] + '/time/calendar.ts');
  const { defaultPolicy } = await import(process.argv[1] + '/policy/policy.ts');
  const calendar = calendarOf(defaultPolicy().calendar);
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
  const domain = fileURLToPath(new URL('../../../shared/domain', import.meta.url));
  const printed = execFileSync(
    process.execPath,
    ['--input-type=module', '--eval', PRINT_WORKING_DAYS, domain],
    { env: { ...process.env, TZ: zone }, encoding: 'utf8' },
  );
  expect(JSON.parse(printed)).toEqual({ offset, working: workingDays('2026-01-01', '2026-12-31') });
});
