import { afterEach, beforeEach, expect, test } from 'vitest';
import { sweepHandler } from '../../functions/sweep.ts';
import { ALL_SHARDS, shardOf } from '../../shared/store/keys.ts';
import { customer, order, statesIn, takeIn } from '../app/clock/sweep-scene.ts';
import { at, type DepartmentOnDatabase, NOTHING_FIRED, openOnDatabase } from '../fixtures/department.ts';
import { contextOf } from './lambda.ts';

let department: DepartmentOnDatabase;
let handler: ReturnType<typeof sweepHandler>;
beforeEach(async () => {
  department = await openOnDatabase();
  handler = sweepHandler(() => ({ ...department, now: () => at('2011-09-30T08:00:00Z') }));
  await takeIn(department.store, {
    customers: [customer('C-1')],
    orders: [order('C-1', '2011-09-23')],
  });
});
afterEach(() => department.stop());

const TASK = { 'idle-week:C-1:2011-10-01': 'open' };

test('the scheduler’s event sweeps all shards at the time for which it was scheduled', async () => {
  const report = await handler({ at: '2011-10-01T00:05:00Z' }, contextOf('sweep'));
  expect(report).toEqual({
    at: '2011-10-01T00:05:00Z',
    unknownHolidays: null,
    looked: 1,
    opened: { 'idle-week': { open: 1 } },
    ended: {},
    responses: NOTHING_FIRED,
    lettersQueued: 0,
    overtaken: 0,
    late: { count: 0, worstSeconds: 0 },
    setAside: [],
    more: false,
    handedOut: 0,
  });
  expect(await statesIn(department.store)).toEqual(TASK);
});

test('a shard that is named twice is swept once', async () => {
  const report = await handler({ at: '2011-03-01T00:05:00Z', shards: [3, 3] }, contextOf('sweep'));
  expect(report.looked).toBe(0);
});

test('an event may name the shards to sweep', async () => {
  const mine = shardOf('C-1');
  const others = ALL_SHARDS.filter((shard) => shard !== mine);
  const atNight = { at: '2011-10-01T00:05:00Z' };
  expect((await handler({ ...atNight, shards: others }, contextOf('sweep'))).looked).toBe(0);
  expect((await handler({ ...atNight, shards: [mine] }, contextOf('sweep'))).looked).toBe(1);
});

test('a time with an offset, or with fractions of a second, is the same moment', async () => {
  const report = await handler({ at: '2011-10-01T01:05:00.900+01:00' }, contextOf('sweep'));
  expect(report).toMatchObject({ at: '2011-10-01T00:05:00Z', looked: 1 });
});

test('without a time the function sweeps by its own clock', async () => {
  expect(await handler({}, contextOf('sweep'))).toMatchObject({ at: '2011-09-30T08:00:00Z', looked: 0 });
});

test.for([
  [{ at: 'yesterday' }, 'yesterday is no instant such as 2026-11-23T00:30:00Z'],
  [{ at: '2011-10-01' }, '2011-10-01 is no instant'],
  [{ at: '<aws.scheduler.scheduled-time>' }, '<aws.scheduler.scheduled-time> is no instant'],
  [{ at: 1_317_427_500 }, 'expected string'],
  [{ shards: [] }, 'shards'],
  [{ shards: [16] }, 'shards'],
  [{ shards: [-1] }, 'shards'],
  [{ shards: [1.5] }, 'shards'],
  [{ shards: ['0'] }, 'shards'],
  [{ shards: 3 }, 'shards'],
  [null, 'expected object'],
  ['sweep!', 'expected object'],
] as const)(
  'an event that nobody should send is refused, and says what is wrong with it: %j',
  async ([event, says]) => {
    await expect(handler(event as never, contextOf('sweep'))).rejects.toThrow(says);
    expect(await statesIn(department.store)).toEqual({});
  },
);
