import { describe, expect, test } from 'vitest';
import type { Feedback } from '../../../shared/domain/feedback/feedback.ts';
import { measured, rungOfAsking, unansweredAt } from '../../../shared/domain/feedback/feedback-standing.ts';
import type { InstantText } from '../../../shared/domain/time/dates.ts';
import { at } from '../../fixtures/department.ts';
import {
  asking,
  away,
  feedbackOf,
  OFFICE_RULES,
  sweepOnce,
  TEAM,
  teamWith,
  teamWithout,
} from './feedback-scene.ts';

/** Reported on Monday at 10:05: deadlines at 11:05, 13:35, 14:35 and 15:35. */
const reported = feedbackOf();
const sweptAt = (feedback: Feedback, now: InstantText, staff = TEAM): Feedback =>
  sweepOnce({ feedback, steps: [] }, now, staff).feedback;
const measuredAt = (feedback: Feedback, by: string, moment: InstantText) =>
  measured(feedback, by, at(moment), OFFICE_RULES);

describe('the rung of a decision is the number of deadlines that passed, by the calendar', () => {
  test.each<[InstantText, number]>([
    ['2026-11-23T10:05:00Z', 0],
    ['2026-11-23T11:05:00Z', 0],
    ['2026-11-23T11:05:01Z', 1],
    ['2026-11-23T13:35:00Z', 1],
    ['2026-11-23T13:35:01Z', 2],
    ['2026-11-23T14:35:00Z', 2],
    ['2026-11-23T14:35:01Z', 3],
    ['2026-11-23T15:35:01Z', 3],
    ['2027-11-23T10:05:00Z', 3],
  ])('%s is on rung %i, whether the clock has come to it or not', (moment, rung) => {
    for (const feedback of [reported, sweptAt(reported, moment)])
      expect(measuredAt(feedback, 'G-1', moment)).toMatchObject({ rung, inTime: rung === 0 });
  });
  test.each([
    ['a manager', TEAM],
    ['no manager', teamWithout('manager')],
    ['a manager who is away', teamWith({ 'M-1': away('2026-11-23') })],
  ])('with %s', (_what, staff) => {
    const feedback = feedbackOf({}, staff);
    for (const state of [feedback, sweptAt(feedback, '2026-11-23T11:05:00Z', staff)])
      expect(measuredAt(state, 'G-1', '2026-11-23T11:10:00Z').rung).toBe(1);
  });
  test('a department that was asked adds none until its own deadline', () => {
    const second = sweptAt(reported, '2026-11-23T11:05:00Z');
    const asked = asking(second, 'M-1', 'Quality', '2026-11-23T11:30:00Z');
    expect(measuredAt(asked, 'H-1', '2026-11-23T14:00:00Z').rung).toBe(1);
    expect(measuredAt(asked, 'G-1', '2026-11-23T14:00:01Z').rung).toBe(2);
  });
});

describe('the turn in which it is decided', () => {
  test('is that of its holder, in time at the very deadline and late a second after it', () => {
    for (const state of [reported, sweptAt(reported, '2026-11-23T11:05:00Z')])
      expect(measuredAt(state, 'SV-1', '2026-11-23T11:05:00Z')).toEqual({
        unanswered: [],
        rung: 0,
        inTime: true,
        minutes: 60,
        turn: { department: null, inTime: true, minutes: 60 },
      });
    expect(measuredAt(reported, 'SV-1', '2026-11-23T11:05:01Z')).toEqual({
      unanswered: [],
      rung: 1,
      inTime: false,
      minutes: 60,
      turn: { department: null, inTime: false, minutes: 60 },
    });
  });
  test('is that of its holder too when somebody above decides it in time', () => {
    expect(measuredAt(reported, 'M-1', '2026-11-23T10:25:00Z')).toMatchObject({
      unanswered: [],
      turn: { department: null, inTime: true, minutes: 20 },
    });
  });
  test('is one of their own for who decides a turn of somebody else that has run out', () => {
    for (const state of [reported, sweptAt(reported, '2026-11-23T11:05:00Z')])
      expect(measuredAt(state, 'M-1', '2026-11-23T11:10:00Z')).toEqual({
        unanswered: [{ holder: 'SV-1', department: null }],
        rung: 1,
        inTime: false,
        minutes: 65,
        turn: { department: null, inTime: true, minutes: 5 },
      });
  });
  test('is that of the department that was asked, and no longer when its time has run out', () => {
    const asked = asking(reported, 'SV-1', 'Quality', '2026-11-23T10:30:00Z');
    expect(measuredAt(asked, 'H-1', '2026-11-23T11:30:00Z')).toMatchObject({
      unanswered: [],
      inTime: true,
      minutes: 85,
      turn: { department: 'Quality', inTime: true, minutes: 60 },
    });
    for (const state of [asked, sweptAt(asked, '2026-11-23T11:30:00Z')])
      expect(measuredAt(state, 'M-1', '2026-11-23T11:40:00Z')).toMatchObject({
        unanswered: [{ holder: 'H-1', department: 'Quality' }],
        rung: 1,
        turn: { department: null, inTime: true, minutes: 10 },
      });
  });
});

test('another department is asked from the rung of the turn, or from their own above it', () => {
  const asksFrom = (feedback: Feedback, role: (typeof TEAM)[number]['role'], moment: InstantText) =>
    rungOfAsking(feedback, role, at(moment), OFFICE_RULES);
  const second = sweptAt(reported, '2026-11-23T11:05:00Z');
  expect(asksFrom(reported, 'supervisor', '2026-11-23T10:30:00Z')).toBe(0);
  expect(asksFrom(reported, 'manager', '2026-11-23T10:30:00Z')).toBe(1);
  expect(asksFrom(reported, 'general-manager', '2026-11-23T10:30:00Z')).toBe(3);
  expect(asksFrom(second, 'department-head', '2026-11-23T11:30:00Z')).toBe(1);
  // At the very deadline it is still the supervisor's rung, a second later no longer.
  expect(asksFrom(second, 'supervisor', '2026-11-23T11:05:00Z')).toBe(0);
  expect(asksFrom(second, 'supervisor', '2026-11-23T11:05:01Z')).toBe(1);
});

test('what is answered at the very deadline counts against nobody', () => {
  const second = sweptAt(reported, '2026-11-23T11:05:00Z');
  expect(unansweredAt(second, at('2026-11-23T11:05:00Z'))).toEqual([]);
  expect(unansweredAt(second, at('2026-11-23T11:05:01Z'))).toEqual([{ holder: 'SV-1', department: null }]);
});
