import { beforeEach, expect, test } from 'vitest';
import { customer, order, sweepAt, tasksIn } from '../../clock/sweep-scene.ts';
import { bought, type Desk, openDesk } from '../import-desk.ts';

// Ordered last on 20 September: idle-week [09-28, 10-05). Enrolled on 15 October 2010: annual-visit
// [09-15, 10-15).
const IDLE = 'idle-week:C-1:2011-09-28';
const ANNUAL = 'annual-visit:C-1:2011-09-15';

let desk: Desk;
const stateOf = async (id: string) => (await desk.store.task(id))?.state;

beforeEach(async () => {
  desk = await openDesk();
  await desk.takeCustomers([customer('C-1')], { enrolledOn: '2010-10-15' });
  await desk.takeOrders([order('C-1', '2011-09-20')]);
  await sweepAt(desk.store, '2011-10-01T00:05:00Z');
});

test('a control: without a new order both tasks stay open', async () => {
  const open = await desk.store.openTasksOf(null);
  expect(open.map(({ id }) => id).sort()).toEqual([ANNUAL, IDLE]);
});

test('a customer who orders again is no longer called, at once and without a sweep', async () => {
  await desk.takeOrders([bought('C-1', 'again', '2011-10-02T09:00:00Z')]);
  expect(await desk.store.task(IDLE)).toMatchObject({
    state: 'cancelled',
    ends: [{ state: 'cancelled', why: 'ordered', orderId: 'again', on: '2011-10-02' }],
  });
  expect((await desk.store.openTasksOf(null)).map(({ id }) => id)).toEqual([ANNUAL]);
});

test('the annual visit does not wait for an order', async () => {
  await desk.takeOrders([bought('C-1', 'again', '2011-10-02T09:00:00Z')]);
  expect(await stateOf(ANNUAL)).toBe('open');
  const stored = await desk.store.archive('C-1');
  expect(stored?.archive.open.map(({ id }) => id)).toEqual([ANNUAL]);
});

test('the clock looks again when the windows of the new order say so', async () => {
  await desk.takeOrders([bought('C-1', 'again', '2011-10-02T09:00:00Z')]);
  const stored = await desk.store.archive('C-1');
  expect(stored?.archive).toMatchObject({ lastOrderOn: '2011-10-02', lastOrderAt: '2011-10-02T09:00:00Z' });
  expect(stored?.dueAt).toBe('2011-10-09T23:00:00Z');
  await sweepAt(desk.store, '2011-10-09T23:00:00Z');
  expect(await stateOf('idle-week:C-1:2011-10-10')).toBe('open');
});

test.each([
  ['on the last day of the window', '2011-10-04T12:00:00Z', 'cancelled'],
  ['on the day after it', '2011-10-05T12:00:00Z', 'missed'],
] as const)('an order %s, told before the late sweep, leaves the task %s', async (_, orderedAt, state) => {
  await desk.takeOrders([bought('C-1', 'again', orderedAt)]);
  expect(await stateOf(IDLE)).toBe(state);
});

test('of several new orders, the first of a later day is the one that cancelled', async () => {
  await desk.takeOrders([
    bought('C-1', 'third', '2011-10-04T09:00:00Z'),
    bought('C-1', 'evening of D0', '2011-09-20T20:00:00Z'),
    bought('C-1', 'second', '2011-10-03T09:00:00Z'),
  ]);
  expect((await desk.store.task(IDLE))?.ends).toMatchObject([{ orderId: 'second', on: '2011-10-03' }]);
  expect((await desk.store.archive('C-1'))?.archive.lastOrderOn).toBe('2011-10-04');
});

test('an order that leads to a window which had been cancelled opens it again', async () => {
  const other = await openDesk();
  await other.takeCustomers([customer('C-1')]);
  // 30 and 31 January both lead to S = 1 March.
  await other.takeOrders([order('C-1', '2011-01-30')]);
  await sweepAt(other.store, '2011-03-02T00:05:00Z');
  const monthly = async () =>
    (await tasksIn(other.store)).find(({ id }) => id === 'monthly-touch:C-1:2011-03-01')?.state;
  expect(await monthly()).toBe('open');
  await other.takeOrders([order('C-1', '2011-01-31')]);
  expect(await monthly()).toBe('cancelled');
  await sweepAt(other.store, '2011-03-02T00:10:00Z');
  expect(await monthly()).toBe('open');
});
