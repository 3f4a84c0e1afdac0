import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { splitInto } from '../../../../shared/app/clock/parts.ts';
import { MOST_ALONE, planSweep } from '../../../../shared/app/clock/plan-sweep.ts';
import { sweep } from '../../../../shared/app/clock/sweep.ts';
import { PARTS } from '../../../../shared/app/ports/clock.ts';
import { ALL_SHARDS, shardOf } from '../../../../shared/store/keys.ts';
import { at, type DepartmentOnDatabase, openOnDatabase } from '../../../fixtures/department.ts';
import { type Meter, meterOn } from '../../../store/capacity-meter.ts';
import { customer, order, statesIn, takeIn } from '../sweep-scene.ts';

const DUE = 60;
const IDS = Array.from({ length: DUE }, (_, index) => `C-${index}`);
/** All sixty are due from the ninth of March on. */
const DAY_BEFORE = at('2011-03-08T23:59:59Z');
const MORNING = at('2011-03-09T00:05:00Z');

let department: DepartmentOnDatabase;
let meter: Meter;
beforeAll(async () => {
  department = await openOnDatabase();
  await takeIn(department.store, {
    customers: IDS.map((id) => customer(id)),
    orders: IDS.map((id) => order(id, '2011-03-01')),
  });
  meter = meterOn(department.table.client);
});
beforeEach(() => meter.reset());
afterAll(() => department.stop());

test.for(PARTS)('%i parts are of the same size, and every shard is in exactly one of them', (parts) => {
  const split = splitInto(parts, ALL_SHARDS);
  expect(split).toHaveLength(parts);
  expect(new Set(split.map((shards) => shards.length))).toEqual(new Set([ALL_SHARDS.length / parts]));
  expect(split.flat().sort((a, b) => a - b)).toEqual(ALL_SHARDS);
});

test.for([
  [DUE, 0],
  [DUE - 1, 4],
] as const)(
  'sixty due where one function may have %i of them are handed out in %i parts',
  async ([mostAlone, parts]) => {
    const plan = await planSweep(department.store, MORNING, 4, mostAlone);
    expect(plan).toEqual(parts === 0 ? [] : splitInto(4, ALL_SHARDS));
  },
);

test.for([
  [MOST_ALONE, 0],
  [MOST_ALONE + 1, 16],
] as const)('%i due records, all in the last shard, are handed out in %i parts', async ([backlog, parts]) => {
  const [last] = ALL_SHARDS.slice(-1);
  const counting = {
    ...department.store,
    dueCount: async (shard: number, _now: string, most: number) =>
      shard === last ? Math.min(backlog, most) : 0,
  };
  expect(await planSweep(counting, MORNING, 16)).toHaveLength(parts);
});

test('what is due later is no backlog', async () => {
  expect(await planSweep(department.store, DAY_BEFORE, 16, 0)).toEqual([]);
  expect(await planSweep(department.store, MORNING, 16, 0)).toHaveLength(16);
});

test('counting stops at the first record too many and pays for no more than it counted', async () => {
  const inFirstShard = IDS.filter((id) => shardOf(id) === 0).length;
  expect(inFirstShard).toBeGreaterThan(1);
  await planSweep(department.store, MORNING, 16, 0);
  expect(meter.requests, 'one record of the first shard tells').toEqual({ Query: 1 });
  expect(meter.readUnits).toBe(0.5);

  meter.reset();
  await planSweep(department.store, MORNING, 16, inFirstShard);
  expect(meter.requests, 'one more of the second').toEqual({ Query: 2 });

  meter.reset();
  expect(await planSweep(department.store, MORNING, 16, DUE)).toEqual([]);
  expect(meter.requests, 'every shard is asked once').toEqual({ Query: ALL_SHARDS.length });
});

test('a backlog of any size costs its count no more than so many records', async () => {
  const units = async (mostAlone: number) => {
    meter.reset();
    await planSweep(department.store, MORNING, 16, mostAlone);
    return meter.readUnits;
  };
  // Twelve records of less than a kilobyte are some three half units of four kilobytes; sixty would
  // be many more.
  expect(await units(11)).toBeLessThanOrEqual(4);
  expect(await units(DUE), 'the control counts all').toBeGreaterThan(await units(11));
});

test('a sweep that hands its backlog out looks at no customer, and says into how many parts', async () => {
  const handed: unknown[] = [];
  const fanOut = { parts: 4, sweep: async (...given: unknown[]) => void handed.push(given) } as const;
  const large = { ...department.store, dueCount: async (_shard: number, _now: string, most: number) => most };
  const report = await sweep(large, MORNING, ALL_SHARDS, { fanOut });
  expect(report).toMatchObject({ handedOut: 4, looked: 0, more: false, opened: {} });
  expect(handed).toEqual([['2011-03-09T00:05:00Z', splitInto(4, ALL_SHARDS)]]);
  expect(await statesIn(department.store)).toEqual({});
  expect(await department.store.sweptThrough(), 'nobody has swept yet').toEqual(new Map());
});

test('a sweep whose parts cannot be handed out fails, and everything stays due', async () => {
  const fanOut = { parts: 4, sweep: () => Promise.reject(new Error('no queue')) } as const;
  const large = { ...department.store, dueCount: async (_shard: number, _now: string, most: number) => most };
  await expect(sweep(large, MORNING, ALL_SHARDS, { fanOut })).rejects.toThrow('no queue');
  expect(await planSweep(department.store, MORNING, 16, DUE - 1)).toHaveLength(16);
});

test('a backlog that one function clears is swept at once and nobody else is asked', async () => {
  const fanOut = { parts: 16, sweep: () => Promise.reject(new Error('nobody must be asked')) } as const;
  const report = await sweep(department.store, MORNING, ALL_SHARDS, { fanOut });
  expect(report).toMatchObject({ handedOut: 0, looked: DUE, opened: { 'idle-week': { open: DUE } } });
});
