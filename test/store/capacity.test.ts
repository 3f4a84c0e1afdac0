import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { fingerprintOf } from '../../shared/app/links/address-fingerprint.ts';
import type { Change } from '../../shared/app/ports/changes.ts';
import { customer, member, order, sweepAt, takeIn } from '../app/clock/sweep-scene.ts';
import { type DepartmentOnDatabase, openOnDatabase } from '../fixtures/department.ts';
import { type Meter, meterOn } from './capacity-meter.ts';

const ORDERS = Array.from({ length: 28 }, (_, day) =>
  order('C-1', `2011-02-${String(day + 1).padStart(2, '0')}` as never),
);
const AT_REST = Array.from({ length: 150 }, (_, index) => `R-${index}`);

let department: DepartmentOnDatabase;
let meter: Meter;
beforeAll(async () => {
  department = await openOnDatabase();
  await takeIn(department.store, {
    staff: [member('S-1', 'specialist')],
    customers: [...AT_REST, 'C-1'].map((id) => customer(id)),
    orders: [...AT_REST.map((id) => order(id, '2011-03-07')), ...ORDERS],
  });
  meter = meterOn(department.table.client);
});
beforeEach(() => meter.reset());
afterAll(() => department.stop());

test('customers at rest cost a sweep nothing: it asks each shard and the response clock once, and for policy and clock', async () => {
  await sweepAt(department.store, '2011-03-07T12:00:00Z');
  expect(meter.requests).toEqual({ Query: 18, GetItem: 1, UpdateItem: 1 });
  // Seventeen empty queries at half a unit, the policy and the clock at one each; the clock is set
  // for one.
  expect(meter).toMatchObject({ readUnits: 10.5, writeUnits: 1 });
});

test('deciding about a customer reads nothing but the index row, and is one transaction', async () => {
  const report = await sweepAt(department.store, '2011-03-08T12:00:00Z');
  expect(report).toMatchObject({ looked: 1, opened: { 'idle-week': { open: 1 } } });
  expect(meter.requests).toEqual({ Query: 18, GetItem: 1, UpdateItem: 1, TransactWriteItems: 1 });
  expect(meter.readUnits).toBe(10.5);
  expect(meter.writeUnits - 1, 'with its task').toBeLessThanOrEqual(8);
});

test('moving a customer to another day costs at most four units', async () => {
  const { archive } = (await department.store.archive('R-1'))!;
  meter.reset();
  const moved: Change = {
    write: 'archive',
    archive: { ...archive, version: archive.version + 1 },
    expected: archive.version,
    dueAt: '2011-05-05T00:00:00Z',
  };
  expect(await department.store.commit([moved])).toEqual({ done: true });
  expect(meter.requests, 'one change alone is no transaction').toEqual({ UpdateItem: 1 });
  expect(meter.writeUnits).toBeLessThanOrEqual(4);
});

test('the tasks of a customer are read without paying for the orders beside them', async () => {
  expect(await department.store.tasksOfCustomer('C-1')).toHaveLength(1);
  expect(meter.readUnits).toBe(1);
});

test('an archive, a task, a worklist and a suppressed address are one small read each', async () => {
  const { store } = department;
  const unsubscribed = fingerprintOf('mary@flowers.example');
  await store.suppressFingerprint(unsubscribed, 'unsubscribed', '2011-03-08T12:00:00Z');
  const costs: number[] = [];
  for (const read of [
    () => store.archive('C-1'),
    () => store.task('idle-week:C-1:2011-03-08'),
    () => store.suppressed('mary@flowers.example'),
    () => store.openTasksOf('S-1'),
  ]) {
    meter.reset();
    expect(await read()).toBeDefined();
    costs.push(meter.readUnits);
  }
  expect(costs).toEqual([1, 1, 1, 0.5]);
});

test('a hundred and fifty archives are two requests', async () => {
  expect((await department.store.archives(AT_REST)).size).toBe(AT_REST.length);
  expect(meter).toMatchObject({ requests: { BatchGetItem: 2 }, readUnits: AT_REST.length });
});
