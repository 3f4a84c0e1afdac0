import type { Rulebook } from '../follow-up/rulebook.ts';
import type { Urgency } from '../names.ts';
import type { Policy } from '../policy/policy.ts';
import type { ResponseSettings } from '../response/response-clock.ts';
import type { Turn } from '../response/turn.ts';
import { type Course, type People, startDateFrom, turnAfter, turnFrom } from '../response/turns.ts';
import type { Holder } from '../staff/ladder.ts';
import type { Staff } from '../staff/staff.ts';
import type { InstantText, LocalDate } from '../time/dates.ts';
import type { Feedback } from './feedback.ts';

/**
 * By which a turn of feedback runs: the calendar and minutes of its own policy, and how urgent it
 * is.
 */
export type Pace = Pick<Feedback, 'policyVersion' | 'urgency'>;

/**
 * The settings by which the turns of feedback run: what is urgent has less time, and never more.
 */
export const settingsFor = (
  { urgentMinutes, ...settings }: Policy['response'],
  urgency: Urgency,
): ResponseSettings =>
  urgency === 'urgent'
    ? { ...settings, decideWithinMinutes: Math.min(urgentMinutes, settings.decideWithinMinutes) }
    : settings;

/** The course of feedback: that of the policy under which it was reported. */
export function courseOf(pace: Pace, rulebook: Rulebook): Course {
  const { policy, time } = rulebook.governing(pace);
  return { time, settings: settingsFor(policy.response, pace.urgency), dateAt: rulebook.zone.dateAt };
}

/** Among whom feedback goes up: its chain of supervisors starts with the customer's specialist. */
export const peopleFor = ({ specialist }: Feedback, staff: readonly Staff[]): People => ({
  staff,
  first: staff.find(({ staffId }) => staffId === specialist),
});

/** The turn of `holder` that begins at `since`. */
export const turnOf = (
  holder: Holder,
  asked: Turn['asked'],
  since: InstantText,
  rulebook: Rulebook,
  pace: Pace,
): Turn => turnFrom(holder, asked, since, courseOf(pace, rulebook));

/**
 * The local date on which a turn beginning at `since` starts to run: absences are looked up there.
 */
export const startDateOf = (since: InstantText, rulebook: Rulebook, policyVersion: number): LocalDate =>
  startDateFrom(since, courseOf({ policyVersion, urgency: 'normal' }, rulebook));

/** The turn after an unanswered deadline; undefined when nobody stands above. */
export const nextTurn = (feedback: Feedback, staff: readonly Staff[], rulebook: Rulebook): Turn | undefined =>
  turnAfter(feedback.turn, peopleFor(feedback, staff), courseOf(feedback, rulebook));
