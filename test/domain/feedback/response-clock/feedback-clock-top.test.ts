import { expect, test } from 'vitest';
import { away, feedbackOf, sweepEveryMinute, sweepOnce, TEAM, teamWith } from '../feedback-scene.ts';
import { toldOf } from './told-steps.ts';

/** The top's own deadline is 15:35 on Monday; it is reminded then and every working hour. */
const atTheTop = sweepOnce({ feedback: feedbackOf(), steps: [] }, '2026-11-23T15:35:00Z');

test('when the top has gone away since, the next reminder is the turn of whoever stands in', () => {
  const staff = teamWith({ 'G-1': away('2026-11-24', '2026-11-30', 'D-1') });
  const { steps, feedback } = sweepEveryMinute(atTheTop.feedback, '2026-11-24T10:35:00Z', staff);
  expect(toldOf(steps)).toEqual([
    '11-23 16:35 reminded G-1 for the 2., waited 300',
    '11-23 17:35 reminded G-1 for the 3., waited 360',
    '11-24 09:35 escalated G-1 > D-1 on 3 until 11-24 10:35, waited 420',
    '11-24 10:20 warned D-1, until 11-24 10:35',
    '11-24 10:35 reminded D-1 for the 1., waited 480',
  ]);
  expect(feedback.turn).toMatchObject({ rung: 3, holder: 'D-1', passedOver: ['G-1'] });
});

test('a top that is away without anybody in their place is reminded all the same', () => {
  const staff = teamWith({ 'G-1': away('2026-11-24', '2026-11-30') });
  const { steps } = sweepEveryMinute(atTheTop.feedback, '2026-11-24T09:35:00Z', staff);
  expect(toldOf(steps).at(-1)).toBe('11-24 09:35 reminded G-1 for the 4., waited 420');
});

test('what came in while nobody was there goes to whoever comes', () => {
  const reported = feedbackOf({}, []);
  const { feedback } = sweepEveryMinute(reported, '2026-11-23T11:05:00Z', []);
  expect(feedback.turn.holder).toBeNull();
  const { steps } = sweepEveryMinute(feedback, '2026-11-23T13:35:00Z', TEAM);
  expect(toldOf(steps)).toEqual(['11-23 13:35 escalated null > SV-1 on 0 until 11-23 14:35, waited 120']);
});
