import { afterEach, beforeEach, expect, test } from 'vitest';
import type { InstantText } from '../../../../shared/domain/time/dates.ts';
import { type Department, LONDON, openDepartment } from '../../../fixtures/department.ts';
import { lettersIn, mailed, order, sweepAt, takeIn, takeOrders } from '../../clock/sweep-scene.ts';

let department: Department;
beforeEach(async () => {
  department = await openDepartment();
});
afterEach(() => department.stop());

/** Idle on 2011-04-01, a month without an order on 2011-04-25: two letters in one April. */
async function lettersWithCap(monthlyCap: number, ...instants: InstantText[]): Promise<string[]> {
  const policy = { ...LONDON, revisitMail: { monthlyCap } };
  await takeIn(department.store, {
    policy,
    customers: [mailed('C-1')],
    orders: [order('C-1', '2011-03-24')],
  });
  for (const instant of instants) await sweepAt(department.store, instant);
  return (await lettersIn(department.store)).map(({ id }) => id);
}

const IDLE = 'revisit:idle-week:C-1:2011-04-01';
const MONTHLY = 'revisit:monthly-touch:C-1:2011-04-25';

test('a cap of two lets both letters of the month go', async () => {
  const letters = await lettersWithCap(2, '2011-04-01T12:00:00Z', '2011-04-25T12:00:00Z');
  expect(letters).toEqual([IDLE, MONTHLY]);
});

test('a cap of one keeps the second letter of the month back', async () => {
  const letters = await lettersWithCap(1, '2011-04-01T12:00:00Z', '2011-04-25T12:00:00Z');
  expect(letters).toEqual([IDLE]);
});

test('a cap of none keeps every letter back', async () => {
  expect(await lettersWithCap(0, '2011-04-01T12:00:00Z', '2011-04-25T12:00:00Z')).toEqual([]);
});

test('what was kept back is not made up for in the next month, whose own letter goes', async () => {
  const instants = ['2011-04-01', '2011-04-25', '2011-05-01', '2011-05-25'] as const;
  const letters = await lettersWithCap(1, ...instants.map((day): InstantText => `${day}T12:00:00Z`));
  expect(letters).toEqual([IDLE, 'revisit:monthly-touch:C-1:2011-05-25']);
});

test('the month is the department’s: in London April begins at 23:00 UTC of March 31', async () => {
  const policy = { ...LONDON, revisitMail: { monthlyCap: 1 } };
  // Idle on 2011-04-01 and, after another order, on 2011-04-28: both local dates.
  await takeIn(department.store, {
    policy,
    customers: [mailed('C-1')],
    orders: [order('C-1', '2011-03-24')],
  });
  await sweepAt(department.store, '2011-03-31T23:00:00Z');
  await takeOrders(department.store, [order('C-1', '2011-04-20')]);
  await sweepAt(department.store, '2011-04-27T23:00:00Z');
  expect((await lettersIn(department.store)).map(({ id }) => id)).toEqual([IDLE]);
});
