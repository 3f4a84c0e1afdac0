import { describe, expect, test } from 'vitest';
import type { OpenTask } from '../../../shared/domain/customers/archive.ts';
import { endOf } from '../../../shared/domain/follow-up/follow-up.ts';
import { channelsOf, type Rule, ruleNamed } from '../../../shared/domain/follow-up/rules.ts';
import { addDays, type LocalDate } from '../../../shared/domain/time/dates.ts';
import { archiveOf, ordered, policyOf, rulebookFor } from '../../fixtures/department.ts';
import { courseOf } from './course.ts';

/**
 * Ordered last on 2011-11-20: idle-week [11-28, 12-05), then monthly-touch [12-21, 01-05) and
 * [01-05, 01-21).
 */
const idleCustomer = () => courseOf({ ...ordered('2011-11-20'), enrolledOn: '2011-10-01' }, rulebookFor());

describe('a task is done by a touch inside its window', () => {
  const idleTask = (touchedOn: LocalDate, channel: 'phone' | 'email' = 'phone') => {
    const course = idleCustomer();
    for (let day = 27; day <= 30; day++) course.sweep(`2011-11-${day}` as LocalDate);
    course.touch(touchedOn, channel);
    course.sweepDaily('2011-12-01', '2011-12-06');
    return course.told();
  };

  test('on its first day and on its last', () => {
    expect(idleTask('2011-11-28')).toEqual(['idle-week [2011-11-28, 2011-12-05): done']);
    expect(idleTask('2011-12-04')).toEqual(['idle-week [2011-11-28, 2011-12-05): done']);
  });
  test('not the day before it opens, and not on the day it closes', () => {
    expect(idleTask('2011-11-27')).toEqual(['idle-week [2011-11-28, 2011-12-05): missed']);
    expect(idleTask('2011-12-05')).toEqual(['idle-week [2011-11-28, 2011-12-05): missed']);
  });
  test('not through a channel that the rule does not accept', () => {
    expect(idleTask('2011-11-30', 'email')).toEqual(['idle-week [2011-11-28, 2011-12-05): missed']);
  });
});

test('a touch before the sweep that would have opened the task: the task opens as done', () => {
  const course = idleCustomer();
  course.touch('2011-11-28', 'phone');
  expect(course.told()).toEqual([]);
  course.sweep('2011-11-30');
  expect(course.told()).toEqual(['idle-week [2011-11-28, 2011-12-05): done']);
  expect(course.tasks()[0]?.ends).toMatchObject([{ state: 'done', by: 'S-1', on: '2011-11-28' }]);
});

test('a touch the day before the window opens does not open the task as done', () => {
  const course = idleCustomer();
  course.touch('2011-11-27', 'phone');
  course.sweep('2011-11-30');
  expect(course.told()).toEqual(['idle-week [2011-11-28, 2011-12-05): open']);
});

test('one touch does one window of a month, never both', () => {
  const course = idleCustomer();
  course.sweep('2011-12-20');
  course.touch('2012-01-04', 'wechat');
  course.sweepDaily('2012-01-05', '2012-01-20');
  expect(course.told().slice(1)).toEqual([
    'monthly-touch [2011-12-21, 2012-01-05): done',
    'monthly-touch [2012-01-05, 2012-01-21): open',
  ]);
});

describe('an order', () => {
  /** Enrolled on 2011-01-08: annual-visit [2011-12-08, 2012-01-08). */
  const threeOpen = () => {
    const rules = { 'idle-week': { afterDays: 7, withinDays: 20 } };
    const rulebook = rulebookFor({ zone: 'Europe/London', calendar: { holidays: 'none' }, rules });
    const course = courseOf({ ...ordered('2011-11-10'), enrolledOn: '2011-01-08' }, rulebook);
    course.sweep('2011-11-18');
    expect(course.told()).toEqual(['idle-week [2011-11-18, 2011-12-08): open']);
    return course;
  };

  test('cancels idle-week at once, and the customer is asked about again after the new order', () => {
    const course = threeOpen();
    course.order('2011-11-25');
    expect(course.told()).toEqual(['idle-week [2011-11-18, 2011-12-08): cancelled']);
    course.sweep('2011-12-03');
    expect(course.told()[1]).toBe('idle-week [2011-12-03, 2011-12-23): open');
  });
  test('cancels monthly-touch and leaves the annual visit open', () => {
    const course = threeOpen();
    course.sweep('2011-12-12');
    course.order('2011-12-13');
    expect(course.told()).toEqual([
      'idle-week [2011-11-18, 2011-12-08): missed',
      'annual-visit [2011-12-08, 2012-01-08): open',
      'monthly-touch [2011-12-11, 2011-12-26): cancelled',
    ]);
    expect(course.archive().open.map(({ rule }) => rule)).toEqual(['annual-visit']);
  });
  test('on the last day of a window cancels it; on the day it closes the window was missed', () => {
    const onLastDay = threeOpen();
    onLastDay.order('2011-12-07');
    expect(onLastDay.told()).toEqual(['idle-week [2011-11-18, 2011-12-08): cancelled']);
    const tooLate = threeOpen();
    tooLate.order('2011-12-08');
    expect(tooLate.told()).toEqual(['idle-week [2011-11-18, 2011-12-08): missed']);
  });
});

test('a task is missed on the day its window closes, not the day before', () => {
  const course = idleCustomer();
  course.sweepDaily('2011-11-28', '2011-12-04');
  expect(course.told()).toEqual(['idle-week [2011-11-28, 2011-12-05): open']);
  course.sweep('2011-12-05');
  expect(course.told()).toEqual(['idle-week [2011-11-28, 2011-12-05): missed']);
});

describe('the annual visit', () => {
  const annual = (on: LocalDate, channel: 'meeting' | 'phone') => {
    const course = courseOf({ ...ordered('2011-01-20'), enrolledOn: '2011-01-15' }, rulebookFor());
    course.touch(on, channel);
    course.sweepDaily('2011-01-20', '2011-12-15');
    return course.told().filter((line) => line.startsWith('annual-visit'));
  };
  test('is done by any meeting since enrolment, also long before its window', () => {
    expect(annual('2011-01-15', 'meeting')).toEqual(['annual-visit [2011-12-15, 2012-01-15): done']);
  });
  test('is not done by a meeting before enrolment, nor by a phone call', () => {
    expect(annual('2011-01-14', 'meeting')).toEqual(['annual-visit [2011-12-15, 2012-01-15): open']);
    expect(annual('2011-03-01', 'phone')).toEqual(['annual-visit [2011-12-15, 2012-01-15): open']);
  });
});

describe('a task is due on', () => {
  const dueOn = (calendar: object) => {
    const course = courseOf(ordered('2011-11-20'), rulebookFor({ zone: 'Europe/London', calendar }));
    course.sweep('2011-11-28');
    return course.tasks()[0]?.dueOn;
  };
  const days = (from: number, to: number) =>
    Object.fromEntries(Array.from({ length: to - from + 1 }, (_, n) => [`2011-12-0${from + n}`, []]));

  test('the last working day of its window', () => {
    // 2011-12-04, the window's last day, is a Sunday.
    expect(dueOn({ holidays: 'none' })).toBe('2011-12-02');
    expect(dueOn({ holidays: 'none', days: days(2, 2) })).toBe('2011-12-01');
  });
  test('the first working day after its window when no day in it is one, and the window closes with that day', () => {
    const closed = { '2011-11-28': [], '2011-11-29': [], '2011-11-30': [], ...days(1, 2) };
    expect(dueOn({ holidays: 'none', days: closed })).toBe('2011-12-05');
    expect(dueOn({ holidays: 'none', days: { ...closed, '2011-11-28': ['09:00-12:00'] } })).toBe(
      '2011-11-28',
    );
    // The window's last day alone is enough: nothing moves.
    expect(dueOn({ holidays: 'none', days: { ...closed, '2011-12-04': ['09:00-12:00'] } })).toBe(
      '2011-12-04',
    );
  });
  test('the last day of its window when nobody works for months', () => {
    const never = { holidays: 'none', workingDays: ['monday'], days: {} as Record<string, []> };
    for (let day: LocalDate = '2011-11-28'; day < '2012-03-01'; day = addDays(day, 1)) never.days[day] = [];
    expect(dueOn(never)).toBe('2011-12-04');
  });
});

test('a call at Spring Festival may wait for the first working day after it', () => {
  const course = courseOf({ ...ordered('2026-02-07'), enrolledOn: '2026-01-01' }, rulebookFor({}));
  course.sweepDaily('2026-02-15', '2026-02-24');
  expect(course.told()).toEqual(['idle-week [2026-02-15, 2026-02-25): open']);
  expect(course.tasks()[0]?.dueOn).toBe('2026-02-24');
  course.sweep('2026-02-25');
  expect(course.told()).toEqual(['idle-week [2026-02-15, 2026-02-25): missed']);
});

test('a rule whose tasks an event ends asks the archive, and no touch does them', () => {
  const settled: Rule = {
    ...ruleNamed('idle-week'),
    ends: {
      by: 'event',
      endOf: ({ closes }, { balance }) =>
        balance?.amount === '0'
          ? { state: 'cancelled', why: 'archive-corrected', orderId: null, on: addDays(closes, -1) }
          : undefined,
    },
  };
  const task: OpenTask = {
    id: 'idle-week:C-1:2011-11-28',
    rule: 'idle-week',
    opens: '2011-11-28',
    closes: '2011-12-05',
    since: '2011-11-28',
    dueOn: '2011-12-02',
    channels: ['phone'],
  };
  const touch = { on: '2011-11-29', at: '2011-11-29T09:00:00Z', channel: 'phone', by: 'S-1' } as const;
  const owing = archiveOf({ touches: [touch] });
  const paid = { ...owing, balance: { amount: '0', currency: 'CNY', asOf: '2011-12-01' as const } };
  expect(endOf(ruleNamed('idle-week'), task, owing, '2011-12-04')).toMatchObject({ state: 'done' });
  expect(endOf(settled, task, owing, '2011-12-04')).toBeUndefined();
  expect(endOf(settled, task, owing, '2011-12-05')).toEqual({ state: 'missed', on: '2011-12-05' });
  expect(endOf(settled, task, paid, '2011-12-05')).toMatchObject({ state: 'cancelled', on: '2011-12-04' });
  expect(channelsOf(settled, policyOf({}))).toEqual([]);
});
