import { afterEach, beforeEach, expect, test } from 'vitest';
import type { InstantText } from '../../../shared/domain/time/dates.ts';
import { type Department, openDepartment } from '../../fixtures/department.ts';
import { customer, order, sweepAt, takeIn } from './sweep-scene.ts';

let department: Department;
beforeEach(async () => {
  department = await openDepartment();
  // Idle from 2011-04-11, local midnight: 23:00 UTC of the day before.
  await takeIn(department.store, { customers: [customer('C-1')], orders: [order('C-1', '2011-04-03')] });
});
afterEach(() => department.stop());

const lateAt = async (instant: InstantText) => (await sweepAt(department.store, instant)).late;

test('two minutes after its time a record is not late', async () => {
  await sweepAt(department.store, '2011-04-10T22:59:00Z');
  expect(await lateAt('2011-04-10T23:02:00Z')).toEqual({ count: 0, worstSeconds: 0 });
});

test('a second more than two minutes is late', async () => {
  await sweepAt(department.store, '2011-04-10T22:59:00Z');
  expect(await lateAt('2011-04-10T23:02:01Z')).toEqual({ count: 1, worstSeconds: 121 });
});

test('a sweep at the very time finds the record, one second earlier it does not', async () => {
  expect((await sweepAt(department.store, '2011-04-10T22:59:59Z')).looked).toBe(0);
  expect((await sweepAt(department.store, '2011-04-10T23:00:00Z')).looked).toBe(1);
});

test('what became due in the past only after the last sweep is late from that sweep on', async () => {
  await sweepAt(department.store, '2011-04-11T08:00:00Z');
  // An archive of last month is taken in: its time lies before the last sweep, and nobody could
  // have known.
  await takeIn(department.store, { customers: [customer('C-2')], orders: [order('C-2', '2011-03-01')] });
  expect(await lateAt('2011-04-11T08:01:00Z')).toEqual({ count: 0, worstSeconds: 0 });
});

test('the first sweep of all is never late', async () => {
  expect(await lateAt('2011-08-01T00:05:00Z')).toEqual({ count: 0, worstSeconds: 0 });
});
