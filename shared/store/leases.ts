import {
  ConditionalCheckFailedException,
  UpdateItemCommand,
  type UpdateItemCommandInput,
} from '@aws-sdk/client-dynamodb';
import type { Leases } from '../app/ports.ts';
import { leaseKey } from './keys.ts';
import { type Item, marshalled, type Table } from './table.ts';

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
        'attribute_not_exists(holder) OR heldUntil <= :now',
        { ':holder': holder, ':until': until, ':now': now, ':zero': 0 },
        { ReturnValues: 'ALL_NEW' },
      );
      return answer && { freeFromMs: Number(answer.Attributes?.freeFromMs?.N ?? 0) };
    },
    async renew(holder, until) {
      const renewed = await update('SET heldUntil = :until', 'holder = :holder', {
        ':holder': holder,
        ':until': until,
      });
      return renewed !== undefined;
    },
    async release(holder, freeFromMs) {
      await update('SET freeFromMs = :free REMOVE holder, heldUntil', 'holder = :holder', {
        ':holder': holder,
        ':free': freeFromMs,
      });
    },
  };
}
