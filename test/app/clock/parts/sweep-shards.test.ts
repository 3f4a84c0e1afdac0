import { afterAll, expect, test } from 'vitest';
import { sweep } from '../../../../shared/app/clock/sweep.ts';
import type { Store } from '../../../../shared/app/ports/store.ts';
import type { InstantText } from '../../../../shared/domain/time/dates.ts';
import { ALL_SHARDS } from '../../../../shared/store/keys.ts';
import { at, type Department, openDepartment } from '../../../fixtures/department.ts';
import { crowd, told } from '../sweep-crowd.ts';
import { everything, lettersIn, takeIn, tasksIn } from '../sweep-scene.ts';

const CUSTOMERS = 48;
const BEFORE: InstantText = '2011-02-01T09:00:00Z';
const NIGHT: InstantText = '2011-04-01T00:05:00Z';
const MORNING: InstantText = '2011-04-01T07:30:00Z';

const departments: Department[] = [];
afterAll(() => Promise.all(departments.map((department) => department.stop())));

/** The shards dealt out to so many sweeps, as cards are. */
const dealt = (lists: number): number[][] =>
  Array.from({ length: lists }, (_, list) => ALL_SHARDS.filter((shard) => shard % lists === list));

/**
 * How often the clock came to somebody on the staff hangs on who is faster: a digest that must wait
 * for other shards is left to the next look. What it left them with does not.
 */
const withoutLooks = (table: Awaited<ReturnType<typeof everything>>) =>
  Object.fromEntries(
    Object.entries(table).map(([key, item]) => [
      key,
      key.startsWith('STAFF ') ? { ...(item as object), version: 'any' } : item,
    ]),
  );

async function sweptIn(lists: number) {
  const department = await openDepartment();
  departments.push(department);
  const { store, table } = department;
  await takeIn(store, crowd(CUSTOMERS));
  // It sets the first digests of all: who waits for whom before the first one hangs on who is faster.
  await sweep(store, at(BEFORE), ALL_SHARDS);
  const sweepsSideBySide = (instant: InstantText) =>
    Promise.all(dealt(lists).map((shards) => sweep(store, at(instant), shards)));
  const reports = [...(await sweepsSideBySide(NIGHT)), ...(await sweepsSideBySide(MORNING))];
  return {
    reports,
    table: withoutLooks(await everything(table)),
    tasks: await tasksIn(store),
    letters: await lettersIn(store),
  };
}

test('one sweep, four side by side and sixteen side by side do the same work', async () => {
  const [byOne, byFour, bySixteen] = await Promise.all([sweptIn(1), sweptIn(4), sweptIn(16)]);
  expect(byFour.table).toEqual(byOne.table);
  expect(bySixteen.table).toEqual(byOne.table);
  expect(told(byFour.reports)).toEqual(told(byOne.reports));
  expect(told(bySixteen.reports)).toEqual(told(byOne.reports));
  expect(byOne.tasks.length).toBeGreaterThan(CUSTOMERS / 2);
  expect(byOne.letters.filter(({ content }) => content.kind === 'digest')).toHaveLength(4);
});

test('a sweep leaves the shards of others alone', async () => {
  const department = await openDepartment();
  departments.push(department);
  await takeIn(department.store, crowd(CUSTOMERS));
  const [mine, others] = [[0, 1, 2, 3], ALL_SHARDS.slice(4)];
  const first = await sweep(department.store, at(NIGHT), mine);
  const again = await sweep(department.store, at(NIGHT), mine);
  const rest = await sweep(department.store, at(NIGHT), others);
  expect(first.looked).toBeGreaterThan(0);
  expect(again.looked).toBe(0);
  expect(rest.looked).toBeGreaterThan(0);
  // All customers, of whom those who ordered last week rest, and four people with a digest to plan.
  const due = new Set([...(await tasksIn(department.store)).map(({ customerId }) => customerId)]);
  expect(first.looked + rest.looked).toBe(due.size + 4);
});

/** The store, in which some shards cannot be read after their first record. */
const withBadShards = (store: Store, bad: readonly number[]): Store => ({
  ...store,
  async *dueRecords(shard, now) {
    if (!bad.includes(shard)) return yield* store.dueRecords(shard, now);
    throw new Error('no such shard today');
  },
  dueCount: (shard, now, most) =>
    bad.includes(shard) ? Promise.reject(new Error('nor a count')) : store.dueCount(shard, now, most),
});

test('a shard that cannot be read stops neither those behind it nor the digests, is told, and is made good later', async () => {
  const department = await openDepartment();
  departments.push(department);
  const { store } = department;
  await takeIn(store, crowd(CUSTOMERS));
  const bad = withBadShards(store, [0, 7]);
  const night = await sweep(bad, at(NIGHT), ALL_SHARDS, {
    fanOut: { parts: 4, sweep: async () => undefined },
  });
  const untold = [{ key: 'shard 0' }, { key: 'shard 7' }];
  expect(night.setAside).toMatchObject(untold);
  expect(night.looked).toBeGreaterThan(CUSTOMERS / 2);
  const morning = await sweep(bad, at(MORNING), ALL_SHARDS);
  expect(morning.setAside).toMatchObject(untold);
  // None of the four people stands in a shard that cannot be read.
  const digests = async () => (await lettersIn(store)).filter(({ content }) => content.kind === 'digest');
  expect(await digests()).toHaveLength(4);
  const through = await store.sweptThrough();
  expect([through.get(0), through.get(1)]).toEqual([undefined, MORNING]);

  const mended = await sweep(store, at('2011-04-01T07:31:00Z'), ALL_SHARDS);
  expect(mended.setAside).toEqual([]);
  expect(await digests()).toHaveLength(4);
});

test('other parts send their digests though a shard that is not theirs cannot be read; with none that can, the sweep fails', async () => {
  const department = await openDepartment();
  departments.push(department);
  const { store } = department;
  await takeIn(store, crowd(CUSTOMERS));
  await sweep(store, at(NIGHT), ALL_SHARDS);
  const [first, ...others] = ALL_SHARDS;
  const report = await sweep(withBadShards(store, [first!]), at(MORNING), others);
  expect(report.setAside).toEqual([]);
  expect(report.lettersQueued).toBeGreaterThan(0);
  await expect(sweep(withBadShards(store, ALL_SHARDS), at(MORNING), ALL_SHARDS)).rejects.toThrow(
    'no such shard today',
  );
});
