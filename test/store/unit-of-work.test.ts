import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Change } from '../../shared/app/ports/changes.ts';
import type { Store } from '../../shared/app/ports/store.ts';
import { everything } from '../app/clock/sweep-scene.ts';
import { archiveOf, type DepartmentOnDatabase, openOnDatabase } from '../fixtures/department.ts';
import { aLetter, newArchive, newTask, nextArchive, queued } from './records.ts';

let department: DepartmentOnDatabase;
let store: Store;
beforeEach(async () => {
  department = await openOnDatabase();
  ({ store } = department);
});
afterEach(() => department.stop());

test('a commit that holds nothing is done', async () => {
  expect(await store.commit([])).toEqual({ done: true });
  expect(await everything(department.table)).toEqual({});
});

test('a refused change alone is named', async () => {
  const archive = newArchive({});
  expect(await store.commit([archive])).toEqual({ done: true });
  expect(await store.commit([archive])).toEqual({ done: false, refused: [archive] });
});

test('of several changes the refused ones are named, and none is carried out', async () => {
  await store.commit([newArchive({}), newTask(), queued()]);
  const before = await everything(department.table);
  const changes: Change[] = [
    nextArchive(archiveOf()),
    newTask(),
    newTask({ id: 'idle-week:C-1:2011-05-01', opens: '2011-05-01' }),
    queued(),
  ];
  const committed = await store.commit(changes);
  expect(committed).toEqual({ done: false, refused: [changes[1], changes[3]] });
  expect(await everything(department.table)).toEqual(before);
});

test('a version that moved on is refused, whichever way', async () => {
  await store.commit([newArchive({})]);
  await store.commit([nextArchive(archiveOf({ version: 1 }))]);
  for (const version of [0, 1, 3]) {
    const stale = nextArchive(archiveOf({ version }));
    expect(await store.commit([stale])).toEqual({ done: false, refused: [stale] });
  }
  expect(await store.commit([nextArchive(archiveOf({ version: 2 }))])).toEqual({ done: true });
});

test('a change that was carried out and is sent again after a lost answer is refused', async () => {
  await store.commit([newArchive({})]);
  const change = nextArchive(archiveOf({ version: 1, name: 'Renamed Ltd' }));
  expect(await store.commit([change])).toEqual({ done: true });
  expect(await store.commit([change])).toEqual({ done: false, refused: [change] });
});

test('of two writers who read the same version, one wins', async () => {
  await store.commit([newArchive({})]);
  const rivals = ['one', 'two', 'three'].map((name) => nextArchive(archiveOf({ version: 1, name })));
  const answers = await Promise.all(rivals.map((rival) => store.commit([rival])));
  expect(answers.filter(({ done }) => done)).toHaveLength(1);
  const winner = rivals[answers.findIndex(({ done }) => done)];
  expect((await store.archive('C-1'))?.archive.name).toBe(winner?.archive.name);
});

test('a task is opened once, unless it was cancelled: then it may be opened again', async () => {
  await store.commit([newTask()]);
  expect((await store.commit([newTask()])).done).toBe(false);
  const cancelled = { state: 'cancelled', why: 'ordered', orderId: 'O-1', on: '2011-04-02' } as const;
  const end: Change = {
    write: 'task-end',
    customerId: 'C-1',
    task: { id: 'idle-week:C-1:2011-04-01', closes: '2011-04-08' },
    end: cancelled,
    recordedAt: '2011-04-02T10:00:00Z',
  };
  await store.commit([end]);
  expect((await store.task('idle-week:C-1:2011-04-01'))?.state).toBe('cancelled');
  // Only by whoever says so: what is opened for the first time never takes the place of what was.
  expect((await store.commit([newTask()])).done).toBe(false);
  expect(await store.commit([{ ...newTask(), again: true }])).toEqual({ done: true });
  expect(await store.task('idle-week:C-1:2011-04-01')).toMatchObject({ state: 'open', ends: [] });
});

test.for(['missed', 'done', 'excused'] as const)('a task that is %s is not opened again', async (state) => {
  await store.commit([newTask({ state })]);
  expect((await store.commit([newTask()])).done).toBe(false);
});

test('a task that does not exist cannot end', async () => {
  const end: Change = {
    write: 'task-end',
    customerId: 'C-1',
    task: { id: 'idle-week:C-1:2011-04-01', closes: '2011-04-08' },
    end: { state: 'missed', on: '2011-04-08' },
    recordedAt: '2011-04-08T10:00:00Z',
  };
  expect(await store.commit([end])).toEqual({ done: false, refused: [end] });
  expect(await everything(department.table)).toEqual({});
});

test('a letter that exists is not queued again, even after it was sent', async () => {
  await store.commit([queued()]);
  const sent = { ...aLetter(), state: 'sent' as const, version: 2 };
  await store.commit([{ write: 'letter', letter: sent, expected: 1, dueAt: null }]);
  expect((await store.commit([queued()])).done).toBe(false);
  expect((await store.letter(sent.id))?.state).toBe('sent');
});

test('a hundred changes are one commit, more are a defect', async () => {
  const changes = Array.from({ length: 101 }, (_, index) => newArchive({ customerId: `C-${index}` }));
  await expect(store.commit(changes)).rejects.toThrow('101 changes in one commit, 100 at most');
  expect(await everything(department.table)).toEqual({});
  expect(await store.commit(changes.slice(0, 100))).toEqual({ done: true });
});

test('a table that is not there is no refusal but an error', async () => {
  const { client } = department.table;
  const { dynamoTable } = await import('../../shared/store/dynamodb/dynamo-table.ts');
  const { storeOf } = await import('../../shared/store/store.ts');
  const lost = storeOf(dynamoTable({ client, name: 'no-such-table' }));
  await expect(lost.commit([newArchive({})])).rejects.toThrow('Requested resource not found');
  await expect(lost.commit([newArchive({}), queued()])).rejects.toThrow('Requested resource not found');
});
