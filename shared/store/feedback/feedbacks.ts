import type { Feedbacks } from '../../app/ports/feedback.ts';
import { customerIdOfFeedback, type Decision, type Feedback } from '../../domain/feedback/feedback.ts';
import { feedbackItemSchema, stepItemSchema } from '../items.ts';
import {
  DECIDED,
  DUE_INDEX,
  FEEDBACK_PREFIX,
  feedbackKey,
  RESPONSE_SHARD,
  reportedActBy,
  stepPrefix,
  TO_DECIDE_PREFIX,
  WORKLIST_INDEX,
} from '../keys.ts';
import { readable, recordOf } from '../records.ts';
import { type Item, type Table, withCustomer } from '../table.ts';

export function storedFeedback(item: Item): Feedback {
  const { kind: _, feedback, answer, ...others } = recordOf(feedbackItemSchema, item);
  return { ...feedback, ...others, decision: feedback.decision && withAnswer(feedback.decision, answer) };
}

/**
 * An earlier version of the code kept the decision's own words as an answer where nothing was
 * written for the customer.
 */
const withAnswer = (decision: Decision, answer: string | null | undefined): Decision =>
  answer === undefined
    ? { ...decision, answer: decision.answer === decision.text ? null : decision.answer }
    : { ...decision, answer, toCustomer: answer === null ? 'nothing' : decision.toCustomer };

/** The map holds only what an earlier version of the code can read, and would do no harm with. */
export const decisionForAll = (decision: Decision | null): Decision | null =>
  decision?.answer === null ? { ...decision, answer: '', toCustomer: 'no-consent' } : decision;

export function feedbacksOf(table: Table): Feedbacks {
  const each = (items: AsyncIterable<Item>) => readable(table, items, storedFeedback);
  return {
    async feedback(feedbackId) {
      if (customerIdOfFeedback(feedbackId) === undefined) return undefined;
      const item = await table.get(feedbackKey(feedbackId));
      return item && storedFeedback(item);
    },

    feedbackOfCustomer: (customerId) =>
      Array.fromAsync(each(table.query(withCustomer(customerId, FEEDBACK_PREFIX)))),

    openFeedback: () => each(table.query({ index: DUE_INDEX, partition: RESPONSE_SHARD })),

    decidedFeedback: (from, until) =>
      each(
        table.query({
          index: WORKLIST_INDEX,
          partition: DECIDED,
          // `until` without its Z sorts right before it.
          range: { from: reportedActBy(from), through: reportedActBy(until).slice(0, -1) },
        }),
      ),

    feedbackHeldBy: (staffId) =>
      Array.fromAsync(
        each(
          table.query({
            index: WORKLIST_INDEX,
            partition: staffId,
            range: { beginsWith: TO_DECIDE_PREFIX },
          }),
        ),
      ),

    async stepsOf(feedbackId) {
      const customerId = customerIdOfFeedback(feedbackId);
      if (customerId === undefined) return [];
      const items = table.query(withCustomer(customerId, stepPrefix(feedbackId)));
      return Array.fromAsync(readable(table, items, (item) => recordOf(stepItemSchema, item).step));
    },
  };
}
