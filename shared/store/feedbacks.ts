import type { Feedbacks } from '../app/ports.ts';
import { customerIdOfFeedback, type Feedback } from '../domain/feedback.ts';
import type { FeedbackStep } from '../domain/feedback-step.ts';
import { feedbackItemSchema, stepItemSchema } from './items.ts';
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
} from './keys.ts';
import { getItem, type Item, queryItems, type Table } from './table.ts';

export function storedFeedback(item: Item): Feedback {
  const { feedback, version } = feedbackItemSchema.parse(item);
  return { ...feedback, version };
}

/** What cannot be read is left out here; while it is open the sweep sets it aside, and says so. */
async function* each(items: AsyncIterable<Item>): AsyncGenerator<Feedback> {
  for await (const item of items) {
    const { data } = feedbackItemSchema.safeParse(item);
    if (data) yield { ...data.feedback, version: data.version };
  }
}

const inCustomer = (customerId: string, prefix: string) => ({
  KeyConditionExpression: 'pk = :pk AND begins_with(sk, :prefix)',
  values: { ':pk': customerPartition(customerId), ':prefix': prefix },
  ConsistentRead: true,
});

export const feedbacksOf = (table: Table): Feedbacks => ({
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
    const steps: FeedbackStep[] = [];
    for await (const item of queryItems(table, inCustomer(customerId, stepPrefix(feedbackId))))
      steps.push(stepItemSchema.parse(item).step);
    return steps;
  },
});
