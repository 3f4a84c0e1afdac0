import * as z from 'zod';
import type { ClockState } from '../../app/ports/clock.ts';
import { type InstantText, instantTextSchema } from '../../domain/time/dates.ts';
import { ALL_SHARDS, CLOCK_KEY, sweptAttribute } from '../keys.ts';
import type { Condition, Table } from '../table.ts';

/**
 * The clock never goes back and the zone of the orders never changes, whatever order the writers
 * come in.
 */
export const clockStateOf = (table: Table): ClockState => {
  const clock = async () => (await table.get(CLOCK_KEY)) ?? {};

  /** Sets those attributes to the value that meet the condition, in one write where all do. */
  const setAll = async (
    attributes: readonly string[],
    value: string,
    unless: (attribute: string) => Condition,
  ): Promise<void> => {
    const written = await table.write({
      act: 'update',
      key: CLOCK_KEY,
      set: Object.fromEntries(attributes.map((attribute) => [attribute, value])),
      condition: { all: attributes.map(unless) },
    });
    // Some are ahead already; the others still count.
    if (!written.done && attributes.length > 1)
      for (const attribute of attributes) await setAll([attribute], value, unless);
  };

  return {
    async sweptThrough() {
      const swept = await clock();
      const through = new Map<number, InstantText>();
      for (const shard of ALL_SHARDS) {
        // The very first version kept one moment for all shards. What is garbled counts as never
        // swept.
        const { data } = instantTextSchema.safeParse(swept[sweptAttribute(shard)] ?? swept.sweptThrough);
        if (data) through.set(shard, data);
      }
      return through;
    },
    recordSweep: (shards, now) =>
      setAll(shards.map(sweptAttribute), now, (attribute) => ({
        // Letters sort behind all digits: what begins with one is no moment.
        any: [{ absent: attribute }, { attribute, outside: { from: now, through: '9999-12-31T23:59:59Z' } }],
      })),
    datedIn: async () =>
      z
        .string()
        .optional()
        .parse((await clock()).datedIn),
    recordDatedIn: (zone) => setAll(['datedIn'], zone, (attribute) => ({ absent: attribute })),
  };
};
