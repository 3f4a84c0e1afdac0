import { Temporal } from 'temporal-polyfill';
import type { Rulebook } from '../follow-up/rulebook.ts';
import { handed, passedBy } from '../response/turn.ts';
import { turnStep } from '../response/turn-clock.ts';
import type { Staff } from '../staff/staff.ts';
import { type InstantText, instantText, later } from '../time/dates.ts';
import type { Feedback } from './feedback.ts';
import type { FeedbackStep } from './feedback-step.ts';
import { courseOf, peopleFor } from './feedback-turn.ts';

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
 * Appends a step. @param at when it happened, @param now when it is written down, @param dueAt of a
 * step of the clock.
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

/** The next thing that the clock does with undecided feedback, with its place in the history. */
export function clockStep(
  feedback: Feedback,
  staff: readonly Staff[],
  rulebook: Rulebook,
  now: Temporal.Instant,
): Stepped {
  const { turn } = feedback;
  const step = turnStep(turn, peopleFor(feedback, staff), courseOf(feedback, rulebook), now);
  const after: Feedback = {
    ...feedback,
    turn: step.turn,
    ...(step.code === 'escalated' && { turnBefore: turn }),
    ...(step.passed && { unanswered: [...feedback.unanswered, passedBy(turn)] }),
  };
  const waited = () => waitedAt(feedback, step.at, rulebook);
  const dueAt = turn.next.at;
  switch (step.code) {
    case 'warned': {
      const { holder, deadline } = turn;
      return stepped(after, { code: 'warned', holder, deadline }, step.at, now, dueAt);
    }
    case 'escalated': {
      const body = { code: 'escalated', from: turn.holder, ...handed(step.turn), waited: waited() } as const;
      return stepped(after, body, step.at, now, dueAt);
    }
    case 'reminded': {
      const { reminder } = step;
      const body = { code: 'reminded', holder: turn.holder, reminder, waited: waited() } as const;
      return stepped(after, body, step.at, now, dueAt);
    }
    default:
      return step satisfies never;
  }
}
