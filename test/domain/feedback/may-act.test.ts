import { describe, expect, test } from 'vitest';
import type { Feedback } from '../../../shared/domain/feedback/feedback.ts';
import { mayAct } from '../../../shared/domain/feedback/feedback-standing.ts';
import type { InstantText } from '../../../shared/domain/time/dates.ts';
import { at } from '../../fixtures/department.ts';
import { asking, away, feedbackOf, OFFICE_RULES, sweepOnce, TEAM, teamWith } from './feedback-scene.ts';

/** Who of the team may decide at that moment, or ask another department. */
const whoMay = (feedback: Feedback, moment: InstantText): string[] =>
  TEAM.filter((member) => mayAct(feedback, member, at(moment), OFFICE_RULES)).map(({ staffId }) => staffId);

const sweptAt = (feedback: Feedback, now: InstantText, staff = TEAM): Feedback =>
  sweepOnce({ feedback, steps: [] }, now, staff).feedback;

/** Reported on Monday at 10:05: deadlines at 11:05, 13:35, 14:35 and 15:35. */
const onFirst = feedbackOf();
const onSecond = sweptAt(onFirst, '2026-11-23T11:05:00Z');
const onTop = sweptAt(onFirst, '2026-11-23T14:35:00Z');

describe('who may decide', () => {
  test('the supervisor whose turn it is and everybody above; no other supervisor, nobody below or beside', () => {
    expect(whoMay(onFirst, '2026-11-23T10:30:00Z')).toEqual(['SV-1', 'M-1', 'D-1', 'G-1']);
    // Also before the hour begins to count, and late while the clock stands still.
    expect(whoMay(onFirst, '2026-11-23T10:05:00Z')).toEqual(['SV-1', 'M-1', 'D-1', 'G-1']);
    expect(whoMay(onFirst, '2026-11-23T11:20:00Z')).toEqual(['SV-1', 'M-1', 'D-1', 'G-1']);
  });
  test('after an escalation the next leader, and no longer the one who let it pass', () => {
    expect(whoMay(onSecond, '2026-11-23T11:05:01Z')).toEqual(['M-1', 'D-1', 'G-1']);
    expect(whoMay(onTop, '2026-11-23T14:35:01Z')).toEqual(['G-1']);
  });
  test('at the very deadline still the one whose deadline it is, also when the clock has come to it', () => {
    expect(whoMay(onSecond, '2026-11-23T11:05:00Z')).toEqual(['SV-1', 'M-1', 'D-1', 'G-1']);
    expect(whoMay(onTop, '2026-11-23T14:35:00Z')).toEqual(['D-1', 'G-1']);
  });
  test('while another department is asked: its head, everybody who asked, and everybody above', () => {
    const asked = asking(onFirst, 'SV-1', 'Quality', '2026-11-23T10:30:00Z');
    expect(whoMay(asked, '2026-11-23T10:30:00Z')).toEqual(['SV-1', 'M-1', 'D-1', 'G-1', 'H-1']);
    const passed = sweptAt(asked, '2026-11-23T11:30:00Z');
    expect(whoMay(passed, '2026-11-23T11:30:00Z')).toEqual(['SV-1', 'M-1', 'D-1', 'G-1', 'H-1']);
    expect(whoMay(passed, '2026-11-23T11:30:01Z')).toEqual(['M-1', 'D-1', 'G-1']);
    const askedTwice = asking(asked, 'H-1', 'Logistics', '2026-11-23T11:00:00Z');
    expect(whoMay(askedTwice, '2026-11-23T11:10:00Z')).toEqual(['SV-1', 'M-1', 'D-1', 'G-1', 'H-1', 'H-2']);
  });
  test('whoever stands in, and the absent one who is back', () => {
    const staff = teamWith({ 'SV-1': away('2026-11-23', '2026-11-23', 'SV-2') });
    const standingIn = feedbackOf({}, staff);
    expect(standingIn.turn).toMatchObject({ holder: 'SV-2', passedOver: ['SV-1'] });
    expect(whoMay(standingIn, '2026-11-23T10:30:00Z')).toEqual(['SV-1', 'SV-2', 'M-1', 'D-1', 'G-1']);
    const specialist = feedbackOf({}, teamWith({ 'SV-1': away('2026-11-23', '2026-11-23', 'S-1') }));
    expect(whoMay(specialist, '2026-11-23T10:30:00Z')).toEqual(['S-1', 'SV-1', 'M-1', 'D-1', 'G-1']);
  });
  test('whose turn it has become, at that very instant too and whatever their role', () => {
    const staff = teamWith({ 'M-1': away('2026-11-23', '2026-11-23', 'H-1') });
    const passed = sweptAt(feedbackOf({}, staff), '2026-11-23T11:05:00Z', staff);
    expect(passed.turn.holder).toBe('H-1');
    expect(whoMay(passed, '2026-11-23T11:05:00Z')).toEqual(['SV-1', 'M-1', 'D-1', 'G-1', 'H-1']);
    expect(whoMay(passed, '2026-11-23T11:05:01Z')).toEqual(['M-1', 'D-1', 'G-1', 'H-1']);
  });
  test('everybody of the rung or above when nobody holds it', () => {
    const orphan = feedbackOf({}, []);
    expect(orphan.turn).toMatchObject({ rung: 0, holder: null });
    expect(whoMay(orphan, '2026-11-23T10:30:00Z')).toEqual(['SV-1', 'SV-2', 'M-1', 'D-1', 'G-1']);
  });
});
