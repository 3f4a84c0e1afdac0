import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Change } from '../../shared/app/ports/changes.ts';
import type { Store } from '../../shared/app/ports/store.ts';
import type { TaskEnd } from '../../shared/domain/customers/task.ts';
import { remember } from '../../shared/domain/follow-up/follow-up.ts';
import { type DepartmentOnDatabase, openOnDatabase } from '../fixtures/department.ts';
import { taskOf } from '../mail/sample-letters.ts';
import { newArchive, newTask, nextArchive } from './records.ts';

const TASK = taskOf();

let department: DepartmentOnDatabase;
let store: Store;
beforeEach(async () => {
  department = await openOnDatabase();
  ({ store } = department);
});
afterEach(() => department.stop());

const ends = (
  end: TaskEnd,
  recordedAt: `2011-${number}-${number}T${number}:${number}:${number}Z`,
): Change => ({
  write: 'task-end',
  customerId: 'C-1',
  task: TASK,
  end,
  recordedAt,
});
const open = async (assignee: string | null) => (await store.openTasksOf(assignee)).map(({ id }) => id);

test('an open task waits for its assignee, most urgent first', async () => {
  const tasks = ['2011-04-09', '2011-04-07', '2011-04-08'] as const;
  await store.commit(tasks.map((dueOn) => newTask({ id: `idle-week:C-1:${dueOn}`, dueOn })));
  expect(await open('S-1')).toEqual([
    'idle-week:C-1:2011-04-07',
    'idle-week:C-1:2011-04-08',
    'idle-week:C-1:2011-04-09',
  ]);
  expect(await open('S-2')).toEqual([]);
});

test('a task without an assignee waits for nobody in particular', async () => {
  await store.commit([newTask({ assignee: null })]);
  expect(await open(null)).toEqual([TASK.id]);
});

test.for([
  { state: 'done', by: 'S-1', at: '2011-04-02T09:00:00Z', channel: 'phone', on: '2011-04-02' },
  { state: 'cancelled', why: 'ordered', orderId: 'O-1', on: '2011-04-02' },
  { state: 'excused', by: 'B-1', at: '2011-04-02T09:00:00Z', why: 'on holiday' },
] as const satisfies readonly TaskEnd[])('a task that is $state waits for nobody any more', async (end) => {
  await store.commit([newTask()]);
  await store.commit([ends(end, '2011-04-02T10:00:00Z')]);
  expect(await open('S-1')).toEqual([]);
  expect(await store.missedTasksOf('S-1', '2000-01-01T00:00:00Z', '2099-01-01T00:00:00Z')).toEqual([]);
  expect(await store.task(TASK.id)).toEqual({
    ...TASK,
    state: end.state,
    ends: [{ ...end, recordedAt: '2011-04-02T10:00:00Z' }],
  });
});

test('a missed task is told from the moment it was found missed: after one letter, up to the next', async () => {
  await store.commit([newTask()]);
  await store.commit([ends({ state: 'missed', on: '2011-04-08' }, '2011-04-08T00:05:00Z')]);
  const told = async (after: string, through: string) =>
    (await store.missedTasksOf('S-1', after as never, through as never)).length;
  expect(await open('S-1')).toEqual([]);
  expect(await told('2011-04-07T07:30:00Z', '2011-04-08T00:04:59Z')).toBe(0);
  expect(await told('2011-04-07T07:30:00Z', '2011-04-08T00:05:00Z')).toBe(1);
  expect(await told('2011-04-08T00:04:59Z', '2011-04-08T07:30:00Z')).toBe(1);
  expect(await told('2011-04-08T00:05:00Z', '2011-04-11T07:30:00Z')).toBe(0);
});

test('a task that was missed from the start is told as well', async () => {
  const end = { state: 'missed', on: '2011-04-08', recordedAt: '2011-07-01T00:05:00Z' } as const;
  await store.commit([newTask({ state: 'missed', ends: [end] })]);
  expect(await store.missedTasksOf('S-1', '2011-06-30T07:30:00Z', '2011-07-01T07:30:00Z')).toHaveLength(1);
});

test('a missed task that turns out to have been done keeps both endings and is told no more', async () => {
  await store.commit([newTask()]);
  await store.commit([ends({ state: 'missed', on: '2011-04-08' }, '2011-04-08T00:05:00Z')]);
  const done = {
    state: 'done',
    by: 'S-1',
    at: '2011-04-07T09:00:00Z',
    channel: 'phone',
    on: '2011-04-07',
  } as const;
  await store.commit([ends(done, '2011-04-09T09:00:00Z')]);
  expect((await store.task(TASK.id))?.ends.map(({ state }) => state)).toEqual(['missed', 'done']);
  expect(await store.missedTasksOf('S-1', '2011-04-08T00:00:00Z', '2011-04-30T00:00:00Z')).toEqual([]);
});

test('an open task goes with its customer to another specialist', async () => {
  await store.commit([newTask({ assignee: null })]);
  await store.commit([{ write: 'task-assignee', customerId: 'C-1', task: remember(TASK), assignee: 'S-2' }]);
  expect(await open(null)).toEqual([]);
  expect(await open('S-2')).toEqual([TASK.id]);
  expect((await store.task(TASK.id))?.assignee).toBe('S-2');
});

test('customers without a specialist stand in a list of their own until they have one', async () => {
  await store.commit([
    newArchive({ customerId: 'C-2' }),
    newArchive({ customerId: 'C-1' }),
    newArchive({ customerId: 'C-3', specialist: 'S-1' }),
    newTask({ assignee: null }),
  ]);
  const waiting = async () =>
    (await Array.fromAsync(store.unassigned())).map(({ archive }) => archive.customerId);
  expect(await waiting()).toEqual(['C-1', 'C-2']);
  const { archive } = (await store.archive('C-1'))!;
  await store.commit([nextArchive({ ...archive, specialist: 'S-1' })]);
  expect(await waiting()).toEqual(['C-2']);
});

test('the tasks of a customer are theirs alone, whatever the ids look like', async () => {
  const ids = ['C-1', 'C-1:2', 'C-10', 'a:b:c'];
  await store.commit(
    ids.map((customerId) => newTask({ id: `idle-week:${customerId}:2011-04-01`, customerId })),
  );
  for (const customerId of ids) {
    const tasks = await store.tasksOfCustomer(customerId);
    expect(tasks.map((task) => task.customerId)).toEqual([customerId]);
    expect((await store.task(`idle-week:${customerId}:2011-04-01`))?.customerId).toBe(customerId);
  }
});
