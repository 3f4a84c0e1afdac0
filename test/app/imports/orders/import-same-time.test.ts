import { expect, test } from 'vitest';
import { customer, everything, member, order, sweepAt } from '../../clock/sweep-scene.ts';
import { bought, countsOf, type Desk, openDesk } from '../import-desk.ts';

const STAFF = [
  member('S-1', 'specialist', { capacity: 30 }),
  member('S-2', 'specialist', { capacity: 20 }),
  member('S-3', 'specialist', { capacity: 10 }),
];
const CUSTOMERS = Array.from({ length: 80 }, (_, index) => customer(`C-${index}`));
const FIRST_ORDERS = CUSTOMERS.map(({ id }) => order(id, '2011-09-20'));
// Each cancels a task; one customer has more of them than one commit can hold.
const ORDERS = [
  ...CUSTOMERS.map(({ id }) => order(id, '2011-10-02')),
  ...Array.from({ length: 90 }, (_, index) => bought('C-7', `more ${index}`, '2011-10-03T09:00:00Z')),
];

/** A department in which every customer has an open task. */
async function idleDepartment(): Promise<Desk> {
  const desk = await openDesk();
  await desk.takeStaff(STAFF);
  await desk.takeCustomers(CUSTOMERS);
  await desk.takeOrders(FIRST_ORDERS);
  await sweepAt(desk.store, '2011-10-01T00:05:00Z');
  return desk;
}

test('two imports of the same orders at the same time leave what one leaves', async () => {
  const [once, both] = [await idleDepartment(), await idleDepartment()];
  await once.takeOrders(ORDERS);
  const reports = await Promise.all([both.takeOrders(ORDERS), both.takeOrders(ORDERS)]);
  expect(await everything(both.table)).toEqual(await everything(once.table));
  for (const { rows, faults } of reports) expect([rows, faults]).toEqual([ORDERS.length, []]);
});

test('two imports of the same customers at the same time leave what one leaves', async () => {
  const [once, both] = [await openDesk(), await openDesk()];
  for (const desk of [once, both]) await desk.takeStaff(STAFF);
  await once.takeCustomers(CUSTOMERS);
  const reports = await Promise.all([both.takeCustomers(CUSTOMERS), both.takeCustomers(CUSTOMERS)]);
  expect(await everything(both.table)).toEqual(await everything(once.table));
  expect(reports.reduce((sum, { added }) => sum + added, 0)).toBe(CUSTOMERS.length);
});

test('two imports of the same staff at the same time give every customer one specialist', async () => {
  const [once, both] = [await openDesk(), await openDesk()];
  for (const desk of [once, both]) await desk.takeCustomers(CUSTOMERS);
  await once.takeStaff(STAFF);
  const reports = await Promise.all([both.takeStaff(STAFF), both.takeStaff(STAFF)]);
  expect(await everything(both.table)).toEqual(await everything(once.table));
  expect(reports.reduce((sum, { customersAssigned }) => sum + customersAssigned, 0)).toBe(CUSTOMERS.length);
});

test('orders and a correction of the same customers at the same time both take effect', async () => {
  const desk = await idleDepartment();
  const corrected = CUSTOMERS.map(({ id }) => customer(id, { name: `Mr ${id}` }));
  const [orders, customers] = await Promise.all([desk.takeOrders(ORDERS), desk.takeCustomers(corrected)]);
  expect(orders.faults).toEqual([]);
  expect(countsOf(customers)).toMatchObject({ changed: CUSTOMERS.length, refused: 0 });
  for await (const { archive } of desk.store.everyArchive()) {
    expect(archive.name).toBe(`Mr ${archive.customerId}`);
    expect(archive.lastOrderOn).toBe(archive.customerId === 'C-7' ? '2011-10-03' : '2011-10-02');
    expect(archive.open).toEqual([]);
  }
});
