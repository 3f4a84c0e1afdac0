import { isDeepStrictEqual } from 'node:util';
import pMap from 'p-map';
import * as z from 'zod';
import type { Scanned } from '../../app/ports/scanned.ts';
import { isRecordKind, RECORDS } from '../../domain/records/record-kind.ts';
import { CASELOADS_KEY, customerPartition, erasurePartition } from '../keys.ts';
import { SCHEMA } from '../records.ts';
import { carriedOut, type Item, type Table, withCustomer } from '../table.ts';

/** What nobody knows stays as it is today. */
const restoreOf = ({ kind }: Item) => (isRecordKind(kind) ? RECORDS[kind].restore : 'today');
const ownedSchema = z.object({ archive: z.object({ specialist: z.string() }) });
const MOST_KEYS_AT_ONCE = 100;
const WRITES_AT_ONCE = 24;

export interface CopiedBack {
  /** Records that the restored table has and that could go back. */
  looked: number;
  put: number;
  deleted: number;
}

interface Asked {
  /** A table that was restored from a backup of `live`. */
  restored: Table;
  live: Table;
  /** Only this customer, whether erased since or not; undefined is everybody who was not. */
  customerId: string | undefined;
  /** Without it, only counts. */
  really: boolean;
  /** Told how far the reading of both tables has come. */
  scanned?: Scanned | undefined;
}

const keyOf = ({ pk, sk }: Item) => ({ pk: String(pk), sk: String(sk) });
const nameOf = (item: Item): string => JSON.stringify(keyOf(item));

async function* inHundreds(items: AsyncIterable<Item>): AsyncGenerator<Item[]> {
  let some: Item[] = [];
  for await (const item of items) {
    some.push(item);
    if (some.length < MOST_KEYS_AT_ONCE) continue;
    yield some;
    some = [];
  }
  if (some.length > 0) yield some;
}

/** The partitions of customers who were erased, and stay so. */
async function erasedPartitions(live: Table): Promise<Set<string>> {
  const erased = new Set<string>();
  for await (const { pk } of live.scan({ kind: 'erasure' }))
    erased.add(customerPartition(String(pk).slice(erasurePartition('').length)));
  return erased;
}

/** What `of` has to go back, a hundred at a time, each with what `against` has under its key. */
async function* compared(
  of: Table,
  against: Table,
  { customerId, scanned }: Pick<Asked, 'customerId' | 'scanned'>,
  spared: Set<string>,
) {
  const goesBack = (item: Item) => restoreOf(item) !== 'today' && !spared.has(String(item.pk));
  const items = customerId === undefined ? of.scan({ scanned }) : of.query(withCustomer(customerId));
  for await (const some of inHundreds(items)) {
    const wanted = some.filter(goesBack);
    const others = await against.getAll(wanted.map(keyOf));
    const byName = new Map(others.map((item) => [nameOf(item), item]));
    yield wanted.map((item) => ({ item, other: byName.get(nameOf(item)) }));
  }
}

/** Counts each specialist's customers anew, since some are back and others are gone. */
async function recount(live: Table): Promise<void> {
  const counted = new Map<string, number>();
  for await (const item of live.scan({ kind: 'customer' })) {
    const { data } = ownedSchema.safeParse(item);
    if (data) counted.set(data.archive.specialist, (counted.get(data.archive.specialist) ?? 0) + 1);
  }
  const customers = Object.fromEntries(counted);
  const caseloads = await live.get(CASELOADS_KEY);
  const version = Number(caseloads?.version ?? 0) + 1;
  const item = { kind: 'roster', schema: SCHEMA, version, customers };
  await carriedOut(live.write({ act: 'replace', key: CASELOADS_KEY, item }));
}

/**
 * Makes these kinds of records in `live` what they are in `restored`. No function may write
 * meanwhile. Safe to repeat.
 */
export async function copyBack(asked: Asked): Promise<CopiedBack> {
  const { restored, live, customerId, really } = asked;
  const spared = customerId === undefined ? await erasedPartitions(live) : new Set<string>();
  const copied: CopiedBack = { looked: 0, put: 0, deleted: 0 };
  const onlyAdded = (item: Item) => restoreOf(item) === 'missing';
  const each = (items: readonly Item[], write: (item: Item) => Promise<unknown>) =>
    pMap(really ? items : [], write, { concurrency: WRITES_AT_ONCE });

  for await (const pairs of compared(restored, live, asked, spared)) {
    const differing = pairs.filter(({ item, other }) =>
      other && onlyAdded(item) ? false : !isDeepStrictEqual(item, other),
    );
    copied.looked += pairs.length;
    copied.put += differing.length;
    await each(
      differing.map(({ item }) => item),
      (item) => carriedOut(live.write({ act: 'replace', key: keyOf(item), item })),
    );
  }
  for await (const pairs of compared(live, restored, asked, spared)) {
    const newer = pairs.filter(({ item, other }) => !other && !onlyAdded(item));
    copied.deleted += newer.length;
    await each(
      newer.map(({ item }) => item),
      (item) => carriedOut(live.write({ act: 'erase', key: keyOf(item) })),
    );
  }
  if (really) await recount(live);
  return copied;
}
