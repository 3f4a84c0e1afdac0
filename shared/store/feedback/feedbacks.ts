import type { Feedbacks } from '../../app/ports/feedback.ts';
import { customerIdOfFeedback, type Decision, type Feedback } from '../../domain/feedback/feedback.ts';
import { feedbackItemSchema, stepItemSchema } from '../items.ts';
import {
  customerPartition,
  DECIDED,
  DUE_INDEX,
  FEEDBACK_PREFIX,
  feedbackKey,
  RESPONSE_SHARD,
  reportedActBy,
  stepPrefix,
  WORKLIST_INDEX,
} from '../keys.ts';
import { readable, recordOf } from '../records.ts';
import { getItem, type Item, queryItems, type Table } from '../table.ts';

export function storedFeedback(item: Item): Feedback {
  const { kind: _, feedback, answer, ...others } = recordOf(feedbackItemSchema, item);
  return { ...feedback, ...others, decision: feedback.decision && withAnswer(feedback.decision, answer) };
}

/** An earlier version of the code kept the decision's own words as an answer where nothing was written for the customer. */
const withAnswer = (decision: Decision, answer: string | null | undefined): Decision =>
  answer === undefined
    ? { ...decision, answer: decision.answer === decision.text ? null : decision.answer }
    : { ...decision, answer, toCustomer: answer === null ? 'nothing' : decision.toCustomer };

/** The map holds only what an earlier version of the code can read, and would do no harm with. */
export const decisionForAll = (decision: Decision | null): Decision | null =>
  decision?.answer === null ? { ...decision, answer: '', toCustomer: 'no-consent' } : decision;

const inCustomer = (customerId: string, prefix: string) => ({
  KeyConditionExpression: 'pk = :pk AND begins_with(sk, :prefix)',
  values: { ':pk': customerPartition(customerId), ':prefix': prefix },
  ConsistentRead: true,
});

export function feedbacksOf(table: Table): Feedbacks {
  const each = (items: AsyncIterable<Item>) => readable(table, items, storedFeedback);
  return {
    async feedback(feedbackId) {
      if (customerIdOfFeedback(feedbackId) === undefined) return undefined;
      const item = await getItem(table, feedbackKey(feedbackId));
      return item && storedFeedback(item);
    },

    feedbackOfCustomer: (customerId) =>
      Array.fromAsync(each(queryItems(table, inCustomer(customerId, FEEDBACK_PREFIX)))),

    openFeedback: () =>
      each(
        queryItems(table, {
          IndexName: DUE_INDEX.name,
          KeyConditionExpression: 'dueShard = :shard',
          values: { ':shard': RESPONSE_SHARD },
        }),
      ),

    decidedFeedback: (from, until) =>
      each(
        queryItems(table, {
          IndexName: WORKLIST_INDEX.name,
          KeyConditionExpression: 'assignee = :decided AND actBy BETWEEN :from AND :until',
          // `until` without its Z sorts right before it.
          values: {
            ':decided': DECIDED,
            ':from': reportedActBy(from),
            ':until': reportedActBy(until).slice(0, -1),
          },
        }),
      ),

    feedbackHeldBy: (staffId) =>
      Array.fromAsync(
        each(
          queryItems(table, {
            IndexName: WORKLIST_INDEX.name,
            KeyConditionExpression: 'assignee = :staff AND begins_with(actBy, :feedback)',
            values: { ':staff': staffId, ':feedback': 'feedback#' },
          }),
        ),
      ),

    async stepsOf(feedbackId) {
      const customerId = customerIdOfFeedback(feedbackId);
      if (customerId === undefined) return [];
      const items = queryItems(table, inCustomer(customerId, stepPrefix(feedbackId)));
      return Array.fromAsync(readable(table, items, (item) => recordOf(stepItemSchema, item).step));
    },
  };
}
