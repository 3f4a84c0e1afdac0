import { expect, test } from 'vitest';
import { zoneOf } from '../../../../shared/domain/time/zone.ts';
import { orderRows } from '../../../../shared/files/rows/row-readers.ts';
import { linesOf, sourceOf } from '../../../files/formats/sources.ts';
import { at } from '../../../fixtures/department.ts';
import { customer } from '../../clock/sweep-scene.ts';
import { bought, complaintsOf, countsOf, openDesk } from '../import-desk.ts';

const FIRST = { customerId: 'C-1', orderId: '1' };

test('an order of a customer whom nobody knows is refused, the one beside it is taken', async () => {
  const desk = await openDesk();
  await desk.takeCustomers([customer('C-1')]);
  const report = await desk.takeOrders([
    bought('C-9', '1', '2011-10-01T12:00:00Z'),
    bought('C-1', '1', '2011-10-01T12:00:00Z'),
  ]);
  expect(countsOf(report)).toMatchObject({ rows: 2, added: 1, refused: 1 });
  expect(complaintsOf(report)).toEqual([
    [
      2,
      'customerId: there is no archive of customer C-9; import the customer first',
      'customerId：没有客户 C-9 的档案；请先导入客户',
    ],
  ]);
  expect(await desk.store.orders([FIRST, { customerId: 'C-9', orderId: '1' }])).toHaveLength(1);
});

test('an order made at this very second is taken, one made a second later is refused', async () => {
  const desk = await openDesk();
  await desk.takeCustomers([customer('C-1')]);
  const orders = [bought('C-1', '1', '2011-10-01T12:00:00Z'), bought('C-1', '2', '2011-10-01T12:00:01Z')];
  const report = await desk.takeOrders(orders, { now: at('2011-10-01T12:00:00Z') });
  expect(countsOf(report)).toMatchObject({ added: 1, refused: 1 });
  expect(complaintsOf(report)).toEqual([
    [
      3,
      'orderedAt: 2011-10-01T12:00:01Z lies in the future (it is 2011-10-01T12:00:00Z)',
      'orderedAt：2011-10-01T12:00:01Z 在未来（现在是 2011-10-01T12:00:00Z）',
    ],
  ]);
  expect((await desk.store.archive('C-1'))?.archive.lastOrderAt).toBe('2011-10-01T12:00:00Z');
});

test('an order of which a file says two things is not taken, unless it is known which of them was meant', async () => {
  const desk = await openDesk();
  await desk.takeCustomers([customer('C-1')]);
  const report = await desk.takeOrders([
    bought('C-1', '1', '2011-10-01T12:00:00Z'),
    bought('C-1', '1', '2011-10-01T12:00:00Z', { amount: '12.00' }),
    bought('C-1', '2', '2011-10-02T12:00:00Z'),
  ]);
  expect(countsOf(report)).toMatchObject({ added: 1, unchanged: 0, refused: 2 });
  const english =
    'orderId: 1 stands on lines 2, 3, which say different things; none of them was taken; if they are the lines of one order, --sum-lines adds them up';
  const chinese =
    'orderId：1 出现在第 2、3 行，内容互相矛盾；这些行均未导入；若为同一订单的明细行，可用 --sum-lines 合计';
  expect(complaintsOf(report)).toEqual([
    [2, english, chinese],
    [3, english, chinese],
  ]);
  expect(await desk.store.orders([FIRST])).toEqual([]);
});

test('the same amount spelled with other zeros is the same order', async () => {
  const desk = await openDesk();
  await desk.takeCustomers([customer('C-1')]);
  await desk.takeOrders([bought('C-1', '1', '2011-10-01T12:00:00Z')]);
  const report = await desk.takeOrders([bought('C-1', '1', '2011-10-01T12:00:00Z', { amount: '10' })]);
  expect(countsOf(report)).toMatchObject({ unchanged: 1, refused: 0 });
});

test('faults of the reading and of the meaning are told together, in the order of the file', async () => {
  const desk = await openDesk();
  await desk.takeCustomers([customer('C-1')]);
  const file = linesOf(
    'customerId,orderId,orderedAt,amount',
    'C-9,1,2011-10-01,5',
    'C-1,"1',
    '2",2011-10-01,5',
    'C-1,3,2011-10-01,five',
    'C-1,4,2011-10-01',
    'C-1,5,2011-10-01,5',
    'C-1,5,2011-10-01,6',
    'C-1,6,2099-10-01,5',
  );
  const { rows } = await orderRows(sourceOf(file), 'orders.csv', zoneOf('Europe/London'));
  const report = await desk.takeOrders(rows);
  expect(report.faults.map(({ line, fault }) => [line, fault.code])).toEqual([
    [2, 'unknown-customer'],
    [3, 'refused'],
    [5, 'refused'],
    [6, 'missing'],
    [7, 'twice-in-file'],
    [8, 'twice-in-file'],
    [9, 'future-order'],
  ]);
  expect(countsOf(report)).toEqual({ rows: 7, added: 0, changed: 0, unchanged: 0, leftOut: 0, refused: 7 });
});
