import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Store } from '../../../shared/app/ports/store.ts';
import { Unavailable } from '../../../shared/app/store-errors.ts';
import { ALL_SHARDS, archiveKey } from '../../../shared/store/keys.ts';
import { type Department, openDepartment } from '../../fixtures/department.ts';
import { overwritten } from '../../fixtures/overwritten.ts';
import { customer, lettersIn, member, order, statesIn, sweepAt, takeIn } from './sweep-scene.ts';

const NOW = '2011-04-11T00:05:00Z';

let department: Department;
let store: Store;
beforeEach(async () => {
  department = await openDepartment();
  ({ store } = department);
});
afterEach(() => department.stop());

const idle = (ids: readonly string[]) => ({
  customers: ids.map((id) => customer(id)),
  orders: ids.map((id) => order(id, '2011-04-03')),
});

test('an archive that cannot be read is set aside by name, and the others go on', async () => {
  await takeIn(store, idle(['C-1', 'C-BROKEN', 'C-3']));
  await overwritten(department, archiveKey('C-BROKEN'), { archive: 'not an archive' });

  const report = await sweepAt(store, NOW);
  expect(report).toMatchObject({ looked: 3, opened: { 'idle-week': { open: 2 } } });
  expect(report.setAside.map(({ key }) => key)).toEqual(['CUSTOMER#C-BROKEN ARCHIVE']);
  expect(await statesIn(store)).toEqual({
    'idle-week:C-1:2011-04-11': 'open',
    'idle-week:C-3:2011-04-11': 'open',
  });
});

test('an archive that was set aside stays due, and is looked at once it can be read again', async () => {
  await takeIn(store, idle(['C-1']));
  const { archive } = (await store.archive('C-1'))!;
  await overwritten(department, archiveKey('C-1'), { archive: { ...archive, open: 'nothing' } });
  expect((await sweepAt(store, NOW)).setAside).toHaveLength(1);

  await overwritten(department, archiveKey('C-1'), { archive: archive });
  expect(await sweepAt(store, NOW)).toMatchObject({ opened: { 'idle-week': { open: 1 } }, setAside: [] });
});

test('a record of a kind that nobody knows is set aside', async () => {
  await takeIn(store, idle(['C-1', 'C-2']));
  await overwritten(department, archiveKey('C-1'), { kind: 'parcel' });
  const { setAside, opened } = await sweepAt(store, NOW);
  expect(setAside).toEqual([{ key: 'CUSTOMER#C-1 ARCHIVE', error: 'Error: unknown kind parcel' }]);
  expect(opened).toEqual({ 'idle-week': { open: 1 } });
});

test('a customer whose write fails is set aside with the reason, and the others go on', async () => {
  await takeIn(store, idle(['C-1', 'C-2']));
  const failing: Store = {
    ...store,
    async commit(changes) {
      if (changes.some((change) => change.write === 'archive' && change.archive.customerId === 'C-1'))
        throw new Error('the disk is full');
      return store.commit(changes);
    },
  };
  const report = await sweepAt(failing, NOW);
  expect(report.setAside).toEqual([{ key: 'customer C-1', error: 'Error: the disk is full' }]);
  expect(await statesIn(store)).toEqual({ 'idle-week:C-2:2011-04-11': 'open' });
  expect((await sweepAt(store, NOW)).opened).toEqual({ 'idle-week': { open: 1 } });
});

const TWO_SPECIALISTS = {
  ...idle(['C-1', 'C-2']),
  staff: [
    member('S-1', 'specialist', { email: 'ann@example.com' }),
    member('S-2', 'specialist', { email: 'bob@example.com' }),
  ],
};
const MORNING = '2011-04-11T07:30:00Z';

test('a task that cannot be read is left out of the digest by name, and the digests are queued', async () => {
  await takeIn(store, TWO_SPECIALISTS);
  await sweepAt(store, NOW);
  await overwritten(
    department,
    { pk: 'CUSTOMER#C-1', sk: 'TASK#idle-week:C-1:2011-04-11' },
    { task: 'not a task' },
  );
  const report = await sweepAt(store, MORNING);
  expect(report.setAside).toEqual([]);
  // Once as the specialist's digest is decided; nobody is told of other people's tasks.
  expect(department.leftOut.map(({ key }) => key)).toEqual(['CUSTOMER#C-1 TASK#idle-week:C-1:2011-04-11']);
  expect((await lettersIn(store)).map(({ id }) => id)).toEqual(['digest:S-2:2011-04-11']);
});

test('a digest that cannot be decided is set aside, and the others are queued', async () => {
  await takeIn(store, TWO_SPECIALISTS);
  await sweepAt(store, NOW);
  const failing: Store = {
    ...store,
    async openTasksOf(assignee) {
      if (assignee === 'S-1') throw new Error('the disk is full');
      return store.openTasksOf(assignee);
    },
  };
  const report = await sweepAt(failing, MORNING);
  expect(report.setAside).toEqual([{ key: 'staff S-1', error: 'Error: the disk is full' }]);
  expect((await lettersIn(store)).map(({ id }) => id)).toEqual(['digest:S-2:2011-04-11']);
  await sweepAt(store, '2011-04-11T07:31:00Z');
  expect((await lettersIn(store)).map(({ id }) => id)).toEqual([
    'digest:S-1:2011-04-11',
    'digest:S-2:2011-04-11',
  ]);
});

test('bad records never stop the others, however many there are', async () => {
  const ids = Array.from({ length: 120 }, (_, index) => `C-${index}`);
  await takeIn(store, idle([...ids, 'C-GOOD']));
  for (const id of ids) await overwritten(department, archiveKey(id), { kind: 'parcel' });
  const report = await sweepAt(store, NOW);
  expect(report.setAside).toHaveLength(ids.length);
  expect(await statesIn(store)).toEqual({ 'idle-week:C-GOOD:2011-04-11': 'open' });
});

test.for([
  [50, true],
  [51, false],
] as const)(
  'a table that is away for %i customers of the run lets it go on: %s',
  async ([customers, goesOn]) => {
    const ids = Array.from({ length: customers }, (_, index) => `C-${index}`);
    await takeIn(store, idle(ids));
    const away: Store = {
      ...store,
      commit: () => Promise.reject(new Unavailable(new Error('connect ECONNREFUSED'))),
    };
    if (goesOn) expect((await sweepAt(away, NOW)).setAside).toHaveLength(customers);
    else await expect(sweepAt(away, NOW)).rejects.toThrow('the table was away: more than 50 times');
    expect((await store.sweptThrough()).size, 'shards that were given up do not count as swept').toBe(
      goesOn ? ALL_SHARDS.length : 0,
    );
    expect((await sweepAt(store, NOW)).opened, 'all are still due').toEqual({
      'idle-week': { open: customers },
    });
  },
);
