import { isDeepStrictEqual } from 'node:util';
import { beforeEach, expect, test } from 'vitest';
import { customer, everything, mailed, member, order, sweepAt } from '../clock/sweep-scene.ts';
import { countsOf, type Desk, openDesk } from './import-desk.ts';

const STAFF = [
  member('B-1', 'supervisor', { email: 'boss@example.com' }),
  member('S-1', 'specialist', { email: 'ann@example.com', capacity: 20, supervisor: 'B-1' }),
  member('S-2', 'specialist', { capacity: 10, supervisor: 'B-1' }),
];
const CUSTOMERS = [
  ...Array.from({ length: 60 }, (_, index) => mailed(`C-${index}`, { company: `Tea & Co ${index}` })),
  customer('C-60', { specialist: 'S-2', acceptedOn: '2011-03-01', salesRep: 'Lee' }),
];
const ORDERS = CUSTOMERS.flatMap(({ id }, index) =>
  index % 3 === 0 ? [] : [order(id, '2011-03-20'), order(id, index % 2 ? '2011-03-22' : '2011-02-10')],
);

async function takeAll(desk: Desk) {
  return {
    staff: await desk.takeStaff(STAFF),
    customers: await desk.takeCustomers(CUSTOMERS),
    orders: await desk.takeOrders(ORDERS),
  };
}

let desk: Desk;
beforeEach(async () => {
  desk = await openDesk();
  await takeAll(desk);
});

test('the same files twice change nothing in the whole table', async () => {
  const before = await everything(desk.table);
  const again = await takeAll(desk);
  expect(await everything(desk.table)).toEqual(before);
  expect(countsOf(again.staff)).toMatchObject({ added: 0, changed: 0, unchanged: 3, refused: 0 });
  expect(again.staff.customersAssigned).toBe(0);
  expect(countsOf(again.customers)).toMatchObject({ added: 0, changed: 0, unchanged: 61, refused: 0 });
  expect(countsOf(again.orders)).toMatchObject({ added: 0, changed: 0, unchanged: 80, refused: 0 });
});

test('they change nothing either when tasks and letters have come of them', async () => {
  await sweepAt(desk.store, '2011-04-01T08:30:00Z');
  const before = await everything(desk.table);
  expect(Object.keys(before).filter((key) => key.includes('TASK#')).length).toBeGreaterThan(40);
  expect(Object.keys(before).filter((key) => key.startsWith('LETTER#')).length).toBeGreaterThan(0);
  await takeAll(desk);
  expect(await everything(desk.table)).toEqual(before);
});

test('a control: one cell that says something else changes one archive', async () => {
  const before = await everything(desk.table);
  const report = await desk.takeCustomers([
    { ...CUSTOMERS[0]!, phone: '020 7946 0000' },
    ...CUSTOMERS.slice(1),
  ]);
  expect(countsOf(report)).toMatchObject({ changed: 1, unchanged: 60 });
  const after = await everything(desk.table);
  const changed = Object.keys(after).filter((key) => !isDeepStrictEqual(after[key], before[key]));
  expect(changed).toEqual(['CUSTOMER#C-0 ARCHIVE']);
});
