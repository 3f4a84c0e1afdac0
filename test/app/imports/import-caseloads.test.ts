import { expect, test } from 'vitest';
import { at } from '../../fixtures/department.ts';
import { customer, member, order, sweepAt } from '../clock/sweep-scene.ts';
import { type Desk, openDesk } from './import-desk.ts';

const many = (count: number, specialist: string | null = null) =>
  Array.from({ length: count }, (_, index) => customer(`C-${index}`, { specialist }));

/** How many customers the caseloads say everybody has, beside how many they have. */
async function counts({ store }: Desk) {
  const real: Record<string, number> = {};
  for await (const { archive } of store.everyArchive())
    if (archive.specialist) real[archive.specialist] = (real[archive.specialist] ?? 0) + 1;
  const caseloads = Object.entries((await store.caseloads())?.customers ?? {}).filter(
    ([, count]) => count !== 0,
  );
  return { caseloads: Object.fromEntries(caseloads), real };
}

async function expectRosterToBeTrue(desk: Desk, expected: Record<string, number>): Promise<void> {
  expect(await counts(desk)).toEqual({ caseloads: expected, real: expected });
}

test('the caseloads count what every specialist really has, whatever files arrive', async () => {
  const desk = await openDesk();
  await desk.takeStaff([
    member('S-1', 'specialist', { capacity: 10 }),
    member('S-2', 'specialist', { capacity: 10 }),
  ]);
  await expectRosterToBeTrue(desk, {});

  await desk.takeCustomers(many(50));
  await expectRosterToBeTrue(desk, { 'S-1': 25, 'S-2': 25 });

  await desk.takeCustomers(many(40, 'S-2'));
  await expectRosterToBeTrue(desk, { 'S-1': 5, 'S-2': 45 });

  await desk.takeStaff([member('S-3', 'specialist', { capacity: 100 })]);
  await expectRosterToBeTrue(desk, { 'S-1': 5, 'S-2': 45 });

  await desk.takeCustomers([...many(50), customer('C-50'), customer('C-51', { specialist: 'S-1' })]);
  await expectRosterToBeTrue(desk, { 'S-1': 6, 'S-2': 45, 'S-3': 1 });
});

test('the caseloads stay true when two files move the same customers at the same time', async () => {
  const desk = await openDesk();
  await desk.takeStaff(['S-1', 'S-2', 'S-3'].map((id) => member(id, 'specialist')));
  await desk.takeCustomers(many(48));
  await Promise.all([desk.takeCustomers(many(48, 'S-1')), desk.takeCustomers(many(48, 'S-2'))]);
  const { caseloads, real } = await counts(desk);
  expect(caseloads).toEqual(real);
  expect((real['S-1'] ?? 0) + (real['S-2'] ?? 0)).toBe(48);
});

test('a refused row moves nobody', async () => {
  const desk = await openDesk();
  await desk.takeStaff([member('S-1', 'specialist')]);
  await desk.takeCustomers([...many(3), customer('C-9', { specialist: 'S-9' })]);
  await expectRosterToBeTrue(desk, { 'S-1': 3 });
});

test('a customer handed to another specialist takes the open tasks along and leaves the missed ones', async () => {
  const desk = await openDesk();
  await desk.takeStaff([member('S-1', 'specialist')]);
  await desk.takeCustomers([customer('C-0')]);
  await desk.takeStaff([member('S-2', 'specialist')]);
  await desk.takeOrders([order('C-0', '2011-09-20')]);
  await sweepAt(desk.store, '2011-10-04T00:05:00Z');
  await sweepAt(desk.store, '2011-10-21T00:05:00Z');
  const assignees = async () =>
    (await desk.store.tasksOfCustomer('C-0')).map(({ rule, state, assignee }) => [rule, state, assignee]);
  expect(await assignees()).toEqual([
    ['idle-week', 'missed', 'S-1'],
    ['monthly-touch', 'open', 'S-1'],
  ]);
  await desk.takeCustomers(many(1, 'S-2'), { now: at('2011-10-21T09:00:00Z') });
  expect(await assignees()).toEqual([
    ['idle-week', 'missed', 'S-1'],
    ['monthly-touch', 'open', 'S-2'],
  ]);
  expect(await desk.store.openTasksOf('S-1')).toEqual([]);
  expect((await desk.store.openTasksOf('S-2')).map(({ rule }) => rule)).toEqual(['monthly-touch']);
});
