import { describe, expect, test } from 'vitest';
import { asking, feedbackOf, sweepEveryMinute, sweepOnce, teamWithout } from '../feedback-scene.ts';
import { toldOf } from './told-steps.ts';

describe('another department that was asked', () => {
  test('by the supervisor has a clock of its own, and its silence goes to the rung above', () => {
    const asked = asking(feedbackOf(), 'SV-1', 'Quality', '2026-11-23T10:30:00Z');
    const { steps } = sweepEveryMinute(asked, '2026-11-23T11:30:00Z');
    expect(toldOf(steps)).toEqual([
      '11-23 11:15 warned H-1, until 11-23 11:30',
      '11-23 11:30 escalated H-1 > M-1 on 1 until 11-23 14:00, waited 85',
    ]);
  });
  test.each([
    ['M-1', '2026-11-23T11:10:00Z', '11-23 13:40 escalated H-1 > D-1 on 2 until 11-23 14:40, waited 125'],
    ['D-1', '2026-11-23T14:00:00Z', '11-23 15:00 escalated H-1 > G-1 on 3 until 11-23 16:00, waited 205'],
    // Nobody stands above the top: there it goes back to the one who asked.
    ['G-1', '2026-11-23T15:00:00Z', '11-23 16:00 escalated H-1 > G-1 on 3 until 11-23 17:00, waited 265'],
  ] as const)('by %s', (by, since, escalated) => {
    const { feedback } = sweepEveryMinute(feedbackOf(), since);
    expect(feedback.turn.holder).toBe(by);
    const asked = { feedback: asking(feedback, by, 'Quality', since), steps: [] };
    expect(toldOf(sweepOnce(asked, '2026-11-23T16:00:00Z').steps)[1]).toBe(escalated);
  });
  test('by a manager who steps in during the turn of the supervisor: it counts from the rung of the manager', () => {
    const asked = asking(feedbackOf(), 'M-1', 'Quality', '2026-11-23T10:40:00Z');
    expect(asked.turn).toMatchObject({ rung: 1, holder: 'H-1' });
    expect(toldOf(sweepEveryMinute(asked, '2026-11-23T11:40:00Z').steps)[1]).toBe(
      '11-23 11:40 escalated H-1 > D-1 on 2 until 11-23 14:10, waited 95',
    );
  });
  test('by the supervisor at the very deadline: goes on to the manager, as in the minute before', () => {
    for (const since of ['2026-11-23T11:04:00Z', '2026-11-23T11:05:00Z'] as const) {
      const { feedback } = sweepEveryMinute(feedbackOf(), since);
      const asked = asking(feedback, 'SV-1', 'Quality', since);
      expect(asked).toMatchObject({ turn: { rung: 0, holder: 'H-1' }, unanswered: [] });
      const { turn } = sweepOnce({ feedback: asked, steps: [] }, '2026-11-23T13:35:00Z').feedback;
      expect(turn).toMatchObject({ rung: 1, holder: 'M-1' });
    }
  });
  test('with nobody above, leaves it to the one who asked', () => {
    const staff = teamWithout('manager', 'marketing-director', 'general-manager');
    const asked = asking(feedbackOf({}, staff), 'SV-1', 'Quality', '2026-11-23T10:30:00Z', staff);
    expect(toldOf(sweepEveryMinute(asked, '2026-11-23T14:00:00Z', staff).steps)).toEqual([
      '11-23 11:15 warned H-1, until 11-23 11:30',
      '11-23 11:30 escalated H-1 > SV-1 on 0 until 11-23 14:00, waited 85',
      '11-23 13:45 warned SV-1, until 11-23 14:00',
      '11-23 14:00 reminded SV-1 for the 1., waited 145',
    ]);
  });
  test('one after the other, each with a clock of its own', () => {
    const first = asking(feedbackOf(), 'SV-1', 'Quality', '2026-11-23T10:30:00Z');
    const second = asking(first, 'H-1', 'Logistics', '2026-11-23T11:20:00Z');
    expect(second).toMatchObject({
      turn: { rung: 0, holder: 'H-2', deadline: '2026-11-23T13:50:00Z', reminded: 0 },
      departments: ['Quality', 'Logistics'],
    });
  });
});
