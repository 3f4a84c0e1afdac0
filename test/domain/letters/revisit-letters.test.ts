import { describe, expect, test } from 'vitest';
import type { Archive } from '../../../shared/domain/customers/archive.ts';
import { LONDON, ordered, rulebookFor } from '../../fixtures/department.ts';
import { courseOf } from '../follow-up/course.ts';

const AGREED = { email: 'ann@example.com', mayMail: true } as const;

/**
 * Ordered last on 2011-11-20: idle-week [11-28, 12-05), then months from 2011-12-21 and 2012-01-21.
 */
const customer = (facts: Partial<Archive> = AGREED, revisitMail: object = {}) =>
  courseOf(
    { ...ordered('2011-11-20'), enrolledOn: '2011-03-01', ...facts },
    rulebookFor({ ...LONDON, revisitMail }),
  );

const lettersOf = (course: ReturnType<typeof customer>) =>
  course.letters().map((letter) => (letter.kind === 'revisit' ? `${letter.rule} ${letter.on}` : letter.kind));

test('a customer gets a letter when they turn idle and at the start of each month, none in the middle', () => {
  const course = customer();
  course.sweepDaily('2011-11-20', '2012-02-20');
  expect(lettersOf(course)).toEqual([
    'idle-week 2011-11-28',
    'monthly-touch 2011-12-21',
    'monthly-touch 2012-01-21',
  ]);
  expect(course.letters()[0]).toMatchObject({ customerId: 'C-1', taskId: 'idle-week:C-1:2011-11-28' });
});

describe('no letter is owed to a customer', () => {
  test('who has not agreed, or who has no address', () => {
    for (const facts of [
      { ...AGREED, mayMail: false },
      { ...AGREED, email: null },
    ]) {
      const course = customer(facts);
      course.sweepDaily('2011-11-20', '2012-02-20');
      expect(course.tasks()).not.toEqual([]);
      expect(lettersOf(course)).toEqual([]);
    }
  });
  test('about a rule whose letters are switched off', () => {
    const course = customer(AGREED, { 'idle-week': false });
    course.sweepDaily('2011-11-20', '2012-01-20');
    expect(lettersOf(course)).toEqual(['monthly-touch 2011-12-21']);
  });
  test('whom somebody has contacted before the sweep, or whose window has closed', () => {
    const touched = customer();
    touched.touch('2011-11-28', 'phone');
    touched.sweep('2011-11-29');
    expect(touched.told()).toEqual(['idle-week [2011-11-28, 2011-12-05): done']);
    expect(lettersOf(touched)).toEqual([]);
    const late = customer();
    late.sweep('2011-12-05');
    expect(lettersOf(late)).toEqual([]);
    const lastDay = customer();
    lastDay.sweep('2011-12-04');
    expect(lettersOf(lastDay)).toEqual(['idle-week 2011-11-28']);
  });
});

describe('at most so many letters go to one customer in a calendar month', () => {
  /** A letter on 2011-12-01 and another on 2011-12-24. */
  const december = (revisitMail: object) => {
    const course = customer({ ...AGREED, ...ordered('2011-11-23') }, revisitMail);
    course.sweepDaily('2011-11-23', '2012-01-25');
    return lettersOf(course);
  };
  test('the cap is counted, and starts over with the next month', () => {
    const [idle, first, second] = [
      'idle-week 2011-12-01',
      'monthly-touch 2011-12-24',
      'monthly-touch 2012-01-24',
    ];
    expect(december({ monthlyCap: 2 })).toEqual([idle, first, second]);
    expect(december({ monthlyCap: 1 })).toEqual([idle, second]);
    expect(december({ monthlyCap: 0 })).toEqual([]);
  });
});
