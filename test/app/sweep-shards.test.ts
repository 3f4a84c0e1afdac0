import { afterAll, expect, test } from 'vitest';
import { sweep } from '../../shared/app/sweep.ts';
import type { InstantText } from '../../shared/domain/dates.ts';
import { ALL_SHARDS } from '../../shared/store/keys.ts';
import { at, type Department, openDepartment } from '../fixtures/department.ts';
import { crowd, told } from './sweep-crowd.ts';
import { everything, lettersIn, takeIn, tasksIn } from './sweep-scene.ts';

const CUSTOMERS = 48;
const NIGHT: InstantText = '2011-04-01T00:05:00Z';
const MORNING: InstantText = '2011-04-01T07:30:00Z';

const departments: Department[] = [];
afterAll(() => Promise.all(departments.map((department) => department.stop())));

/** The shards dealt out to so many sweeps, as cards are. */
const dealt = (lists: number): number[][] =>
  Array.from({ length: lists }, (_, list) => ALL_SHARDS.filter((shard) => shard % lists === list));

async function sweptIn(lists: number) {
  const department = await openDepartment();
  departments.push(department);
  const { store, table } = department;
  await takeIn(store, crowd(CUSTOMERS));
  const sweepsSideBySide = (instant: InstantText) =>
    Promise.all(dealt(lists).map((shards) => sweep(store, at(instant), shards)));
  const reports = [...(await sweepsSideBySide(NIGHT)), ...(await sweepsSideBySide(MORNING))];
  return {
    reports,
    table: await everything(table),
    tasks: await tasksIn(store),
    letters: await lettersIn(store),
  };
}

test('one sweep, four side by side and sixteen side by side do the same work', async () => {
  const [byOne, byFour, bySixteen] = await Promise.all([sweptIn(1), sweptIn(4), sweptIn(16)]);
  expect(byFour.table).toEqual(byOne.table);
  expect(bySixteen.table).toEqual(byOne.table);
  expect(told(byFour.reports)).toEqual(told(byOne.reports));
  expect(told(bySixteen.reports)).toEqual(told(byOne.reports));
  expect(byOne.tasks.length).toBeGreaterThan(CUSTOMERS / 2);
  expect(byOne.letters.filter(({ content }) => content.kind === 'digest')).toHaveLength(4);
});

test('a sweep leaves the shards of others alone', async () => {
  const department = await openDepartment();
  departments.push(department);
  await takeIn(department.store, crowd(CUSTOMERS));
  const [mine, others] = [[0, 1, 2, 3], ALL_SHARDS.slice(4)];
  const first = await sweep(department.store, at(NIGHT), mine);
  const again = await sweep(department.store, at(NIGHT), mine);
  const rest = await sweep(department.store, at(NIGHT), others);
  expect(first.looked).toBeGreaterThan(0);
  expect(again.looked).toBe(0);
  expect(rest.looked).toBeGreaterThan(0);
  // All customers, of whom those who ordered last week rest, and four people with a digest to plan.
  const due = new Set([...(await tasksIn(department.store)).map(({ customerId }) => customerId)]);
  expect(first.looked + rest.looked).toBe(due.size + 4);
});
