import { expect, test } from 'vitest';
import { customer, order } from '../../clock/sweep-scene.ts';
import { openDesk } from '../import-desk.ts';

const CUSTOMERS = Array.from({ length: 200 }, (_, index) => customer(`C-${index}`));
const ORDERS = CUSTOMERS.map(({ id }) => order(id, '2011-10-02'));

test('two imports of the same orders at the same time count every order once', async () => {
  const desk = await openDesk();
  await desk.takeCustomers(CUSTOMERS);
  const reports = await Promise.all([desk.takeOrders(ORDERS), desk.takeOrders(ORDERS)]);
  for (const { added, unchanged } of reports) expect(added + unchanged).toBe(ORDERS.length);
  expect(reports.reduce((sum, { added }) => sum + added, 0)).toBe(ORDERS.length);
});

test('orders that a correction of the same customers came between are counted as added', async () => {
  const desk = await openDesk();
  await desk.takeCustomers(CUSTOMERS);
  const corrected = CUSTOMERS.map(({ id }) => customer(id, { name: `Mr ${id}` }));
  const [report] = await Promise.all([desk.takeOrders(ORDERS), desk.takeCustomers(corrected)]);
  expect(report.added).toBe(ORDERS.length);
});
