import { expect, test } from 'vitest';
import { zoneOf } from '../../../../shared/domain/time/zone.ts';
import { orderRows } from '../../../../shared/files/rows/row-readers.ts';
import { linesOf, sourceOf } from '../../../files/formats/sources.ts';
import { customer } from '../../clock/sweep-scene.ts';
import { bought, complaintsOf, countsOf, openDesk } from '../import-desk.ts';

const AT = '2011-10-01T12:00:00Z';

test('with --sum-lines the rows of one order are added up exactly, wherever they stand', async () => {
  const desk = await openDesk();
  await desk.takeCustomers([customer('C-1'), customer('C-2')]);
  const lines = [
    bought('C-1', '1', AT, { amount: '0.1' }),
    bought('C-2', '2', AT, { amount: '7' }),
    bought('C-1', '1', AT, { amount: '0.2', currency: null }),
    bought('C-1', '1', AT, { amount: '-0.05' }),
    bought('C-1', '1', AT, { amount: '0.2', currency: null }),
  ];
  const report = await desk.takeOrders(lines, { sumLines: true });
  expect(countsOf(report)).toMatchObject({ rows: 5, added: 2, unchanged: 0, refused: 0 });
  expect(report.joined).toBe(3);
  const keys = [
    { customerId: 'C-1', orderId: '1' },
    { customerId: 'C-2', orderId: '2' },
  ];
  const stored = await desk.store.orders(keys);
  expect(stored.map(({ orderId, amount }) => [orderId, amount]).sort()).toEqual([
    ['1', '0.45'],
    ['2', '7'],
  ]);
  expect(countsOf(await desk.takeOrders(lines, { sumLines: true }))).toMatchObject({
    added: 0,
    unchanged: 2,
  });
});

test.for([
  ['another customer', { customerId: 'C-2' }, 'customerId'],
  ['another currency', { currency: 'USD' }, 'currency'],
  ['another time', { orderedAt: '2011-10-02T12:00:00Z' }, 'orderedAt'],
  ['a cancellation', { flag: 'cancelled' }, 'flag'],
] as const)(
  'a line with %s contradicts the others, and none of the order is taken',
  async ([, other, column]) => {
    const desk = await openDesk();
    await desk.takeCustomers([customer('C-1'), customer('C-2')]);
    const line = bought('C-1', '1', AT);
    const report = await desk.takeOrders([line, line, { ...line, ...other }, bought('C-1', '2', AT)], {
      sumLines: true,
    });
    expect(countsOf(report)).toMatchObject({ rows: 4, added: 1, refused: 3 });
    expect(complaintsOf(report)[0]?.[1]).toBe(
      `orderId: the lines 2-4 of order 1 differ in ${column}; none of them was taken`,
    );
  },
);

test('an order of which one line cannot be read is not taken without it, summed or not', async () => {
  const file = linesOf('customerId,orderId,orderedAt,amount', 'C-1,1,2011-10-01,5', 'C-1,1,2011-10-01,five');
  for (const sumLines of [true, false]) {
    const desk = await openDesk();
    await desk.takeCustomers([customer('C-1')]);
    const { rows } = await orderRows(sourceOf(file), 'orders.csv', zoneOf('Europe/London'));
    const report = await desk.takeOrders(rows, { sumLines });
    expect(countsOf(report)).toMatchObject({ added: 0, refused: 2 });
  }
});
