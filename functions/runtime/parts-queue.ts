import { type BatchResultErrorEntry, SendMessageBatchCommand, SQSClient } from '@aws-sdk/client-sqs';
import type { FanOut, Parts } from '../../shared/app/ports/clock.ts';
import { TIMEOUTS } from './timeouts.ts';

/** As many messages as SQS takes at once. */
const MOST_AT_ONCE = 10;

/**
 * A FIFO queue to the functions that sweep a part each. A part is its own group, so that no two of
 * them ever work on one. While the backlog lasts each minute asks again: what one sweep did not get
 * to is done by the next, and one that finds nothing left costs next to nothing. A minute that the
 * scheduler sends twice asks once.
 */
export function partsQueue(url: string, parts: Parts): FanOut {
  const client = new SQSClient({ requestHandler: TIMEOUTS });
  return {
    parts,
    async sweep(at, shardsOfParts) {
      const entries = shardsOfParts.map((shards, part) => ({
        Id: String(part),
        MessageBody: JSON.stringify({ at, shards }),
        MessageGroupId: `part-${part}-of-${parts}`,
        MessageDeduplicationId: `part-${part}-of-${parts}-at-${at}`,
      }));
      const failed: BatchResultErrorEntry[] = [];
      for (let start = 0; start < entries.length; start += MOST_AT_ONCE) {
        const Entries = entries.slice(start, start + MOST_AT_ONCE);
        const { Failed = [] } = await client.send(new SendMessageBatchCommand({ QueueUrl: url, Entries }));
        failed.push(...Failed);
      }
      const [first] = failed;
      if (first)
        throw new Error(`${failed.length} parts were not queued, first: ${first.Message ?? first.Code}`);
    },
  };
}
