import { describe, expect, test } from 'vitest';
import { rulebookOf } from '../../../shared/domain/follow-up/rulebook.ts';
import type { PolicyVersion } from '../../../shared/domain/policy/policy.ts';
import type { LocalDate } from '../../../shared/domain/time/dates.ts';
import { courseOf } from '../follow-up/course.ts';
import { across, D0, FACTS, first, second } from '../follow-up/two-versions.ts';

const byPhone = { 'monthly-touch': { channels: ['phone'] } };

describe('a new version governs the windows that open', () => {
  const secondWindow = (effectiveOn: LocalDate) =>
    across(first(), second(effectiveOn, byPhone), '2012-01-05').tasks().at(-1);

  test('on its effective date', () => {
    expect(secondWindow('2012-01-05')).toMatchObject({
      opens: '2012-01-05',
      policyVersion: 2,
      channels: ['phone'],
    });
  });
  test('not the day before', () => {
    expect(secondWindow('2012-01-06')).toMatchObject({ opens: '2012-01-05', policyVersion: 1 });
    expect(secondWindow('2012-01-06')?.channels).toContain('wechat');
  });
  test('also when it was set long before', () => {
    const course = courseOf(FACTS, rulebookOf([first(), second('2012-01-05', byPhone)]));
    course.sweepDaily(D0, '2012-01-21');
    expect(course.tasks().map(({ opens, policyVersion }) => `${opens} under ${policyVersion}`)).toEqual([
      '2011-11-28 under 1',
      '2011-12-21 under 1',
      '2012-01-05 under 2',
      '2012-01-21 under 2',
    ]);
  });
});

describe('what is open when the policy changes', () => {
  const shorter = { 'idle-week': { afterDays: 3, withinDays: 3, channels: ['meeting'] } };

  test('keeps its window, its due day, its channels and its version', () => {
    const before = across(first(), second('2011-12-01', shorter), '2011-12-04').tasks()[0];
    expect(before).toMatchObject({
      opens: '2011-11-28',
      closes: '2011-12-05',
      dueOn: '2011-12-02',
      channels: ['phone'],
      policyVersion: 1,
      state: 'open',
    });
    expect(across(first(), second('2011-12-01', shorter), '2011-12-05').told()).toEqual([
      'idle-week [2011-11-28, 2011-12-05): missed',
    ]);
  });
  test('stays open when its rule is switched off, and nothing more opens', () => {
    const off = { 'idle-week': { on: false }, 'monthly-touch': { on: false } };
    expect(across(first(), second('2011-12-01', off), '2011-12-04').told()).toEqual([
      'idle-week [2011-11-28, 2011-12-05): open',
    ]);
    expect(across(first(), second('2011-12-01', off), '2012-03-01').told()).toEqual([
      'idle-week [2011-11-28, 2011-12-05): missed',
    ]);
  });
});

describe('a customer between two versions', () => {
  const idle = (afterDays: number) => ({ 'idle-week': { afterDays } });
  const idleTasks = (before: object, after: PolicyVersion) =>
    across(first(before), after, '2011-12-20').told();

  test('is not called a second time when the new version would call later', () => {
    expect(idleTasks(idle(7), second('2011-11-29', idle(14)))).toEqual([
      'idle-week [2011-11-28, 2011-12-05): missed',
    ]);
  });
  test('is called once, later, when the old version has not called yet', () => {
    expect(idleTasks(idle(7), second('2011-11-28', idle(14)))).toEqual([
      'idle-week [2011-12-05, 2011-12-12): missed',
    ]);
  });
  test('is called in what is left of the window that the new version would have opened before', () => {
    expect(idleTasks(idle(14), second('2011-12-01', idle(7)))).toEqual([
      'idle-week [2011-11-28, 2011-12-05): missed',
    ]);
    expect(idleTasks(idle(14), second('2011-12-04', idle(7)))).toEqual([
      'idle-week [2011-11-28, 2011-12-05): missed',
    ]);
  });
  test('is touched in the running window when the new version switches a rule on', () => {
    const course = across(first({ 'monthly-touch': { on: false } }), second('2012-01-10'), '2012-01-21');
    expect(course.told().slice(1)).toEqual([
      'monthly-touch [2012-01-05, 2012-01-21): missed',
      'monthly-touch [2012-01-21, 2012-02-05): open',
    ]);
  });
  test('is not asked twice for the same days when the new version splits the month more finely', () => {
    const weekly = second('2012-01-01', { 'monthly-touch': { touchesPerMonth: 4 } });
    expect(across(first(), weekly, '2012-01-12').told().slice(1)).toEqual([
      'monthly-touch [2011-12-21, 2012-01-05): missed',
      'monthly-touch [2012-01-05, 2012-01-13): open',
    ]);
  });
});
