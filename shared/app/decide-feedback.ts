import { Temporal } from 'temporal-polyfill';
import type { Archive } from '../domain/archive.ts';
import { instantText } from '../domain/dates.ts';
import type { Feedback } from '../domain/feedback.ts';
import { rungAt, stepped } from '../domain/feedback-clock.ts';
import { afterQuietHours } from '../domain/quiet-hours.ts';
import type { Rulebook } from '../domain/rulebook.ts';
import { type Act, actOnFeedback, type Scene } from './act-on-feedback.ts';
import { newLetter } from './follow-customer.ts';
import type { Change, Store } from './ports.ts';

export interface DecisionGiven extends Act {
  decision: string;
  /** What the customer is told; undefined: the decision. */
  answer: string | undefined;
}

/** Decides feedback, once and for all. @throws Refusal as `actOnFeedback` says. */
export const decideFeedback = (
  store: Store,
  given: DecisionGiven,
  now: Temporal.Instant,
): Promise<Feedback> =>
  actOnFeedback(store, given, now, async (scene) => {
    const decided = decide(scene, given, now);
    return {
      stepped: stepped(
        decided,
        { code: 'decided', by: given.by, decision: given.decision },
        instantText(given.at),
        now,
      ),
      more: await answerTo(store, decided, scene.rulebook, now),
    };
  });

function decide({ feedback, rulebook }: Scene, given: DecisionGiven, now: Temporal.Instant): Feedback {
  const { time } = rulebook.governing(feedback);
  return {
    ...feedback,
    turnBefore: null,
    decision: {
      by: given.by,
      at: instantText(given.at),
      recordedAt: instantText(now),
      text: given.decision,
      answer: given.answer ?? given.decision,
      rung: rungAt(feedback, given.at, rulebook),
      inTime: instantText(given.at) <= feedback.deadline,
      minutes: time.between(Temporal.Instant.from(feedback.start), given.at),
    },
  };
}

/** The letter to the customer, who agreed, has an address, and has not had the month's share of answers yet. */
async function answerTo(
  store: Store,
  { id, customerId }: Feedback,
  rulebook: Rulebook,
  now: Temporal.Instant,
): Promise<Change[]> {
  const [stored, others] = await Promise.all([
    store.archive(customerId),
    store.feedbackOfCustomer(customerId),
  ]);
  const today = rulebook.zone.dateAt(now);
  const { revisitMail, response } = rulebook.versionOn(today).policy;
  if (!stored || !mayBeWritten(stored.archive)) return [];
  const month = today.slice(0, 7);
  const answered = others.filter(
    ({ decision }) =>
      decision && rulebook.zone.dateAt(Temporal.Instant.from(decision.recordedAt)).startsWith(month),
  );
  if (answered.length >= response.monthlyAnswerCap) return [];
  const content = { kind: 'answer', customerId, feedbackId: id } as const;
  const mayLeaveAt = afterQuietHours(revisitMail.quietHours, rulebook.zone, now);
  return [
    {
      write: 'letter-queued',
      letter: newLetter(content, instantText(now)),
      dueAt: instantText(mayLeaveAt),
    },
  ];
}

const mayBeWritten = ({ mayMail, email }: Archive): boolean => mayMail && email !== null;
