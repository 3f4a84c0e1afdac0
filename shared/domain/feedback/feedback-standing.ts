import { Temporal } from 'temporal-polyfill';
import type { Rulebook } from '../follow-up/rulebook.ts';
import type { Role } from '../names.ts';
import { clockFrom, deadlinesPassed } from '../response/response-clock.ts';
import { passedBy, type Turn } from '../response/turn.ts';
import type { Staff } from '../staff/staff.ts';
import { type InstantText, instantText } from '../time/dates.ts';
import type { Decision, Feedback } from './feedback.ts';
import { settingsFor } from './feedback-turn.ts';

/** The turn in force at a moment, and whose deadlines had passed by then. */
interface Standing {
  turn: Turn;
  unanswered: Feedback['unanswered'];
}

/**
 * At the very deadline it is still the turn of the one whose deadline it is: the clock was early,
 * by less than a second.
 */
const standingAt = ({ turn, turnBefore, unanswered }: Feedback, at: InstantText): Standing =>
  turnBefore && turn.since === at && turnBefore.deadline === at
    ? { turn: turnBefore, unanswered: unanswered.slice(0, -1) }
    : { turn, unanswered };

/** How a decision does. */
export interface Measures {
  /** Whose deadlines passed without an answer. */
  unanswered: Feedback['unanswered'];
  /** How many deadlines had passed, at most to the top rung. */
  rung: number;
  /** None had. */
  inTime: boolean;
  /** Working minutes from the start of the first turn. */
  minutes: number;
  /** The same of the turn in which it was decided. */
  turn: { department: string | null; inTime: boolean; minutes: number };
}

/**
 * How a decision by somebody at `at` does. Who decides a turn of somebody else that has run out,
 * does so in a turn of their own, which began with the last deadline. Of turns that the clock did
 * not come to, only the one who was told is counted as not having answered.
 */
export function measured(feedback: Feedback, by: string, at: Temporal.Instant, rulebook: Rulebook): Measures {
  const { policy, time } = rulebook.governing(feedback);
  const { turn, unanswered } = standingAt(feedback, instantText(at));
  const settings = settingsFor(policy.response, feedback.urgency);
  const top = settings.ladder.length - 1;
  const passed = deadlinesPassed(
    Temporal.Instant.from(turn.deadline),
    at,
    settings.ladder.length,
    time,
    settings,
  );
  const minutesSince = (start: Temporal.Instant) => time.between(start, at);
  const whole = {
    rung: Math.min(unanswered.length + passed.length, top),
    inTime: unanswered.length + passed.length === 0,
    minutes: minutesSince(Temporal.Instant.from(feedback.start)),
  };
  // Above the top nobody takes over: the top's own turn does not end.
  const taken = passed[Math.min(passed.length, Math.max(1, top - turn.rung)) - 1];
  if (taken && by !== turn.holder) {
    const { deadline } = clockFrom(taken, time, settings);
    const inTime = Temporal.Instant.compare(at, deadline) <= 0;
    return {
      ...whole,
      unanswered: [...unanswered, passedBy(turn)],
      turn: { department: null, inTime, minutes: minutesSince(taken) },
    };
  }
  const department = by === turn.holder ? (turn.asked?.department ?? null) : null;
  const minutes = minutesSince(Temporal.Instant.from(turn.start));
  return { ...whole, unanswered, turn: { department, inTime: passed.length === 0, minutes } };
}

/**
 * The rung from which somebody asks another department: that of the turn, or their own above it.
 */
export function rungOfAsking(
  feedback: Feedback,
  role: Role,
  at: Temporal.Instant,
  rulebook: Rulebook,
): number {
  const { turn } = standingAt(feedback, instantText(at));
  return Math.max(turn.rung, rankOf(feedback, role, rulebook));
}

/** What of the history counts against nobody at `at`, since it is answered at the very deadline. */
export const unansweredAt = (feedback: Feedback, at: Temporal.Instant): Feedback['unanswered'] =>
  standingAt(feedback, instantText(at)).unanswered;

/** Where a role stands on the ladder of this feedback; -1 is not on it. */
function rankOf(feedback: Feedback, role: Role, rulebook: Rulebook): number {
  const ranks: readonly Role[] = rulebook.governing(feedback).policy.response.ladder;
  return ranks.indexOf(role);
}

/**
 * Whether someone may decide, or ask another department: whose turn it is, and everybody above on
 * the ladder.
 */
export function mayAct(
  feedback: Feedback,
  { staffId, role }: { staffId: string; role: Role },
  at: Temporal.Instant,
  rulebook: Rulebook,
): boolean {
  const rank = rankOf(feedback, role, rulebook);
  // The one who asked another department still answers for the matter, and who is back from an
  // absence too.
  return [feedback.turn, standingAt(feedback, instantText(at)).turn].some(
    ({ holder, asked, passedOver, rung }) =>
      staffId === holder ||
      asked?.by.includes(staffId) ||
      passedOver.includes(staffId) ||
      rank > rung ||
      (rank === rung && holder === null),
  );
}

/**
 * Whether someone may take a decision back: who made it, and everybody above both them and the
 * turn.
 */
export function mayWithdraw(
  feedback: Feedback,
  { by }: Decision,
  { staffId, role }: { staffId: string; role: Role },
  staff: readonly Staff[],
  rulebook: Rulebook,
): boolean {
  const decider = staff.find((member) => member.staffId === by);
  const rank = decider ? rankOf(feedback, decider.role, rulebook) : -1;
  return staffId === by || rankOf(feedback, role, rulebook) > Math.max(rank, feedback.turn.rung);
}
