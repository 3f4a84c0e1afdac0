import { describe, expect, test } from 'vitest';
import { isLate } from '../../../../shared/domain/feedback/feedback-step.ts';
import { type InstantText, instantText } from '../../../../shared/domain/time/dates.ts';
import { at, rulebookFor } from '../../../fixtures/department.ts';
import { feedbackOf, OFFICE, sweepEveryMinute, sweepOnce, TEAM } from '../feedback-scene.ts';
import { toldOf } from './told-steps.ts';

const reported = (reportedAt: InstantText) => feedbackOf({ reportedAt });

test('a matter that nobody decides goes up rung by rung, and is brought up every working hour at the top', () => {
  const { steps, feedback } = sweepEveryMinute(reported('2026-11-23T10:05:00Z'), '2026-11-25T09:05:00Z');
  expect(toldOf(steps)).toEqual([
    '11-23 10:50 warned SV-1, until 11-23 11:05',
    '11-23 11:05 escalated SV-1 > M-1 on 1 until 11-23 13:35, waited 60',
    // Lunch does not count: 15 working minutes before 13:35.
    '11-23 11:50 warned M-1, until 11-23 13:35',
    '11-23 13:35 escalated M-1 > D-1 on 2 until 11-23 14:35, waited 120',
    '11-23 14:20 warned D-1, until 11-23 14:35',
    '11-23 14:35 escalated D-1 > G-1 on 3 until 11-23 15:35, waited 180',
    '11-23 15:20 warned G-1, until 11-23 15:35',
    '11-23 15:35 reminded G-1 for the 1., waited 240',
    '11-23 16:35 reminded G-1 for the 2., waited 300',
    '11-23 17:35 reminded G-1 for the 3., waited 360',
    '11-24 09:35 reminded G-1 for the 4., waited 420',
    '11-24 10:35 reminded G-1 for the 5., waited 480',
    '11-24 11:35 reminded G-1 for the 6., waited 540',
    '11-24 14:05 reminded G-1 for the 7., waited 600',
    '11-24 15:05 reminded G-1 for the 8., waited 660',
    '11-24 16:05 reminded G-1 for the 9., waited 720',
    '11-24 17:05 reminded G-1 for the 10., waited 780',
    '11-25 09:05 reminded G-1 for the 11., waited 840',
  ]);
  expect(steps.map(({ number }) => number)).toEqual(steps.map((_, index) => index + 2));
  expect(steps.every((step) => step.lateSeconds === 0 && step.recordedAt === step.at)).toBe(true);
  expect(feedback).toMatchObject({ steps: 19, version: 19, lastStepAt: '2026-11-25T09:05:00Z' });
});

test('over an evening and a week-end every turn begins with the next working day', () => {
  const { steps } = sweepEveryMinute(reported('2026-11-27T17:40:00Z'), '2026-11-30T12:00:00Z');
  expect(toldOf(steps)).toEqual([
    '11-27 17:45 warned SV-1, until 11-27 18:00',
    '11-27 18:00 escalated SV-1 > M-1 on 1 until 11-30 10:00, waited 20',
    '11-30 09:45 warned M-1, until 11-30 10:00',
    '11-30 10:00 escalated M-1 > D-1 on 2 until 11-30 11:00, waited 80',
    '11-30 10:45 warned D-1, until 11-30 11:00',
    '11-30 11:00 escalated D-1 > G-1 on 3 until 11-30 12:00, waited 140',
    '11-30 11:45 warned G-1, until 11-30 12:00',
    '11-30 12:00 reminded G-1 for the 1., waited 200',
  ]);
});

describe('the clock does nothing before its time, and says how late it was', () => {
  const start = { feedback: reported('2026-11-23T10:05:00Z'), steps: [] };
  test('a second before the warning and before the deadline', () => {
    expect(sweepOnce(start, '2026-11-23T10:49:59Z').steps).toEqual([]);
    const warned = sweepOnce(start, '2026-11-23T10:50:00Z');
    expect(warned.steps).toHaveLength(1);
    expect(sweepOnce(warned, '2026-11-23T11:04:59Z').steps).toHaveLength(1);
    expect(sweepOnce(warned, '2026-11-23T11:05:00Z').steps).toHaveLength(2);
  });
  test.each([
    [0, false],
    [59, false],
    [60, false],
    [61, true],
    [3 * 86_400, true],
  ])('%i seconds after: late is %s', (seconds, late) => {
    const now = instantText(at('2026-11-23T10:50:00Z').add({ seconds }));
    const [step] = sweepOnce(start, now).steps;
    expect(step).toMatchObject({ at: '2026-11-23T10:50:00Z', recordedAt: now, lateSeconds: seconds });
    expect(step && isLate(step)).toBe(late);
  });
  test('after three days everything is made up for once, in order, and reminders only with the last', () => {
    const { steps, feedback } = sweepOnce(start, '2026-11-26T11:00:00Z');
    expect(toldOf(steps).slice(-3)).toEqual([
      '11-23 14:35 escalated D-1 > G-1 on 3 until 11-23 15:35, waited 180',
      '11-23 15:20 warned G-1, until 11-23 15:35',
      '11-26 10:35 reminded G-1 for the 20., waited 1380',
    ]);
    expect(steps).toHaveLength(8);
    expect(steps.map((step) => step.at)).toEqual(steps.map((step) => step.at).toSorted());
    expect(feedback.turn.next).toEqual({ does: 'remind', at: '2026-11-26T11:35:00Z' });
  });
});

test('the minutes and the ladder are those of the policy under which it was reported', () => {
  const response = {
    decideWithinMinutes: 30,
    warnBeforeMinutes: 10,
    remindEveryMinutes: 45,
    ladder: ['manager', 'general-manager'],
  };
  const rules = rulebookFor({ ...OFFICE, response });
  const { steps } = sweepEveryMinute(feedbackOf({}, TEAM, rules), '2026-11-23T11:50:00Z', TEAM, rules);
  expect(toldOf(steps)).toEqual([
    '11-23 10:25 warned M-1, until 11-23 10:35',
    '11-23 10:35 escalated M-1 > G-1 on 1 until 11-23 11:05, waited 30',
    '11-23 10:55 warned G-1, until 11-23 11:05',
    '11-23 11:05 reminded G-1 for the 1., waited 60',
    '11-23 11:50 reminded G-1 for the 2., waited 105',
  ]);
});
