import type { Temporal } from 'temporal-polyfill';
import { instantText } from '../domain/dates.ts';
import type { Feedback } from '../domain/feedback.ts';
import type { Feedbacks, Ledger } from './ports.ts';
import { persistently } from './saving.ts';

/** What a customer says about how they were answered; without a comment, the one that is stored stays. */
export interface SurveyGiven {
  /** 1, bad, to 5, good. */
  score: number;
  comment: string | undefined;
}

/**
 * Keeps what the customer thinks of the decision; they may change their mind. Undefined when there is no decided
 * feedback of this id.
 */
export const recordSurvey = (
  store: Feedbacks & Ledger,
  feedbackId: string,
  { score, comment }: SurveyGiven,
  now: Temporal.Instant,
): Promise<Feedback | undefined> =>
  persistently(feedbackId, async () => {
    const before = await store.feedback(feedbackId);
    if (!before?.decision) return { feedback: undefined };
    const survey = { score, comment: comment ?? before.survey?.comment ?? '', at: instantText(now) };
    const feedback: Feedback = { ...before, survey, version: before.version + 1 };
    const committed = await store.commit([{ write: 'feedback', feedback, expected: before.version }]);
    return committed.done ? { feedback } : undefined;
  }).then(({ feedback }) => feedback);
