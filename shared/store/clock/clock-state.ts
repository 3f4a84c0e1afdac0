import { ConditionalCheckFailedException, UpdateItemCommand } from '@aws-sdk/client-dynamodb';
import * as z from 'zod';
import type { ClockState } from '../../app/ports/clock.ts';
import { type InstantText, instantTextSchema } from '../../domain/time/dates.ts';
import { ALL_SHARDS, CLOCK_KEY, sweptAttribute } from '../keys.ts';
import { getItem, type Item, marshalled, type Table } from '../table.ts';

/** The clock never goes back and the zone of the orders never changes, whatever order the writers come in. */
export const clockStateOf = (table: Table): ClockState => {
  const clock = async () => (await getItem(table, CLOCK_KEY)) ?? {};

  /** Sets those attributes to the value that meet the condition, in one write where all do. */
  const setAll = async (
    attributes: readonly string[],
    value: string,
    unless: (name: string) => string,
    values: Item = {},
  ): Promise<void> => {
    const names = attributes.map((attribute, index) => [`#a${index}`, attribute] as const);
    try {
      await table.client.send(
        new UpdateItemCommand({
          TableName: table.name,
          Key: marshalled(CLOCK_KEY),
          UpdateExpression: `SET ${names.map(([name]) => `${name} = :value`).join(', ')}`,
          ConditionExpression: names.map(([name]) => `(${unless(name)})`).join(' AND '),
          ExpressionAttributeNames: Object.fromEntries(names),
          ExpressionAttributeValues: marshalled({ ':value': value, ...values }),
        }),
      );
    } catch (error) {
      if (!(error instanceof ConditionalCheckFailedException)) throw error;
      // Some are ahead already; the others still count.
      if (attributes.length > 1)
        for (const attribute of attributes) await setAll([attribute], value, unless, values);
    }
  };

  return {
    async sweptThrough() {
      const swept = await clock();
      const through = new Map<number, InstantText>();
      for (const shard of ALL_SHARDS) {
        // The very first version kept one moment for all shards. What is garbled counts as never swept.
        const { data } = instantTextSchema.safeParse(swept[sweptAttribute(shard)] ?? swept.sweptThrough);
        if (data) through.set(shard, data);
      }
      return through;
    },
    recordSweep: (shards, now) =>
      setAll(
        shards.map(sweptAttribute),
        now,
        // Letters sort behind all digits: what begins with one is no moment.
        (name) => `attribute_not_exists(${name}) OR NOT ${name} BETWEEN :value AND :last`,
        { ':last': '9999-12-31T23:59:59Z' },
      ),
    datedIn: async () =>
      z
        .string()
        .optional()
        .parse((await clock()).datedIn),
    recordDatedIn: (zone) => setAll(['datedIn'], zone, (name) => `attribute_not_exists(${name})`),
  };
};
