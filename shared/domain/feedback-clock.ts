import { Temporal } from 'temporal-polyfill';
import { type InstantText, instantText } from './dates.ts';
import type { Feedback, Turn } from './feedback.ts';
import type { FeedbackStep } from './feedback-step.ts';
import { type Holder, holderFrom } from './ladder.ts';
import type { Role } from './names.ts';
import { clockFrom } from './response-clock.ts';
import type { Rulebook } from './rulebook.ts';
import type { Staff } from './staff.ts';

/** What feedback becomes by one step, and the step itself. */
export interface Stepped {
  feedback: Feedback;
  step: FeedbackStep;
}

type StepBody = FeedbackStep extends infer S
  ? S extends FeedbackStep
    ? Omit<S, 'feedbackId' | 'number' | 'at' | 'recordedAt' | 'lateSeconds'>
    : never
  : never;

const seconds = (from: InstantText, to: Temporal.Instant): number =>
  Math.max(0, Math.floor(to.since(Temporal.Instant.from(from)).total('seconds')));

/** Appends a step. @param at when it was due or happened; @param now when it is written down. */
export function stepped(
  feedback: Feedback,
  body: StepBody,
  at: InstantText,
  now: Temporal.Instant,
  by: 'clock' | 'person' = 'person',
): Stepped {
  const number = feedback.steps + 1;
  const lateSeconds = by === 'clock' ? seconds(at, now) : 0;
  return {
    feedback: { ...feedback, steps: number, lastStepAt: at, version: feedback.version + 1 },
    step: { ...body, feedbackId: feedback.id, number, at, recordedAt: instantText(now), lateSeconds },
  };
}

/** The turn of `holder` that begins at `since`, by the calendar of the feedback's own policy. */
export function turnOf(
  { rung, holder, passedOver }: Holder,
  asked: Turn['asked'],
  since: InstantText,
  rulebook: Rulebook,
  policyVersion: number,
): Turn {
  const { policy, time } = rulebook.governing({ policyVersion });
  const clock = clockFrom(Temporal.Instant.from(since), time, policy.response);
  return {
    rung,
    holder,
    passedOver,
    asked,
    since,
    start: instantText(clock.start),
    deadline: instantText(clock.deadline),
    next: { does: 'warn', at: instantText(clock.warnAt) },
    reminded: 0,
  };
}

export const handed = ({ holder, passedOver, rung, deadline }: Turn) => ({
  holder,
  passedOver,
  rung,
  deadline,
});

/** Working minutes since the first turn started. */
const waitedAt = (feedback: Feedback, at: InstantText, rulebook: Rulebook): number =>
  rulebook.governing(feedback).time.between(Temporal.Instant.from(feedback.start), Temporal.Instant.from(at));

/** The local date on which a turn beginning at `since` starts to run: absences are looked up there. */
export function startDateOf(since: InstantText, rulebook: Rulebook, policyVersion: number) {
  const { time } = rulebook.governing({ policyVersion });
  return rulebook.zone.dateAt(time.from(Temporal.Instant.from(since)));
}

/**
 * The next thing that the clock does with undecided feedback: warn, hand on to the next leader, or remind the top. What
 * follows depends on the calendar alone; `now` only says how late it is. Reminders that were overtaken by the next one
 * while the clock stood still are not made up for: the reader is told once how long it has been.
 */
export function clockStep(
  feedback: Feedback,
  staff: readonly Staff[],
  rulebook: Rulebook,
  now: Temporal.Instant,
): Stepped {
  const { turn } = feedback;
  const { at } = turn.next;
  switch (turn.next.does) {
    case 'warn': {
      const next = { does: 'escalate', at: turn.deadline } as const;
      const body = { code: 'warned', holder: turn.holder, deadline: turn.deadline } as const;
      return stepped({ ...feedback, turn: { ...turn, next } }, body, at, now, 'clock');
    }
    case 'escalate': {
      const higher = nextTurn(feedback, staff, rulebook);
      if (!higher) return reminded(feedback, rulebook, now);
      const waited = waitedAt(feedback, at, rulebook);
      const body = { code: 'escalated', from: turn.holder, ...handed(higher), waited } as const;
      return stepped({ ...feedback, turn: higher, turnBefore: turn }, body, at, now, 'clock');
    }
    case 'remind':
      return reminded(feedback, rulebook, now);
    default:
      return turn.next.does satisfies never;
  }
}

/**
 * The turn after an unanswered deadline: that of the next leader above. Where nobody stands above, a department that
 * did not answer gives the turn back to the rung that asked it; otherwise it stays where it is: undefined.
 */
function nextTurn(
  { turn, specialist, policyVersion }: Feedback,
  staff: readonly Staff[],
  rulebook: Rulebook,
): Turn | undefined {
  const { ladder } = rulebook.governing({ policyVersion }).policy.response;
  const on = startDateOf(turn.deadline, rulebook, policyVersion);
  const first = staff.find(({ staffId }) => staffId === specialist);
  const above = holderFrom(turn.rung + 1, ladder, first, staff, on);
  const next = above.holder === null && turn.asked ? holderFrom(turn.rung, ladder, first, staff, on) : above;
  if (next.holder === null && !turn.asked) return undefined;
  return turnOf(next, null, turn.deadline, rulebook, policyVersion);
}

function reminded(feedback: Feedback, rulebook: Rulebook, now: Temporal.Instant): Stepped {
  const { turn } = feedback;
  const { policy, time } = rulebook.governing(feedback);
  let at = Temporal.Instant.from(turn.next.at);
  let reminder = turn.reminded + 1;
  for (;;) {
    const following = time.after(at, policy.response.remindEveryMinutes);
    if (Temporal.Instant.compare(following, now) > 0) {
      const next = { does: 'remind', at: instantText(following) } as const;
      const waited = waitedAt(feedback, instantText(at), rulebook);
      const body = { code: 'reminded', holder: turn.holder, reminder, waited } as const;
      const told = { ...feedback, turn: { ...turn, next, reminded: reminder } };
      return stepped(told, body, instantText(at), now, 'clock');
    }
    at = following;
    reminder++;
  }
}

/** The rung that feedback has reached at `at` by the calendar, whether the clock has come to it or not. */
export function rungAt(feedback: Feedback, at: Temporal.Instant, rulebook: Rulebook): number {
  const { policy, time } = rulebook.governing(feedback);
  const turn = turnHeldAt(feedback, instantText(at));
  const top = policy.response.ladder.length - 1;
  let rung = turn.rung;
  for (
    let deadline = Temporal.Instant.from(turn.deadline);
    rung < top && Temporal.Instant.compare(deadline, at) < 0;
    rung++
  )
    deadline = clockFrom(deadline, time, policy.response).deadline;
  return rung;
}

/** The turn in force at `at`: at the very deadline it is still that of the one whose deadline it is. */
const turnHeldAt = ({ turn, turnBefore }: Feedback, at: InstantText): Turn =>
  turnBefore && turn.since === at && turnBefore.deadline === at ? turnBefore : turn;

/** Whether someone may decide, or ask another department: whose turn it is, and everybody above on the ladder. */
export function mayAct(
  feedback: Feedback,
  { staffId, role }: { staffId: string; role: Role },
  at: Temporal.Instant,
  rulebook: Rulebook,
): boolean {
  const { ladder } = rulebook.governing(feedback).policy.response;
  const { holder, passedOver, rung, asked } = turnHeldAt(feedback, instantText(at));
  // The one who asked another department still answers for the matter, and who is back from an absence too.
  if (staffId === holder || staffId === asked?.by || passedOver.includes(staffId)) return true;
  const ranks: readonly Role[] = ladder;
  const rank = ranks.indexOf(role);
  return rank > rung || (rank === rung && holder === null);
}
