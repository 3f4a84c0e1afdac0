import { beforeAll, expect, test } from 'vitest';
import { splitInto } from '../../../../shared/app/clock/parts.ts';
import type { Store } from '../../../../shared/app/ports/store.ts';
import { ALL_SHARDS } from '../../../../shared/store/keys.ts';
import { lettersIn, sweepAt } from '../sweep-scene.ts';
import {
  atOnce,
  fullDepartment,
  isDigest,
  MINUTE_LATER,
  MORNING,
  partAt,
  type Work,
  workOf,
  workOfOne,
} from './sweep-parts-scene.ts';

let byOne: Work;
beforeAll(async () => {
  byOne = await workOfOne();
});

/** A table connection that dies: after so many records of the index, nothing more comes. */
const dyingAfter = (store: Store, records: number): Store => {
  let left = records;
  return {
    ...store,
    async *dueRecords(shard, now) {
      for await (const due of store.dueRecords(shard, now)) {
        if (left-- <= 0) throw new Error('killed');
        yield due;
      }
    },
    async recordSweep(shards, now) {
      if (left < 0) throw new Error('killed');
      await store.recordSweep(shards, now);
    },
  };
};

test.for([0, 5])(
  'a part that is killed after %i records and comes again leaves nothing out and does nothing twice',
  async (records) => {
    const department = await fullDepartment();
    const { store } = department;
    const [first, ...rest] = splitInto(4, ALL_SHARDS);
    const others = atOnce(store, rest);
    await expect(partAt(dyingAfter(store, records), first!)).rejects.toThrow('killed');
    await others;
    const swept = await store.sweptThrough();
    expect(swept.get(first![0]!), 'it does not count as swept').not.toBe(MORNING);
    expect(swept.get(rest[0]![0]!)).toBe(MORNING);
    // The queue hands the same message out again, and once more although it was done.
    await partAt(store, first!);
    await partAt(store, first!);
    await sweepAt(store, MINUTE_LATER);
    expect(await workOf(department)).toEqual(byOne);
  },
);

/** Time for so many records. */
const timeFor = (records: number) => {
  let left = records;
  return () => left-- > 0;
};

test.for([0, 20])(
  'when the time is up after %i records the rest stays due, and the next run finishes',
  async (records) => {
    const department = await fullDepartment();
    const { store } = department;
    const before = await store.sweptThrough();
    const report = await partAt(store, ALL_SHARDS, timeFor(records));
    expect(report).toMatchObject({ looked: records, more: true });
    expect(await store.sweptThrough(), 'its shards do not count as swept').toEqual(before);
    expect((await lettersIn(store)).filter(isDigest), 'no digest tells half a morning').toEqual([]);
    expect((await workOf(department)).due).toBeGreaterThan(0);

    expect(await partAt(store, ALL_SHARDS)).toMatchObject({ more: false });
    expect(await workOf(department)).toEqual(byOne);
    expect(new Set((await store.sweptThrough()).values())).toEqual(new Set([MORNING]));
  },
);

test('a run with time for exactly what is due is complete', async () => {
  const department = await fullDepartment();
  const { due } = await workOf(department);
  expect(await partAt(department.store, ALL_SHARDS, timeFor(due))).toMatchObject({
    looked: due,
    more: false,
  });
  const short = await fullDepartment();
  expect(await partAt(short.store, ALL_SHARDS, timeFor(due - 1))).toMatchObject({
    looked: due - 1,
    more: true,
  });
});
