import { beforeEach, expect, test } from 'vitest';
import { customer, everything, order, sweepAt } from '../../clock/sweep-scene.ts';
import { bought, countsOf, type Desk, openDesk } from '../import-desk.ts';

// Ordered last on 20 September: idle-week [09-28, 10-05) is open.
const IDLE = 'idle-week:C-1:2011-09-28';

let desk: Desk;
beforeEach(async () => {
  desk = await openDesk();
  await desk.takeCustomers([customer('C-1')]);
  await desk.takeOrders([order('C-1', '2011-09-20')]);
  await sweepAt(desk.store, '2011-10-01T00:05:00Z');
});

test.each([
  ['that is older than the last one', bought('C-1', 'new', '2011-09-19T12:00:00Z')],
  ['made earlier on the same day as the last one', bought('C-1', 'new', '2011-09-20T11:59:59Z')],
  ['that is flagged as cancelled', bought('C-1', 'new', '2011-10-02T12:00:00Z', { flag: 'cancelled' })],
  ['of zero', bought('C-1', 'new', '2011-10-02T12:00:00Z', { amount: '0.00' })],
  ['of less than zero', bought('C-1', 'new', '2011-10-02T12:00:00Z', { amount: '-10.00' })],
])('an order %s is kept and changes nothing else', async (_, given) => {
  const before = await everything(desk.table);
  expect(countsOf(await desk.takeOrders([given]))).toMatchObject({ added: 1 });
  const { 'CUSTOMER#C-1 ORDER#new': kept, ...others } = await everything(desk.table);
  expect(kept).toMatchObject({ order: { orderId: 'new', amount: given.amount } });
  expect(others).toEqual(before);
});

test('a control: the smallest order that counts, on the next day, cancels', async () => {
  await desk.takeOrders([bought('C-1', 'new', '2011-09-21T12:00:00Z', { amount: '0.01' })]);
  expect((await desk.store.task(IDLE))?.state).toBe('cancelled');
});

test('a later order of the same day as the last one moves no window', async () => {
  const before = await desk.store.archive('C-1');
  await desk.takeOrders([bought('C-1', 'new', '2011-09-20T22:59:59Z')]);
  expect((await desk.store.task(IDLE))?.state).toBe('open');
  const after = await desk.store.archive('C-1');
  expect(after?.archive).toMatchObject({ lastOrderOn: '2011-09-20', lastOrderAt: '2011-09-20T22:59:59Z' });
  expect(after?.dueAt).toBe(before?.dueAt);
});

test('a day begins where the policy lives: an order at 23:00 in Greenwich is of the next day in London', async () => {
  await desk.takeOrders([bought('C-1', 'new', '2011-09-20T23:00:00Z')]);
  expect((await desk.store.task(IDLE))?.state).toBe('cancelled');
  expect((await desk.store.archive('C-1'))?.archive.lastOrderOn).toBe('2011-09-21');
});
