import { expect, test } from 'vitest';
import { measured } from '../../../../shared/domain/feedback/feedback-standing.ts';
import { turnsTaken } from '../../../../shared/domain/feedback/statistics.ts';
import type { InstantText } from '../../../../shared/domain/time/dates.ts';
import { at } from '../../../fixtures/department.ts';
import { feedbackOf, OFFICE_RULES, sweepOnce } from '../feedback-scene.ts';

// Reported on Monday at 10:05; the top's turn runs from 14:35 to 15:35.
const sweptAt = (now: InstantText) => sweepOnce({ feedback: feedbackOf(), steps: [] }, now).feedback;

test.each(['2026-11-23T10:05:00Z', '2026-11-23T14:35:00Z', '2026-11-23T15:35:00Z'] as const)(
  'the top decides five minutes after its own deadline, the clock last came at %s: late, in 65 minutes',
  (swept) => {
    const { turn } = measured(sweptAt(swept), 'G-1', at('2026-11-23T15:40:00Z'), OFFICE_RULES);
    expect(turn).toEqual({ department: null, inTime: false, minutes: 65 });
  },
);
test.each(['2026-11-23T10:05:00Z', '2026-11-23T11:05:00Z', '2026-11-23T13:35:00Z'] as const)(
  'the director decides fifteen minutes after the second deadline, the clock last came at %s',
  (swept) => {
    const feedback = sweptAt(swept);
    const { unanswered, ...measures } = measured(feedback, 'D-1', at('2026-11-23T13:50:00Z'), OFFICE_RULES);
    expect(measures.turn).toEqual({ department: null, inTime: true, minutes: 15 });
    // The manager was never told where the clock had not come to the first deadline.
    const told = swept > '2026-11-23T11:00:00Z' ? ['SV-1', 'M-1'] : ['SV-1'];
    expect(unanswered.map(({ holder }) => holder)).toEqual(told);
  },
);
test('the turn of the top counts once, decided late after a reminder', () => {
  const feedback = sweptAt('2026-11-23T15:35:00Z');
  const { unanswered, ...measures } = measured(feedback, 'G-1', at('2026-11-23T15:40:00Z'), OFFICE_RULES);
  const moment = '2026-11-23T15:40:00Z' as const;
  const words = { text: '', answer: '', toCustomer: 'no-consent' } as const;
  const decision = { by: 'G-1', at: moment, recordedAt: moment, ...words, ...measures };
  const own = turnsTaken({ ...feedback, unanswered, decision }, moment).filter(
    ({ person }) => person === 'G-1',
  );
  expect(own.map(({ outcome }) => outcome)).toEqual(['late']);
});
