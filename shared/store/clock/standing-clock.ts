import { ConditionalCheckFailedException, UpdateItemCommand } from '@aws-sdk/client-dynamodb';
import type { StandingClock } from '../../app/ports/maintenance.ts';
import { instantTextSchema } from '../../domain/time/dates.ts';
import { CLOCK_KEY } from '../keys.ts';
import { getItem, marshalled, type Table } from '../table.ts';

export const standingClockOf = (table: Table): StandingClock => ({
  async standsAt() {
    const clock = await getItem(table, CLOCK_KEY);
    // What is garbled counts as never set.
    return instantTextSchema.safeParse(clock?.standsAt).data;
  },
  async recordStandsAt(at) {
    const asked = { TableName: table.name, Key: marshalled(CLOCK_KEY) };
    try {
      await table.client.send(
        new UpdateItemCommand(
          at === null
            ? {
                ...asked,
                UpdateExpression: 'REMOVE standsAt',
                ConditionExpression: 'attribute_exists(standsAt)',
              }
            : {
                ...asked,
                UpdateExpression: 'SET standsAt = :at',
                ConditionExpression: 'attribute_not_exists(standsAt) OR standsAt < :at',
                ExpressionAttributeValues: marshalled({ ':at': at }),
              },
        ),
      );
    } catch (error) {
      // It stands there, or later, already.
      if (!(error instanceof ConditionalCheckFailedException)) throw error;
    }
  },
});
