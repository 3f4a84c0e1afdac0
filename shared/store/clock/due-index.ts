import type { Due, DueFeedback, DueIndex, DueLetter } from '../../app/ports/clock.ts';
import type { InstantText } from '../../domain/time/dates.ts';
import { instantTextSchema } from '../../domain/time/dates.ts';
import { storedArchive } from '../customers/archives.ts';
import { storedFeedback } from '../feedback/feedbacks.ts';
import { ALL_SHARDS, DUE_INDEX, POST_SHARDS, RESPONSE_SHARD, sweepShard } from '../keys.ts';
import { storedLetter } from '../letters/letters.ts';
import { unreadable } from '../records.ts';
import { storedStaff } from '../staff/staff.ts';
import { countItems, type Item, queryItems, type Table } from '../table.ts';

const dueQuery = (shard: string, now: InstantText) => ({
  IndexName: DUE_INDEX.name,
  KeyConditionExpression: 'dueShard = :shard AND dueAt <= :now',
  values: { ':shard': shard, ':now': now },
});

const dueIn = (table: Table, shard: string, now: InstantText) => queryItems(table, dueQuery(shard, now));

/** One record that cannot be read must not stop the others: it is handed on as what it is. */
function handedOn<T>(item: Item, read: (item: Item, dueAt: InstantText) => T) {
  try {
    return read(item, instantTextSchema.parse(item.dueAt));
  } catch (error) {
    return { kind: 'unreadable' as const, unreadable: unreadable(item, error) };
  }
}

function dueRecord(item: Item, dueAt: InstantText): Due {
  if (item.kind === 'customer') return { kind: 'customer', archive: storedArchive(item).archive, dueAt };
  if (item.kind === 'staff') return { kind: 'staff', staff: storedStaff(item), dueAt };
  throw new Error(`unknown kind ${String(item.kind)}`);
}

export const dueIndexOf = (table: Table): DueIndex => ({
  shards: ALL_SHARDS,

  dueCount: (shard, now, most) => countItems(table, dueQuery(sweepShard(shard), now), most),

  async *dueRecords(shard, now) {
    for await (const item of dueIn(table, sweepShard(shard), now)) yield handedOn(item, dueRecord);
  },

  async *dueFeedback(now) {
    for await (const item of dueIn(table, RESPONSE_SHARD, now))
      yield handedOn(item, (row): DueFeedback => ({ kind: 'feedback', feedback: storedFeedback(row) }));
  },

  async oldestDueLetter(now) {
    const firsts = Object.values(POST_SHARDS).map(async (shard) => {
      for await (const { dueAt } of queryItems(table, { ...dueQuery(shard, now), Limit: 1 }))
        return instantTextSchema.safeParse(dueAt).data;
      return undefined;
    });
    // A lane that cannot be read is told of when its letters are asked for.
    const read = await Promise.allSettled(firsts);
    return read
      .flatMap((first) => (first.status === 'fulfilled' && first.value ? [first.value] : []))
      .sort()[0];
  },

  async *dueLetters(now) {
    const failures: unknown[] = [];
    for (const shard of [POST_SHARDS.clock, POST_SHARDS.others])
      try {
        for await (const item of dueIn(table, shard, now))
          yield handedOn(
            item,
            (row, dueAt): DueLetter => ({ kind: 'letter', letter: storedLetter(row), dueAt }),
          );
      } catch (error) {
        failures.push(error);
        yield { kind: 'unreadable', unreadable: { key: `letters in ${shard}`, error: String(error) } };
      }
    if (failures.length === 2) throw failures[0];
  },
});
