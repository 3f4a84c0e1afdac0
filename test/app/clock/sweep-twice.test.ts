import { afterAll, beforeAll, expect, test } from 'vitest';
import { databaseClient } from '../../../functions/runtime/database.ts';
import type { SweepReport } from '../../../shared/app/clock/sweep.ts';
import type { InstantText, LocalDate } from '../../../shared/domain/time/dates.ts';
import { dynamoTable } from '../../../shared/store/dynamodb/dynamo-table.ts';
import { storeOf } from '../../../shared/store/store.ts';
import { type DepartmentOnDatabase, openOnDatabase } from '../../fixtures/department.ts';
import { crowd, ordersOfTheDay, told } from './sweep-crowd.ts';
import { everything, lettersIn, sweepAt, takeIn, takeOrders, tasksIn } from './sweep-scene.ts';

const CUSTOMERS = 90;
const ROUNDS: [LocalDate, InstantText, number][] = [
  ['2011-04-01', '2011-04-01T07:30:00Z', 11],
  ['2011-04-09', '2011-04-10T00:05:00Z', 7],
  ['2011-04-18', '2011-04-18T07:30:00Z', 5],
];

let disturbed: DepartmentOnDatabase;
let undisturbed: DepartmentOnDatabase;

beforeAll(async () => {
  [disturbed, undisturbed] = await Promise.all([openOnDatabase(), openOnDatabase()]);
  await Promise.all([takeIn(disturbed.store, crowd(CUSTOMERS)), takeIn(undisturbed.store, crowd(CUSTOMERS))]);
});
afterAll(() => Promise.all([disturbed.stop(), undisturbed.stop()]));

/** A sweep in a process of its own reaches the table over connections of its own. */
const twoSweeps = async (department: DepartmentOnDatabase, instant: InstantText): Promise<SweepReport[]> => {
  const client = databaseClient(department.endpoint);
  const other = storeOf(dynamoTable({ client, name: department.table.name }));
  const reports = await Promise.all([sweepAt(department.store, instant), sweepAt(other, instant)]);
  client.destroy();
  return reports;
};

test('two sweeps at the same time do together what one does alone, round after round', async () => {
  const byTwo: SweepReport[] = [];
  const byOne: SweepReport[] = [];
  for (const [day, instant, nth] of ROUNDS) {
    const orders = ordersOfTheDay(CUSTOMERS, nth, day);
    await Promise.all([takeOrders(disturbed.store, orders), takeOrders(undisturbed.store, orders)]);
    byTwo.push(...(await twoSweeps(disturbed, instant)));
    byOne.push(await sweepAt(undisturbed.store, instant));

    expect(await everything(disturbed.table)).toEqual(await everything(undisturbed.table));
    expect(told(byTwo)).toEqual(told(byOne));
  }
  const looks = (reports: SweepReport[]) => reports.reduce((sum, { looked }) => sum + looked, 0);
  expect(looks(byTwo), 'the two met at the same customers').toBeGreaterThan(looks(byOne));
  expect(byTwo.flatMap(({ setAside }) => setAside)).toEqual([]);

  const tasks = await tasksIn(disturbed.store);
  const opened = Object.entries(told(byTwo)).filter(([what]) => what.startsWith('opened'));
  // An order lets the clock catch up on its customer first: what that opened, no sweep tells of.
  const bySweeps = tasks.filter(({ openedAt }) => openedAt <= ROUNDS.at(-1)![1]);
  expect(opened.reduce((sum, [, count]) => sum + count, 0)).toBe(bySweeps.length);
  expect(told(byTwo).letters).toBe((await lettersIn(disturbed.store)).length);
  expect(tasks.length).toBeGreaterThan(CUSTOMERS);
});

test('a sweep that is repeated at once finds nothing left to do', async () => {
  const [, instant] = ROUNDS[ROUNDS.length - 1]!;
  const before = await everything(disturbed.table);
  const again = await sweepAt(disturbed.store, instant);
  expect(again).toMatchObject({ looked: 0, opened: {}, ended: {}, lettersQueued: 0 });
  expect(await everything(disturbed.table)).toEqual(before);
});
