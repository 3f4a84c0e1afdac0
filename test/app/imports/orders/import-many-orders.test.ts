import { Temporal } from 'temporal-polyfill';
import { expect, test } from 'vitest';
import type { OrderGiven } from '../../../../shared/app/imports/orders/order-arrivals.ts';
import { instantText } from '../../../../shared/domain/time/dates.ts';
import { customer, everything, order, sweepAt } from '../../clock/sweep-scene.ts';
import { bought, countsOf, openDesk } from '../import-desk.ts';

/**
 * One order every hour from 1 October on, more than one commit can hold, the newest somewhere in
 * the middle.
 */
const busyCustomer = (count: number): OrderGiven[] => {
  const first = Temporal.Instant.from('2011-10-01T00:00:00Z');
  const inOrder = Array.from({ length: count }, (_, hour) =>
    bought('C-1', String(hour), instantText(first.add({ hours: hour }))),
  );
  return [...inOrder.slice(count / 2), ...inOrder.slice(0, count / 2)];
};

test('a customer may have more orders in one file than one commit can hold', async () => {
  const desk = await openDesk();
  await desk.takeCustomers([customer('C-1'), customer('C-2')]);
  await desk.takeOrders([order('C-1', '2011-09-20')]);
  await sweepAt(desk.store, '2011-10-01T00:05:00Z');
  const orders = busyCustomer(250);
  const report = await desk.takeOrders([...orders, bought('C-2', '1', '2011-10-01T12:00:00Z')]);
  expect(countsOf(report)).toMatchObject({ rows: 251, added: 251, refused: 0 });
  expect(await desk.store.orders(orders)).toHaveLength(250);
  expect((await desk.store.archive('C-1'))?.archive).toMatchObject({
    lastOrderAt: '2011-10-11T09:00:00Z',
    lastOrderOn: '2011-10-11',
  });
});

test('the task that they cancel ends once, by the first of them', async () => {
  const desk = await openDesk();
  await desk.takeCustomers([customer('C-1')]);
  await desk.takeOrders([order('C-1', '2011-09-20')]);
  await sweepAt(desk.store, '2011-10-01T00:05:00Z');
  await desk.takeOrders(busyCustomer(250));
  expect((await desk.store.task('idle-week:C-1:2011-09-28'))?.ends).toMatchObject([{ orderId: '0' }]);
});

test('the same file again finds every one of them known', async () => {
  const desk = await openDesk();
  await desk.takeCustomers([customer('C-1')]);
  await desk.takeOrders(busyCustomer(250));
  const before = await everything(desk.table);
  expect(countsOf(await desk.takeOrders(busyCustomer(250)))).toMatchObject({ added: 0, unchanged: 250 });
  expect(await everything(desk.table)).toEqual(before);
});
