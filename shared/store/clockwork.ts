import { ConditionalCheckFailedException, UpdateItemCommand } from '@aws-sdk/client-dynamodb';
import * as z from 'zod';
import type { Clockwork } from '../app/ports.ts';
import { type InstantText, instantTextSchema } from '../domain/dates.ts';
import { ALL_SHARDS, CLOCK_KEY } from './keys.ts';
import { getItem, marshalled, type Table } from './table.ts';

const sweptAttribute = (shard: number): string => `swept${String(shard).padStart(2, '0')}`;

/** The clock never goes back and the zone of the orders never changes, whatever order the writers come in. */
export const clockworkOf = (table: Table): Clockwork => {
  const clock = async () => (await getItem(table, CLOCK_KEY)) ?? {};

  /** Sets those attributes to the value that meet the condition, in one write where all do. */
  const setAll = async (
    attributes: readonly string[],
    value: string,
    unless: (name: string) => string,
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
          ExpressionAttributeValues: marshalled({ ':value': value }),
        }),
      );
    } catch (error) {
      if (!(error instanceof ConditionalCheckFailedException)) throw error;
      // Some are ahead already; the others still count.
      if (attributes.length > 1) for (const attribute of attributes) await setAll([attribute], value, unless);
    }
  };

  return {
    async sweptThrough() {
      const swept = await clock();
      const through = new Map<number, InstantText>();
      for (const shard of ALL_SHARDS) {
        const instant = instantTextSchema.optional().parse(swept[sweptAttribute(shard)]);
        if (instant) through.set(shard, instant);
      }
      return through;
    },
    recordSweep: (shards, now) =>
      setAll(shards.map(sweptAttribute), now, (name) => `attribute_not_exists(${name}) OR ${name} < :value`),
    datedIn: async () =>
      z
        .string()
        .optional()
        .parse((await clock()).datedIn),
    recordDatedIn: (zone) => setAll(['datedIn'], zone, (name) => `attribute_not_exists(${name})`),
  };
};
