import type { Temporal } from 'temporal-polyfill';
import type { Decision, Feedback } from '../../domain/feedback/feedback.ts';
import { added } from '../../domain/feedback/feedback-added.ts';
import type { Rulebook } from '../../domain/follow-up/rulebook.ts';
import type { Policy } from '../../domain/policy/policy.ts';
import { scored } from '../../domain/sentences/scored.ts';
import { instantText, wholeSecond } from '../../domain/time/dates.ts';
import { persistently } from '../archive-change.ts';
import type { Change, UnitOfWork } from '../ports/changes.ts';
import type { Archives } from '../ports/customers.ts';
import type { Feedbacks } from '../ports/feedback.ts';
import type { Policies, StaffList } from '../ports/staff-and-policy.ts';
import { currentRulebook } from '../rulebook.ts';
import { afterLastStep } from './act-on-feedback.ts';
import { surveyFeedbackId } from './feedback-id.ts';
import { changesOf } from './feedback-letters.ts';
import { lastReopening, takeUpAgain } from './reopen-feedback.ts';

/**
 * What a customer says about how they were answered; without a comment, the one that is stored
 * stays.
 */
export interface SurveyGiven {
  /** 1, bad, to 5, good. */
  score: number;
  comment: string | undefined;
}

export interface SurveyRecorded {
  feedback: Feedback;
  /**
   * The undecided feedback to which a bad score has led, and until when it is decided, in local
   * time; null while nobody is there.
   */
  again: { feedback: Feedback; until: string | null } | undefined;
}

export type SurveyStore = Archives & Feedbacks & UnitOfWork & Policies & StaffList;

/** What a survey says, and about what. */
interface Answered {
  before: Feedback;
  decision: Decision;
  given: SurveyGiven;
  /** The score is one at which feedback is taken up again. */
  low: boolean;
  policy: Policy;
  rulebook: Rulebook;
  now: Temporal.Instant;
}

interface Outcome {
  again: Feedback | undefined;
  changes: readonly Change[];
}

/**
 * Keeps what the customer thinks of the decision; they may change their mind. A score at or under
 * the policy's is feedback of its own (docs/design.md, "The response clock"), once for the same
 * words; what is said while that is undecided is added to it. Undefined when there is no decided
 * feedback of this id.
 */
export async function recordSurvey(
  store: SurveyStore,
  feedbackId: string,
  given: SurveyGiven,
  clock: Temporal.Instant,
): Promise<SurveyRecorded | undefined> {
  const rulebook = await currentRulebook(store);
  const { policy } = rulebook.versionOn(rulebook.zone.dateAt(clock));
  const low = given.score <= policy.response.reopenAtScore;
  const { recorded } = await persistently(feedbackId, async () => {
    const before = await store.feedback(feedbackId);
    if (!before?.decision) return { recorded: undefined };
    const now = afterLastStep(before, wholeSecond(clock));
    const answered: Answered = { before, decision: before.decision, given, low, policy, rulebook, now };
    const comment = given.comment ?? before.survey?.comment ?? '';
    const after = { ...before, survey: { score: given.score, comment, at: instantText(clock) } };
    const { again, changes } = await outcomeOf(store, answered, after);
    const committed = await store.commit(changes);
    if (!committed.done) return undefined;
    if (!low || !again) return { recorded: { feedback: after, again: undefined } };
    const { holder, deadline } = again.turn;
    const until = holder === null ? null : rulebook.zone.show(deadline);
    return { recorded: { feedback: after, again: { feedback: again, until } } };
  });
  return recorded;
}

/** @param after the feedback with the survey, at the version that was read. */
async function outcomeOf(store: SurveyStore, answered: Answered, after: Feedback): Promise<Outcome> {
  const last = await lastReopening(store, answered.before);
  const words = newWords(answered);
  if (last && !last.decision && words !== undefined) return addition(answered, after, last, words);
  const complaint =
    (!last || last.decision) && answered.low ? await complaintOf(store, answered, after) : undefined;
  const noted = { ...after, version: after.version + 1 };
  return (
    complaint ?? {
      again: last?.decision ? undefined : last,
      changes: [{ write: 'feedback', feedback: noted, expected: after.version }],
    }
  );
}

/** What this says that the survey before did not; undefined: nothing. */
function newWords({ before: { survey }, given: { score, comment }, policy }: Answered): string | undefined {
  if (comment !== undefined && comment !== survey?.comment) return comment;
  return score === survey?.score ? undefined : scored(score, policy.language);
}

function addition(answered: Answered, after: Feedback, open: Feedback, words: string): Outcome {
  const { rulebook, policy, now } = answered;
  const step = added(open, words, policy, rulebook, afterLastStep(open, now));
  const noted = { ...after, version: after.version + 1 };
  return {
    again: step.feedback,
    changes: [
      { write: 'feedback', feedback: noted, expected: after.version },
      ...changesOf(step, open.version),
    ],
  };
}

/** Undefined when the customer said so before, or is gone. */
async function complaintOf(
  store: SurveyStore,
  answered: Answered,
  after: Feedback,
): Promise<Outcome | undefined> {
  const { before, decision, given, policy, rulebook, now } = answered;
  const { score, comment } = given;
  const id = surveyFeedbackId(before, decision, comment ?? '');
  if (before.reopenedAs.includes(id) || newWords(answered) === undefined) return undefined;
  const [stored, staff] = await Promise.all([store.archive(before.customerId), store.staff()]);
  if (!stored) return undefined;
  const text = comment ?? scored(score, policy.language);
  return takeUpAgain(after, stored, { id, text, by: null, channel: 'web' }, staff, rulebook, now);
}
