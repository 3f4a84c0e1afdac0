import {
  ConditionalCheckFailedException,
  UpdateItemCommand,
  type UpdateItemCommandInput,
} from '@aws-sdk/client-dynamodb';
import { Temporal } from 'temporal-polyfill';
import type { Leases } from '../../app/ports/letters.ts';
import { type InstantText, instantText } from '../../domain/time/dates.ts';
import { leaseKey } from '../keys.ts';
import { type Item, marshalled, type Table } from '../table.ts';

/** Nobody asks for a lease of a day: what holds longer, or is no moment, was written by no post. */
const GARBLED = 'NOT attribute_type(heldUntil, :text) OR heldUntil > :never';
const never = (now: InstantText): InstantText => instantText(Temporal.Instant.from(now).add({ hours: 24 }));

/** A holder that dies leaves its lease behind until `heldUntil`; then anybody may take it. */
export function leasesOf(table: Table): Leases {
  const update = async (
    expression: string,
    condition: string,
    values: Item,
    extra: Partial<UpdateItemCommandInput> = {},
  ) => {
    try {
      return await table.client.send(
        new UpdateItemCommand({
          TableName: table.name,
          Key: marshalled(leaseKey('post')),
          UpdateExpression: expression,
          ConditionExpression: condition,
          ExpressionAttributeValues: marshalled(values),
          ...extra,
        }),
      );
    } catch (error) {
      if (error instanceof ConditionalCheckFailedException) return undefined;
      throw error;
    }
  };
  return {
    async acquire(holder, now, until) {
      const answer = await update(
        'SET holder = :holder, heldUntil = :until, freeFromMs = if_not_exists(freeFromMs, :zero)',
        // Or this very holder has it, and the answer to that was lost.
        `attribute_not_exists(holder) OR holder = :holder OR heldUntil <= :now OR ${GARBLED}`,
        { ':holder': holder, ':until': until, ':now': now, ':zero': 0, ':text': 'S', ':never': never(now) },
        { ReturnValues: 'ALL_NEW' },
      );
      const left = (name: string) => Number(answer?.Attributes?.[name]?.N ?? 0);
      return (
        answer && {
          freeFromMs: left('freeFromMs'),
          doubts: { inARow: left('doubts'), lastMs: left('doubtedMs') },
        }
      );
    },
    async renew(holder, until) {
      const renewed = await update('SET heldUntil = :until', 'holder = :holder', {
        ':holder': holder,
        ':until': until,
      });
      return renewed !== undefined;
    },
    async release(holder, { freeFromMs, doubts }) {
      await update(
        'SET freeFromMs = :free, doubts = :doubts, doubtedMs = :doubted REMOVE holder, heldUntil',
        'holder = :holder',
        { ':holder': holder, ':free': freeFromMs, ':doubts': doubts.inARow, ':doubted': doubts.lastMs },
      );
    },
  };
}
