import { ConditionalCheckFailedException, UpdateItemCommand } from '@aws-sdk/client-dynamodb';
import type { Clockwork } from '../app/ports.ts';
import { clockItemSchema } from './items.ts';
import { CLOCK_KEY } from './keys.ts';
import { getItem, marshalled, type Table } from './table.ts';

/** The clock never goes back and the zone of the orders never changes, whatever order the writers come in. */
export const clockworkOf = (table: Table): Clockwork => {
  const clock = async () => clockItemSchema.parse((await getItem(table, CLOCK_KEY)) ?? {});
  const setUnless = async (attribute: string, value: string, condition: string) => {
    try {
      await table.client.send(
        new UpdateItemCommand({
          TableName: table.name,
          Key: marshalled(CLOCK_KEY),
          UpdateExpression: 'SET #attribute = :value',
          ConditionExpression: condition,
          ExpressionAttributeNames: { '#attribute': attribute },
          ExpressionAttributeValues: marshalled({ ':value': value }),
        }),
      );
    } catch (error) {
      if (!(error instanceof ConditionalCheckFailedException)) throw error;
    }
  };
  return {
    sweptThrough: async () => (await clock()).sweptThrough,
    recordSweep: (now) =>
      setUnless('sweptThrough', now, 'attribute_not_exists(#attribute) OR #attribute < :value'),
    datedIn: async () => (await clock()).datedIn,
    recordDatedIn: (zone) => setUnless('datedIn', zone, 'attribute_not_exists(#attribute)'),
  };
};
