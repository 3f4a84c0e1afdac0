import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Rulebook } from '../../../shared/domain/follow-up/rulebook.ts';
import { nextLook } from '../../../shared/domain/follow-up/verdict.ts';
import { addDays } from '../../../shared/domain/time/dates.ts';
import { ordered, rulebookFor } from '../../fixtures/department.ts';
import { RUNS, ZONES } from '../time/some-dates.ts';
import { type Course, courseOf } from './course.ts';
import { everyDay, type Happening, histories, live, nowAndThen } from './history.ts';

/** Long enough for annual visits, and for windows to be opened in several looks. */
const YEARS_DAYS = 900;

const lateIsTheSame = (zone: string, rulebook: Rulebook, kinds: readonly Happening[], outageDays: number) =>
  fc.property(histories(zone, kinds, outageDays), (history) => {
    const punctual = live(history, rulebook, everyDay(history, rulebook));
    const late = live(history, rulebook, nowAndThen(history, rulebook));
    expect(late.told()).toEqual(punctual.told());
  });

describe.each(ZONES)('in %s', (zone) => {
  const rulebook = rulebookFor({ zone });

  test('late and repeated sweeps open the same windows and end them the same way', () => {
    fc.assert(lateIsTheSame(zone, rulebook, ['phone', 'wechat', 'meeting'], YEARS_DAYS), {
      ...RUNS,
      numRuns: 40,
    });
  });

  test('however long the clock stood still, no window is lost or moved', () => {
    fc.assert(lateIsTheSame(zone, rulebook, [], YEARS_DAYS), { ...RUNS, numRuns: 40 });
  });

  test('with orders in between, a late sweep opens nothing that a punctual one did not', () => {
    const property = fc.property(histories(zone, ['order', 'phone', 'meeting'], YEARS_DAYS), (history) => {
      const punctual = live(history, rulebook, everyDay(history, rulebook));
      const late = live(history, rulebook, nowAndThen(history, rulebook));
      expect(punctual.told()).toEqual(expect.arrayContaining([...late.told()]));

      // Since the last order it opens all that the punctual one did.
      const lastOrderOn = late.archive().lastOrderOn ?? history.lastOrderOn;
      const sinceThen = (course: Course) =>
        course
          .tasks()
          .filter(({ rule, opens }) => rule === 'annual-visit' || opens > lastOrderOn)
          .map(({ id, state }) => `${id} ${state}`);
      expect(sinceThen(late)).toEqual(sinceThen(punctual));
    });
    fc.assert(property, { ...RUNS, numRuns: 40 });
  });

  test('windows of one rule never overlap, and no task is opened before its window or before enrolment', () => {
    const property = fc.property(histories(zone, ['order', 'phone', 'meeting'], YEARS_DAYS), (history) => {
      const tasks = live(history, rulebook, nowAndThen(history, rulebook)).tasks();
      const enrolledOn = addDays(history.lastOrderOn, history.enrolledAfterDays);
      for (const [index, task] of tasks.entries()) {
        const before = tasks.slice(0, index).findLast(({ rule }) => rule === task.rule);
        if (before) expect(before.closes <= task.opens, `${before.id} and ${task.id}`).toBe(true);
        expect(task.closes > enrolledOn).toBe(true);
        expect(task.openedAt >= rulebook.zone.startOf(task.opens)).toBe(true);
      }
    });
    fc.assert(property, { ...RUNS, numRuns: 40 });
  });
});

test('after years one look opens twelve windows of a rule, and the clock looks again at once', () => {
  const course = courseOf({ ...ordered('2009-01-10'), enrolledOn: '2009-01-10' }, rulebookFor());
  course.look('2011-03-01');
  expect(course.tasks().filter(({ rule }) => rule === 'monthly-touch')).toHaveLength(12);
  expect(nextLook(course.archive(), rulebookFor())).toBe('2009-08-11');
});

test('the comparison catches an engine that counts a window from the day of the sweep', () => {
  const book = rulebookFor({ zone: 'Asia/Shanghai' });
  const moving: Rulebook = {
    ...book,
    duties: (rule, anchor, today) =>
      book
        .duties(rule, anchor, today)
        .map((duty) => (duty.opens < today && today < duty.closes ? { ...duty, opens: today } : duty)),
  };
  expect(fc.check(lateIsTheSame('Asia/Shanghai', moving, [], 60), { ...RUNS, numRuns: 20 }).failed).toBe(
    true,
  );
  expect(fc.check(lateIsTheSame('Asia/Shanghai', book, [], 60), { ...RUNS, numRuns: 20 }).failed).toBe(false);
});
