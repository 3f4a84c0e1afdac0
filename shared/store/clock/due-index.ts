import type { Due, DueFeedback, DueIndex, DueLetter } from '../../app/ports/clock.ts';
import type { InstantText } from '../../domain/time/dates.ts';
import { instantTextSchema } from '../../domain/time/dates.ts';
import { storedArchive } from '../customers/archives.ts';
import { storedFeedback } from '../feedback/feedbacks.ts';
import { ALL_SHARDS, DUE_INDEX, LANES, RESPONSE_SHARD, sweepShard } from '../keys.ts';
import { storedLetter } from '../letters/letters.ts';
import { unreadable } from '../records.ts';
import { storedStaff } from '../staff/staff.ts';
import type { DueIn } from '../stored-kinds.ts';
import type { Item, Query, Table } from '../table.ts';

const dueQuery = (shard: string, now: InstantText): Query => ({
  index: DUE_INDEX,
  partition: shard,
  range: { through: now },
});

const dueIn = (table: Table, shard: string, now: InstantText) => table.query(dueQuery(shard, now));

/** One record that cannot be read must not stop the others: it is handed on as what it is. */
function handedOn<T>(item: Item, read: (item: Item, dueAt: InstantText) => T) {
  try {
    return read(item, instantTextSchema.parse(item.dueAt));
  } catch (error) {
    return { kind: 'unreadable' as const, unreadable: unreadable(item, error) };
  }
}

/** How each kind is read that a lane can hold. */
const SWEPT = {
  customer: (item, dueAt) => ({ kind: 'customer', archive: storedArchive(item).archive, dueAt }),
  staff: (item, dueAt) => ({ kind: 'staff', staff: storedStaff(item), dueAt }),
} satisfies { readonly [kind in DueIn<'sweep'>]: (item: Item, dueAt: InstantText) => Due };
const RESPONSE = {
  feedback: (item) => ({ kind: 'feedback', feedback: storedFeedback(item) }),
} satisfies { readonly [kind in DueIn<'response'>]: (item: Item) => DueFeedback };
const POST = {
  letter: (item, dueAt) => ({ kind: 'letter', letter: storedLetter(item), dueAt }),
} satisfies { readonly [kind in DueIn<'post'>]: (item: Item, dueAt: InstantText) => DueLetter };

const isSwept = (kind: unknown): kind is DueIn<'sweep'> =>
  typeof kind === 'string' && Object.hasOwn(SWEPT, kind);

function dueRecord(item: Item, dueAt: InstantText): Due {
  if (!isSwept(item.kind)) throw new Error(`unknown kind ${String(item.kind)}`);
  return SWEPT[item.kind](item, dueAt);
}

export const dueIndexOf = (table: Table): DueIndex => ({
  shards: ALL_SHARDS,

  dueCount: (shard, now, most) => table.count(dueQuery(sweepShard(shard), now), most),

  async *dueRecords(shard, now) {
    for await (const item of dueIn(table, sweepShard(shard), now)) yield handedOn(item, dueRecord);
  },

  async *dueFeedback(now) {
    for await (const item of dueIn(table, RESPONSE_SHARD, now)) yield handedOn(item, RESPONSE.feedback);
  },

  async oldestDueLetter(now) {
    const firsts = LANES.post.map(async (shard) => {
      for await (const { dueAt } of table.query({ ...dueQuery(shard, now), limit: 1 }))
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
    for (const shard of LANES.post)
      try {
        for await (const item of dueIn(table, shard, now)) yield handedOn(item, POST.letter);
      } catch (error) {
        failures.push(error);
        yield { kind: 'unreadable', unreadable: { key: `letters in ${shard}`, error: String(error) } };
      }
    if (failures.length === 2) throw failures[0];
  },
});
