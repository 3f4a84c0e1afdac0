import { describe, expect, test } from 'vitest';
import { addDays, addMonths, type LocalDate } from '../../../shared/domain/time/dates.ts';
import { ordered, rulebookFor } from '../../fixtures/department.ts';
import { courseOf } from './course.ts';

const CALENDARS = {
  'no holidays': { holidays: 'none' },
  'the holidays of China': { holidays: 'china' },
  'Saturdays only': { holidays: 'none', workingDays: ['saturday'] },
};
const ZONES = ['Europe/London', 'America/New_York', 'Australia/Lord_Howe', 'Asia/Shanghai'];

/** The table in docs/design.md, "Follow-up rules", with the years written out. */
const TABLE: readonly { d0: LocalDate; s: LocalDate; idle: string; period0: string[]; period1: string[] }[] =
  [
    {
      d0: '2011-11-20',
      s: '2011-12-21',
      idle: '[2011-11-28, 2011-12-05)',
      period0: ['[2011-12-21, 2012-01-05)', '[2012-01-05, 2012-01-21)'],
      period1: ['[2012-01-21, 2012-02-05)', '[2012-02-05, 2012-02-21)'],
    },
    {
      d0: '2011-01-31',
      s: '2011-03-01',
      idle: '[2011-02-08, 2011-02-15)',
      period0: ['[2011-03-01, 2011-03-16)', '[2011-03-16, 2011-04-01)'],
      period1: ['[2011-04-01, 2011-04-16)', '[2011-04-16, 2011-05-01)'],
    },
    {
      d0: '2012-01-30',
      s: '2012-03-01',
      idle: '[2012-02-07, 2012-02-14)',
      period0: ['[2012-03-01, 2012-03-16)', '[2012-03-16, 2012-04-01)'],
      period1: ['[2012-04-01, 2012-04-16)', '[2012-04-16, 2012-05-01)'],
    },
  ];

describe.each(ZONES)('in %s', (zone) => {
  describe.each(Object.entries(CALENDARS))('with %s', (_name, calendar) => {
    test.each(TABLE)('an order on $d0 asks for what the design says', ({ d0, s, idle, period0, period1 }) => {
      const course = courseOf({ ...ordered(d0), enrolledOn: d0 }, rulebookFor({ zone, calendar }));
      // The last day of period 1: one day later period 2 would begin.
      course.sweepDaily(d0, addDays(addMonths(s, 2), -1));
      const monthly = [...period0, ...period1];
      expect(course.told()).toEqual([
        `idle-week ${idle}: missed`,
        ...monthly.slice(0, -1).map((window) => `monthly-touch ${window}: missed`),
        `monthly-touch ${monthly.at(-1)}: open`,
      ]);
    });
  });
});

test('a window opens on its first day, not the day before', () => {
  const course = courseOf(ordered('2011-11-20'), rulebookFor());
  course.sweep('2011-11-27');
  expect(course.told()).toEqual([]);
  course.sweep('2011-11-28');
  expect(course.told()).toEqual(['idle-week [2011-11-28, 2011-12-05): open']);
});

describe('nobody is blamed for the time before the customer was enrolled', () => {
  const openedWhenEnrolled = (enrolledOn: LocalDate) => {
    const course = courseOf({ ...ordered('2011-11-20'), enrolledOn }, rulebookFor());
    course.sweepDaily('2011-11-20', '2012-01-10');
    return course.told();
  };
  const monthly = ['monthly-touch [2011-12-21, 2012-01-05)', 'monthly-touch [2012-01-05, 2012-01-21): open'];

  test('a window that closes on the day of enrolment is never opened', () => {
    expect(openedWhenEnrolled('2011-12-05')).toEqual([`${monthly[0]}: missed`, monthly[1]]);
    expect(openedWhenEnrolled('2012-01-05')).toEqual([monthly[1]]);
  });
  test('a window whose last day is the day of enrolment is opened', () => {
    expect(openedWhenEnrolled('2011-12-04')).toEqual([
      'idle-week [2011-11-28, 2011-12-05): missed',
      `${monthly[0]}: missed`,
      monthly[1],
    ]);
    expect(openedWhenEnrolled('2012-01-04')).toEqual([`${monthly[0]}: missed`, monthly[1]]);
  });
  test('nothing is opened before the day of enrolment', () => {
    const course = courseOf({ ...ordered('2011-11-20'), enrolledOn: '2011-12-01' }, rulebookFor());
    course.sweep('2011-11-30');
    expect(course.told()).toEqual([]);
    course.sweep('2011-12-01');
    expect(course.told()).toEqual(['idle-week [2011-11-28, 2011-12-05): open']);
  });
});

test('the annual visit is asked for in the last month of every year since enrolment', () => {
  const course = courseOf({ ...ordered('2013-12-31'), enrolledOn: '2012-02-29' }, rulebookFor());
  course.sweepDaily('2012-02-29', '2014-02-10');
  expect(course.told().filter((line) => line.startsWith('annual-visit'))).toEqual([
    'annual-visit [2013-01-29, 2013-02-28): missed',
    'annual-visit [2014-01-29, 2014-02-28): open',
  ]);
});
