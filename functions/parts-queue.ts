import { SendMessageBatchCommand, SQSClient } from '@aws-sdk/client-sqs';
import type { Parts } from '../shared/app/parts.ts';
import type { FanOut } from '../shared/app/ports.ts';

/** As many messages as SQS takes at once. */
const MOST_AT_ONCE = 10;

/**
 * A FIFO queue to the functions that sweep a part each. A part is its own group, so that no two of them ever work on one, and
 * its own deduplication id: within five minutes the queue takes it once, however often the clock asks.
 */
export function partsQueue(url: string, parts: Parts): FanOut {
  const client = new SQSClient();
  return {
    parts,
    async sweep(at, shardsOfParts) {
      const entries = shardsOfParts.map((shards, part) => ({
        Id: String(part),
        MessageBody: JSON.stringify({ at, shards }),
        MessageGroupId: `part-${part}-of-${parts}`,
        MessageDeduplicationId: `part-${part}-of-${parts}`,
      }));
      for (let start = 0; start < entries.length; start += MOST_AT_ONCE) {
        const Entries = entries.slice(start, start + MOST_AT_ONCE);
        const { Failed = [] } = await client.send(new SendMessageBatchCommand({ QueueUrl: url, Entries }));
        const [first] = Failed;
        if (first)
          throw new Error(`${Failed.length} parts were not queued, first: ${first.Message ?? first.Code}`);
      }
    },
  };
}
