import { describe, expect, test } from 'vitest';
import { type Answering, numbersOf, percentile } from '../../../shared/domain/feedback/statistics.ts';

describe('a percentile', () => {
  test.each([
    [[7], 0.5, 7],
    [[7], 0.9, 7],
    [[1, 2], 0.5, 1.5],
    [[1, 2, 3], 0.5, 2],
    [[10, 1, 100, 2], 0.5, 6],
    // As a spreadsheet has it: PERCENTILE.INC of 1 to 10 is 9.1, of 1 to 11 is 10.
    [[1, 2, 3, 4, 5, 6, 7, 8, 9, 10], 0.9, 9.1],
    [[1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11], 0.9, 10],
    [[5, 5, 5], 0.9, 5],
    [[3, 1, 2], 0, 1],
    [[3, 1, 2], 1, 3],
  ])('of %j at %f is %f', (values, share, expected) => {
    expect(percentile(values, share)).toBeCloseTo(expected, 10);
  });
  test('sorts by size, not by spelling, and leaves its values as they were', () => {
    const minutes = [100, 20, 3];
    expect(percentile(minutes, 0.5)).toBe(20);
    expect(minutes).toEqual([100, 20, 3]);
  });
  test('of nothing is none', () => {
    expect(percentile([], 0.5)).toBeNull();
  });
});

describe('the numbers', () => {
  const answered = (
    outcome: Answering['outcome'],
    minutes: number | null = null,
    score: number | null = null,
  ) => ({
    outcome,
    minutes,
    score,
    reopened: false,
  });

  test('of nothing are none', () => {
    expect(numbersOf([])).toEqual({
      count: 0,
      decided: 0,
      unanswered: 0,
      pending: 0,
      inTimeShare: null,
      medianMinutes: null,
      percentile90Minutes: null,
      surveys: 0,
      surveyAverage: null,
      reopened: 0,
    });
  });
  test('share what was in time among all but the pending', () => {
    const given = [
      answered('in-time', 10),
      answered('in-time', 20),
      answered('late', 120),
      answered('unanswered'),
      answered('pending'),
    ];
    expect(numbersOf(given)).toMatchObject({
      count: 5,
      decided: 3,
      unanswered: 1,
      pending: 1,
      inTimeShare: 0.5,
    });
    expect(numbersOf([answered('pending')]).inTimeShare).toBeNull();
    expect(numbersOf([answered('unanswered')])).toMatchObject({ inTimeShare: 0, medianMinutes: null });
  });
  test('take times of what was decided only, and grades where customers gave one', () => {
    const given = [10, 20, 60, 120].map((minutes) => answered('in-time', minutes));
    const numbers = numbersOf([...given, answered('unanswered'), answered('pending')]);
    expect(numbers.medianMinutes).toBe(40);
    expect(numbers.percentile90Minutes).toBeCloseTo(102, 10);
    const graded = [answered('in-time', 1, 5), answered('late', 1, 2), answered('late', 1)];
    expect(numbersOf(graded)).toMatchObject({ surveys: 2, surveyAverage: 3.5 });
  });
});
