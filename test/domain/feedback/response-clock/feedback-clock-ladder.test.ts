import { describe, expect, test } from 'vitest';
import type { InstantText } from '../../../../shared/domain/time/dates.ts';
import { rulebookFor } from '../../../fixtures/department.ts';
import {
  away,
  feedbackOf,
  sweepEveryMinute,
  sweepOnce,
  TEAM,
  teamWith,
  teamWithout,
} from '../feedback-scene.ts';
import { toldOf } from './told-steps.ts';

describe('a rung without anybody is left out', () => {
  test('in the middle of the ladder', () => {
    const staff = teamWithout('manager', 'marketing-director');
    const { steps } = sweepEveryMinute(feedbackOf({}, staff), '2026-11-23T13:35:00Z', staff);
    expect(toldOf(steps)).toEqual([
      '11-23 10:50 warned SV-1, until 11-23 11:05',
      '11-23 11:05 escalated SV-1 > G-1 on 3 until 11-23 13:35, waited 60',
      '11-23 11:50 warned G-1, until 11-23 13:35',
      '11-23 13:35 reminded G-1 for the 1., waited 120',
    ]);
  });
  test('with nobody above, whoever holds it keeps it and is reminded', () => {
    const staff = teamWithout('manager', 'marketing-director', 'general-manager');
    const { steps, feedback } = sweepEveryMinute(feedbackOf({}, staff), '2026-11-23T13:35:00Z', staff);
    expect(toldOf(steps).slice(1)).toEqual([
      '11-23 11:05 reminded SV-1 for the 1., waited 60',
      '11-23 13:35 reminded SV-1 for the 2., waited 120',
    ]);
    expect(feedback.turn).toMatchObject({ rung: 0, holder: 'SV-1', reminded: 2 });
  });
  test('with nobody at all the clock runs on for nobody', () => {
    const { steps } = sweepEveryMinute(feedbackOf({}, []), '2026-11-23T11:05:00Z', []);
    expect(toldOf(steps)).toEqual([
      '11-23 10:50 warned null, until 11-23 11:05',
      '11-23 11:05 reminded null for the 1., waited 60',
    ]);
  });
});

test('nobody is escalated to on New Year’s Day, also in a year whose holidays nobody knows yet', () => {
  const china = rulebookFor({ zone: 'Asia/Shanghai' });
  const reportedAt = '2026-12-31T09:30:00Z';
  const { steps } = sweepEveryMinute(
    feedbackOf({ reportedAt, start: reportedAt }, TEAM, china),
    '2027-01-05T12:00:00Z',
    TEAM,
    china,
  );
  const days = steps.flatMap((step) => ('at' in step ? [step.at.slice(0, 10)] : []));
  expect(days.length).toBeGreaterThan(3);
  expect(days).not.toContain('2027-01-01');
});

describe('who is away is asked of the day on which a turn begins to run', () => {
  /** Swept at the supervisor's very deadline. */
  const escalated = (reportedAt: InstantText, staff: typeof TEAM) => {
    const feedback = feedbackOf({ reportedAt }, staff);
    return sweepOnce({ feedback, steps: [] }, feedback.deadline, staff).feedback.turn;
  };

  test('a manager who is away today is passed over today', () => {
    const turn = escalated('2026-11-23T16:50:00Z', teamWith({ 'M-1': away('2026-11-23') }));
    expect(turn).toMatchObject({
      rung: 2,
      holder: 'D-1',
      passedOver: ['M-1'],
      since: '2026-11-23T17:50:00Z',
    });
  });
  test('but not when the turn comes at the end of today and runs tomorrow', () => {
    const turn = escalated('2026-11-23T17:40:00Z', teamWith({ 'M-1': away('2026-11-23') }));
    expect(turn).toMatchObject({ rung: 1, holder: 'M-1', passedOver: [], since: '2026-11-23T18:00:00Z' });
  });
  test('and a manager who is away tomorrow is passed over then, for whoever stands in', () => {
    const staff = teamWith({ 'M-1': away('2026-11-24', '2026-11-24', 'SV-2') });
    expect(escalated('2026-11-23T17:40:00Z', staff)).toMatchObject({
      rung: 1,
      holder: 'SV-2',
      passedOver: ['M-1'],
      start: '2026-11-24T09:00:00Z',
    });
  });
});

describe('the turn does not come back to the one who has just let it pass', () => {
  test.each([
    ['stands in for the supervisor', 'SV-1', 'M-1', { rung: 2, holder: 'D-1', passedOver: [] }],
    [
      'is the supervisor, standing in for the manager',
      'M-1',
      'SV-1',
      { rung: 2, holder: 'D-1', passedOver: ['M-1'] },
    ],
  ])('while somebody else is there: who %s', (_what, absent, substitute, next) => {
    const staff = teamWith({ [absent]: away('2026-11-23', '2026-11-23', substitute) });
    const feedback = feedbackOf({}, staff);
    expect(feedback.turn).toMatchObject({ rung: 0, holder: substitute });
    expect(sweepOnce({ feedback, steps: [] }, '2026-11-23T11:05:00Z', staff).feedback.turn).toMatchObject(
      next,
    );
  });
  test('but with nobody else there it does, on the next rung', () => {
    const absent = { 'M-1': away('2026-11-23', '2026-11-23', 'SV-1') };
    const staff = teamWith(absent).filter(({ staffId }) => !['D-1', 'G-1'].includes(staffId));
    const feedback = feedbackOf({}, staff);
    const { turn } = sweepOnce({ feedback, steps: [] }, '2026-11-23T11:05:00Z', staff).feedback;
    expect(turn).toMatchObject({
      rung: 1,
      holder: 'SV-1',
      passedOver: ['M-1'],
      since: '2026-11-23T11:05:00Z',
    });
  });
});
