import { Temporal } from 'temporal-polyfill';
import type { Rulebook } from '../follow-up/rulebook.ts';
import type { Staff } from '../staff/staff.ts';
import { type InstantText, instantText, later } from '../time/dates.ts';
import type { Feedback, Turn } from './feedback.ts';
import type { FeedbackStep } from './feedback-step.ts';
import { handed, inTheirPlace, nextTurn, passedBy } from './feedback-turn.ts';

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

/**
 * Appends a step.
 *
 * @param at when it happened, @param now when it is written down, @param dueAt of a step of the
 * clock.
 */
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
    // What the clock makes up for was due before what has happened meanwhile.
    feedback: {
      ...feedback,
      steps: number,
      lastStepAt: later(feedback.lastStepAt, at),
      version: feedback.version + 1,
    },
    step: { ...body, feedbackId: feedback.id, number, at, recordedAt: instantText(now), lateSeconds },
  };
}

/** Working minutes since the first turn started. */
const waitedAt = (feedback: Feedback, at: InstantText, rulebook: Rulebook): number =>
  rulebook.governing(feedback).time.between(Temporal.Instant.from(feedback.start), Temporal.Instant.from(at));

/**
 * The next thing that the clock does with undecided feedback: warn, hand on to the next leader, or
 * remind the top. What follows depends on the calendar alone; `now` only says how late it is.
 * Reminders that were overtaken by the next one while the clock stood still are not made up for:
 * the reader is told once how long it has been.
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
      const reminded = { ...feedback, turn: { ...turn, next, reminded: reminder } };
      return stepped(reminded, body, instantText(at), now, turn.next.at);
    }
    at = following;
    reminder++;
  }
}
