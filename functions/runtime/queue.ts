import type { SQSBatchResponse } from 'aws-lambda';
import type { QueueEvent } from './events.ts';
import { counted, logger } from './instrumentation.ts';

/**
 * Handles each message for itself. One that fails goes back to the queue, and after some tries to
 * the queue for what nobody could handle; the others are done.
 */
export async function eachMessage(
  { Records }: QueueEvent,
  handle: (body: unknown) => Promise<void>,
): Promise<SQSBatchResponse> {
  const failed: { itemIdentifier: string }[] = [];
  for (const { messageId, body } of Records)
    try {
      await handle(JSON.parse(body));
    } catch (error) {
      logger.error('a message could not be handled', { messageId, error });
      failed.push({ itemIdentifier: messageId });
    }
  counted('MessagesFailed', failed.length);
  return { batchItemFailures: failed };
}
