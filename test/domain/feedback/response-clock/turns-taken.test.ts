import { describe, expect, test } from 'vitest';
import type { Feedback } from '../../../../shared/domain/feedback/feedback.ts';
import { measured } from '../../../../shared/domain/feedback/feedback-standing.ts';
import { answeringOf, turnsTaken } from '../../../../shared/domain/feedback/statistics.ts';
import type { InstantText } from '../../../../shared/domain/time/dates.ts';
import { at } from '../../../fixtures/department.ts';
import { asking, feedbackOf, OFFICE_RULES, sweepOnce } from '../feedback-scene.ts';

/** Reported on Monday at 10:05: deadlines at 11:05, 13:35, 14:35 and 15:35. */
const reported = feedbackOf();
const sweptAt = (feedback: Feedback, now: InstantText): Feedback =>
  sweepOnce({ feedback, steps: [] }, now).feedback;

function decidedAt(feedback: Feedback, by: string, moment: InstantText): Feedback {
  const { unanswered, ...measures } = measured(feedback, by, at(moment), OFFICE_RULES);
  const words = { text: 'Replace it.', answer: 'We replace it.', toCustomer: 'no-consent' } as const;
  return { ...feedback, unanswered, decision: { by, at: moment, recordedAt: moment, ...words, ...measures } };
}

describe('feedback on the whole', () => {
  test('is in time at the deadline, and late a second after it, whether the clock had come to it or not', () => {
    for (const feedback of [reported, sweptAt(reported, '2026-11-23T11:05:00Z')]) {
      const onTime = decidedAt(feedback, 'SV-1', '2026-11-23T11:05:00Z');
      expect(answeringOf(onTime, '2026-11-24T09:00:00Z')).toMatchObject({ outcome: 'in-time', minutes: 60 });
      const late = decidedAt(feedback, 'M-1', '2026-11-23T11:05:01Z');
      expect(answeringOf(late, '2026-11-24T09:00:00Z')).toMatchObject({ outcome: 'late', minutes: 60 });
      expect(late.decision?.rung).toBe(1);
    }
  });
  test('is pending until its deadline is over, then unanswered', () => {
    expect(answeringOf(reported, '2026-11-23T11:05:00Z').outcome).toBe('pending');
    expect(answeringOf(reported, '2026-11-23T11:05:01Z').outcome).toBe('unanswered');
    expect(answeringOf(sweptAt(reported, '2026-11-23T12:00:00Z'), '2026-11-23T12:00:00Z').outcome).toBe(
      'unanswered',
    );
  });
});

describe('each turn counts for the one whose turn it was', () => {
  const told = (feedback: Feedback, now: InstantText) =>
    turnsTaken(feedback, now).map(
      ({ person, department, outcome, minutes }) =>
        `${person} ${department ?? 'service'} ${outcome} ${minutes ?? '-'}`,
    );

  test('those who let it pass, and the one who decided, in minutes of that turn', () => {
    const decided = decidedAt(sweptAt(reported, '2026-11-23T13:35:00Z'), 'D-1', '2026-11-23T13:50:00Z');
    expect(told(decided, '2026-11-24T09:00:00Z')).toEqual([
      'SV-1 service unanswered -',
      'M-1 service unanswered -',
      'D-1 service in-time 15',
    ]);
  });
  test('the same whether the clock had come to the deadline or not', () => {
    for (const feedback of [reported, sweptAt(reported, '2026-11-23T11:05:00Z')])
      expect(told(decidedAt(feedback, 'M-1', '2026-11-23T11:10:00Z'), '2026-11-24T09:00:00Z')).toEqual([
        'SV-1 service unanswered -',
        'M-1 service in-time 5',
      ]);
  });
  test('who decides a turn of their own that has run out is late, and nobody else is blamed', () => {
    expect(told(decidedAt(reported, 'SV-1', '2026-11-23T11:10:00Z'), '2026-11-24T09:00:00Z')).toEqual([
      'SV-1 service late 65',
    ]);
  });
  test('a department that was asked in time takes the turn over, with its own hour', () => {
    const asked = asking(reported, 'SV-1', 'Quality', '2026-11-23T10:30:00Z');
    expect(told(asked, '2026-11-23T11:30:00Z')).toEqual(['H-1 Quality pending -']);
    expect(told(decidedAt(asked, 'H-1', '2026-11-23T11:20:00Z'), '2026-11-24T09:00:00Z')).toEqual([
      'H-1 Quality in-time 50',
    ]);
    expect(told(sweptAt(asked, '2026-11-23T11:30:00Z'), '2026-11-23T11:40:00Z')).toEqual([
      'H-1 Quality unanswered -',
      'M-1 service pending -',
    ]);
  });
  test('the top is told off once, however often it was reminded', () => {
    expect(told(sweptAt(reported, '2026-11-24T12:00:00Z'), '2026-11-24T12:00:00Z')).toEqual([
      'SV-1 service unanswered -',
      'M-1 service unanswered -',
      'D-1 service unanswered -',
      'G-1 service unanswered -',
    ]);
  });
});
