import { Temporal } from 'temporal-polyfill';
import type { Feedback, ToCustomer } from '../../domain/feedback/feedback.ts';
import { stepped } from '../../domain/feedback/feedback-clock.ts';
import { measured } from '../../domain/feedback/feedback-standing.ts';
import type { Rulebook } from '../../domain/follow-up/rulebook.ts';
import { newLetter } from '../../domain/letters/letter.ts';
import { written } from '../../domain/reading/written-text.ts';
import { type InstantText, instantText } from '../../domain/time/dates.ts';
import { afterQuietHours } from '../../domain/time/quiet-hours.ts';
import type { Change } from '../ports/changes.ts';
import type { Store } from '../ports/store.ts';
import { type Act, actOnFeedback, type Scene } from './act-on-feedback.ts';

export interface DecisionGiven extends Act {
  decision: string;
  /** What the customer is told; undefined: nothing, since a decision is not written for them. */
  answer: string | undefined;
}

/** Decides feedback, once and for all. @throws Refusal as `actOnFeedback` says. */
export const decideFeedback = (
  store: Store,
  { decision: said, answer: given, ...act }: DecisionGiven,
  now: Temporal.Instant,
): Promise<Feedback> =>
  actOnFeedback(store, act, now, async (scene) => {
    const { feedback, rulebook, at } = scene;
    const answer = given === undefined ? null : written('answer', given);
    const toCustomer = answer === null ? 'nothing' : await toCustomerOf(store, scene);
    const { unanswered, ...measures } = measured(feedback, act.by, at, rulebook);
    const text = written('decision', said);
    const decision = {
      by: act.by,
      at: instantText(at),
      recordedAt: instantText(scene.now),
      text,
      answer,
      toCustomer,
      ...measures,
    };
    const beforeDecision = { turnBefore: feedback.turnBefore, unanswered: feedback.unanswered };
    const decided = { ...feedback, turnBefore: null, unanswered, decision, beforeDecision };
    const body = { code: 'decided', by: act.by, decision: text } as const;
    return {
      stepped: stepped(decided, body, instantText(at), scene.now),
      more: toCustomer === 'letter' ? [answerTo(feedback, rulebook, scene.now)] : [],
    };
  });

/**
 * A customer is written to who agreed, has an address, and has not had the month's share of answers
 * yet. Decisions at the very same moment may go over that share together.
 */
async function toCustomerOf(store: Store, { feedback, rulebook, now }: Scene): Promise<ToCustomer> {
  const { customerId } = feedback;
  const [stored, others] = await Promise.all([
    store.archive(customerId),
    store.feedbackOfCustomer(customerId),
  ]);
  if (!stored?.archive.email) return 'no-address';
  if (!stored.archive.mayMail || (await store.suppressed(stored.archive.email))) return 'no-consent';
  const today = rulebook.zone.dateAt(now);
  const inThisMonth = (recordedAt: InstantText): boolean =>
    rulebook.zone.dateAt(Temporal.Instant.from(recordedAt)).slice(0, 7) === today.slice(0, 7);
  const answered = others.filter(
    ({ decision }) => decision?.toCustomer === 'letter' && inThisMonth(decision.recordedAt),
  );
  const { monthlyAnswerCap } = rulebook.versionOn(today).policy.response;
  return answered.length < monthlyAnswerCap ? 'letter' : 'month-full';
}

/**
 * The letter to the customer, which leaves after time for second thoughts and after quiet hours.
 */
function answerTo(feedback: Feedback, rulebook: Rulebook, now: Temporal.Instant): Change {
  return {
    write: 'letter-queued',
    letter: newLetter(answerContent(feedback), instantText(now)),
    dueAt: instantText(answerLeavesAt(feedback, now, rulebook)),
  };
}

/**
 * When the answer of a decision that is recorded at `now` leaves, if nobody withdraws it before.
 */
export function answerLeavesAt(
  feedback: Feedback,
  now: Temporal.Instant,
  rulebook: Rulebook,
): Temporal.Instant {
  const { quietHours } = rulebook.versionOn(rulebook.zone.dateAt(now)).policy.revisitMail;
  return afterQuietHours(quietHours, rulebook.zone, secondThoughtsUntil(feedback, now, rulebook));
}

/**
 * So long a decision that is recorded at `now` may be withdrawn, when no answer to the customer
 * leaves later.
 */
export const secondThoughtsUntil = (
  feedback: Feedback,
  now: Temporal.Instant,
  rulebook: Rulebook,
): Temporal.Instant =>
  now.add({ minutes: rulebook.governing(feedback).policy.response.secondThoughtMinutes });

/** Of the decision that comes next, or of the one in force. */
export const answerContent = ({ id, customerId, withdrawals }: Feedback) =>
  ({ kind: 'answer', customerId, feedbackId: id, number: withdrawals + 1 }) as const;
