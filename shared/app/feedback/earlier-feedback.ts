import { Temporal } from 'temporal-polyfill';
import type { Feedback } from '../../domain/feedback/feedback.ts';
import { newestFirst } from '../../domain/in-order.ts';
import { addMonths } from '../../domain/time/dates.ts';
import type { Zone } from '../../domain/time/zone.ts';
import type { Feedbacks } from '../ports/feedback.ts';

/** So long ago a customer's earlier words are still part of what they say now. */
const MONTHS = 1;

/**
 * What a customer had said in the month before this feedback, and what it takes up again, the
 * newest first.
 */
export async function earlierFeedback(store: Feedbacks, feedback: Feedback, zone: Zone): Promise<Feedback[]> {
  const dateOf = ({ reportedAt }: Feedback) => zone.dateAt(Temporal.Instant.from(reportedAt));
  const since = addMonths(dateOf(feedback), -MONTHS);
  return (await store.feedbackOfCustomer(feedback.customerId))
    .filter(({ id, reopens }) => id !== feedback.id && reopens !== feedback.id)
    .filter((other) => other.reportedAt <= feedback.reportedAt)
    .filter((other) => other.id === feedback.reopens || dateOf(other) >= since)
    .sort(
      newestFirst(
        ({ reportedAt }) => reportedAt,
        ({ id }) => id,
      ),
    );
}
