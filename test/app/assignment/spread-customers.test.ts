import { expect, test } from 'vitest';
import { customer, member, order, sweepAt } from '../clock/sweep-scene.ts';
import { type Desk, openDesk } from '../imports/import-desk.ts';

const ids = (count: number, prefix = 'C'): string[] =>
  Array.from({ length: count }, (_, index) => `${prefix}-${String(index).padStart(3, '0')}`);
const customers = (count: number) => ids(count).map((id) => customer(id));

/** Who looks after whom. */
async function specialists({ store }: Desk): Promise<Record<string, string | null>> {
  const stored = await Array.fromAsync(store.everyArchive());
  return Object.fromEntries(stored.map(({ archive }) => [archive.customerId, archive.specialist]).sort());
}

/** How many customers each specialist really has. */
async function shares(desk: Desk): Promise<Record<string, number>> {
  const owners = Object.values(await specialists(desk));
  const counts = Map.groupBy(owners, (owner) => owner ?? 'nobody');
  return Object.fromEntries([...counts].map(([owner, theirs]) => [owner, theirs.length]));
}

test('customers nobody looks after are spread in proportion to capacity when the staff arrives', async () => {
  const desk = await openDesk();
  await desk.takeCustomers(customers(60));
  expect(await shares(desk)).toEqual({ nobody: 60 });
  const report = await desk.takeStaff([
    member('S-1', 'specialist', { capacity: 10 }),
    member('S-2', 'specialist', { capacity: 20 }),
    member('S-3', 'specialist', { capacity: 30 }),
    member('S-4', 'specialist', { capacity: 0 }),
    member('B-1', 'supervisor', { capacity: 100 }),
  ]);
  expect(report.customersAssigned).toBe(60);
  expect(await shares(desk)).toEqual({ 'S-1': 10, 'S-2': 20, 'S-3': 30 });
});

test('customers who arrive after the staff are spread the same way, and a new colleague catches up', async () => {
  const desk = await openDesk();
  await desk.takeStaff([
    member('S-1', 'specialist', { capacity: 10 }),
    member('S-2', 'specialist', { capacity: 20 }),
  ]);
  await desk.takeCustomers(customers(30));
  expect(await shares(desk)).toEqual({ 'S-1': 10, 'S-2': 20 });
  await desk.takeStaff([member('S-3', 'specialist', { capacity: 10 })]);
  await desk.takeCustomers(ids(10, 'D').map((id) => customer(id)));
  expect(await shares(desk)).toEqual({ 'S-1': 10, 'S-2': 20, 'S-3': 10 });
});

test('two fresh departments agree on every customer', async () => {
  const staff = ['S-2', 'S-3', 'S-1'].map((id, index) => member(id, 'specialist', { capacity: 7 + index }));
  const [early, late, again] = [await openDesk(), await openDesk(), await openDesk()];
  for (const desk of [early, again]) {
    await desk.takeCustomers(customers(50));
    await desk.takeStaff(staff);
  }
  await late.takeCustomers(customers(50));
  await late.takeStaff([...staff].reverse());
  expect(await specialists(again)).toEqual(await specialists(early));
  expect(await specialists(late)).toEqual(await specialists(early));
});

test('open tasks go with the customer, so that the specialist sees them at once', async () => {
  const desk = await openDesk();
  await desk.takeCustomers(customers(6));
  await desk.takeOrders(ids(6).map((id) => order(id, '2011-09-20')));
  await sweepAt(desk.store, '2011-10-01T00:05:00Z');
  expect(await desk.store.openTasksOf(null)).toHaveLength(6);
  await desk.takeStaff([member('S-1', 'specialist'), member('S-2', 'specialist')], '2011-10-01');
  expect(await desk.store.openTasksOf(null)).toEqual([]);
  const owners = await specialists(desk);
  for (const staffId of ['S-1', 'S-2']) {
    const tasks = await desk.store.openTasksOf(staffId);
    expect(tasks).toHaveLength(3);
    for (const task of tasks) expect([task.assignee, owners[task.customerId]]).toEqual([staffId, staffId]);
  }
});

test('nobody is given a customer while nobody has capacity, and everybody has one once somebody does', async () => {
  const desk = await openDesk();
  await desk.takeCustomers(customers(30));
  const idle = await desk.takeStaff([
    member('S-1', 'specialist', { capacity: 0 }),
    member('B-1', 'supervisor'),
  ]);
  expect(idle.customersAssigned).toBe(0);
  const busy = await desk.takeStaff([member('S-1', 'specialist', { capacity: 1 })]);
  expect(busy.customersAssigned).toBe(30);
  expect(await shares(desk)).toEqual({ 'S-1': 30 });
});

test('a customer who has a specialist keeps that one', async () => {
  const desk = await openDesk();
  await desk.takeStaff([member('S-1', 'specialist')]);
  await desk.takeCustomers(customers(10));
  const before = await specialists(desk);
  await desk.takeStaff([member('S-2', 'specialist', { capacity: 10_000 })]);
  expect(await specialists(desk)).toEqual(before);
});
