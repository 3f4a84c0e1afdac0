import { Temporal } from 'temporal-polyfill';
import { type InstantText, instantText } from './dates.ts';
import type { Feedback, Turn } from './feedback.ts';
import type { FeedbackStep } from './feedback-step.ts';
import { type Holder, holderFrom } from './ladder.ts';
import { clockFrom } from './response-clock.ts';
import type { Rulebook } from './rulebook.ts';
import { isAbsent, type Staff } from './staff.ts';

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

/** Appends a step. @param at when it happened, @param now when it is written down, @param dueAt of a step of the clock. */
export function stepped(
  feedback: Feedback,
  body: StepBody,
  at: InstantText,
  now: Temporal.Instant,
  dueAt: InstantText | null = null,
): Stepped {
  const number = feedback.steps + 1;
  const lateSeconds = dueAt === null ? 0 : seconds(dueAt, now);
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

/** Who let the deadline of a turn pass. */
export const passedBy = ({ holder, asked }: Turn): Feedback['unanswered'][number] => ({
  holder,
  department: asked?.department ?? null,
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
      return stepped({ ...feedback, turn: { ...turn, next } }, body, at, now, at);
    }
    case 'escalate': {
      const late = { ...feedback, unanswered: [...feedback.unanswered, passedBy(turn)] };
      const higher = nextTurn(feedback, staff, rulebook);
      return higher ? escalated(late, higher, rulebook, now) : reminded(late, staff, rulebook, now);
    }
    case 'remind': {
      const other = inTheirPlace(feedback, staff, rulebook);
      return other ? escalated(feedback, other, rulebook, now) : reminded(feedback, staff, rulebook, now);
    }
    default:
      return turn.next.does satisfies never;
  }
}

function escalated(feedback: Feedback, to: Turn, rulebook: Rulebook, now: Temporal.Instant): Stepped {
  const { turn } = feedback;
  const { at } = turn.next;
  const waited = waitedAt(feedback, at, rulebook);
  const body = { code: 'escalated', from: turn.holder, ...handed(to), waited } as const;
  return stepped({ ...feedback, turn: to, turnBefore: turn }, body, at, now, at);
}

/** Who takes a turn over that has reached its end, from nobody or from somebody who has gone away since; else undefined. */
function inTheirPlace(
  { turn, specialist, policyVersion }: Feedback,
  staff: readonly Staff[],
  rulebook: Rulebook,
): Turn | undefined {
  const { ladder } = rulebook.governing({ policyVersion }).policy.response;
  const on = startDateOf(turn.next.at, rulebook, policyVersion);
  const holder = staff.find(({ staffId }) => staffId === turn.holder);
  if (holder && !isAbsent(holder, on)) return undefined;
  const first = staff.find(({ staffId }) => staffId === specialist);
  const other = holderFrom(turn.rung, ladder, first, staff, on, turn.holder);
  if (other.holder === null || other.holder === turn.holder) return undefined;
  return turnOf(other, null, turn.next.at, rulebook, policyVersion);
}

/**
 * The turn after an unanswered deadline: that of the next leader above. Where nobody stands above, a department that
 * did not answer gives the turn back to the rung that asked it; otherwise it stays where it is: undefined.
 */
export function nextTurn(
  { turn, specialist, policyVersion }: Feedback,
  staff: readonly Staff[],
  rulebook: Rulebook,
): Turn | undefined {
  const { ladder } = rulebook.governing({ policyVersion }).policy.response;
  const on = startDateOf(turn.deadline, rulebook, policyVersion);
  const first = staff.find(({ staffId }) => staffId === specialist);
  const above = holderFrom(turn.rung + 1, ladder, first, staff, on, turn.holder);
  const next = above.holder === null && turn.asked ? holderFrom(turn.rung, ladder, first, staff, on) : above;
  if (next.holder === null && !turn.asked) return undefined;
  return turnOf(next, null, turn.deadline, rulebook, policyVersion);
}

function reminded(
  feedback: Feedback,
  staff: readonly Staff[],
  rulebook: Rulebook,
  now: Temporal.Instant,
): Stepped {
  const { turn } = feedback;
  const { policy, time } = rulebook.governing(feedback);
  let at = Temporal.Instant.from(turn.next.at);
  let reminder = turn.reminded + 1;
  for (;;) {
    const following = time.after(at, policy.response.remindEveryMinutes);
    const next = { does: 'remind', at: instantText(following) } as const;
    const goesOn = inTheirPlace({ ...feedback, turn: { ...turn, next } }, staff, rulebook) !== undefined;
    if (goesOn || Temporal.Instant.compare(following, now) > 0) {
      const waited = waitedAt(feedback, instantText(at), rulebook);
      const body = { code: 'reminded', holder: turn.holder, reminder, waited } as const;
      const told = { ...feedback, turn: { ...turn, next, reminded: reminder } };
      return stepped(told, body, instantText(at), now, turn.next.at);
    }
    at = following;
    reminder++;
  }
}
