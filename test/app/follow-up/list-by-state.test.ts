import { expect, onTestFinished, test } from 'vitest';
import { listTasks, type TaskFilter } from '../../../shared/app/follow-up/list-tasks.ts';
import { listLetters } from '../../../shared/app/letters/list-letters.ts';
import { LETTER_STATES, TASK_STATES } from '../../../shared/domain/names.ts';
import { staffKey } from '../../../shared/store/keys.ts';
import { type Department, openDepartment } from '../../fixtures/department.ts';
import { departmentOf, EARLIER } from '../../fixtures/records/earlier-records.ts';
import { crowd, ordersOfTheDay } from '../clock/sweep-crowd.ts';
import { sweepAt, takeIn, takeOrders } from '../clock/sweep-scene.ts';

const SIZE = 24;

/** Days in which tasks of a crowd were opened, missed and cancelled, some of them of nobody. */
async function opened(): Promise<Department> {
  const department = await openDepartment();
  onTestFinished(() => department.stop());
  const { store } = department;
  const { staff = [], ...files } = crowd(SIZE);
  await takeIn(store, { ...files, staff: staff.filter(({ role }) => role === 'supervisor') });
  await sweepAt(store, '2011-04-01T09:00:00Z');
  await takeIn(store, { ...files, staff });
  await sweepAt(store, '2011-04-08T09:00:00Z');
  await takeOrders(store, ordersOfTheDay(SIZE, 5, '2011-04-09'));
  await sweepAt(store, '2011-04-20T09:00:00Z');
  return department;
}

const tasksOf = async ({ store }: Department, { state, assignee }: TaskFilter) =>
  (await Array.fromAsync(store.everyTask()))
    .filter((task) => task.state === state && (assignee === undefined || task.assignee === assignee))
    .sort((a, b) => (`${a.dueOn} ${a.id}` < `${b.dueOn} ${b.id}` ? -1 : 1));

const lettersOf = async ({ store }: Department, state: (typeof LETTER_STATES)[number]) =>
  (await Array.fromAsync(store.everyLetter()))
    .filter((letter) => letter.state === state)
    .sort((a, b) => (`${a.queuedAt} ${a.id}` < `${b.queuedAt} ${b.id}` ? -1 : 1));

test('tasks of a state are listed the same as the whole table has them, the open and the missed without reading it', async () => {
  const department = await opened();
  const { store } = department;
  const assignees = new Set((await Array.fromAsync(store.everyTask())).map(({ assignee }) => assignee));
  expect(assignees).toContain(null);
  for (const state of TASK_STATES)
    for (const assignee of [undefined, 'S-1', 'S-3'])
      expect(await listTasks(store, { state, assignee })).toEqual(
        await tasksOf(department, { state, assignee }),
      );

  const scanned = new Set<string>();
  for (const state of TASK_STATES) {
    const tasks = await listTasks(store, { state }, () => scanned.add(state));
    if (state === 'open' || state === 'missed' || state === 'cancelled') expect(tasks).not.toEqual([]);
  }
  expect([...scanned]).toEqual(['done', 'cancelled', 'excused']);
});

test('the tasks of somebody whose record cannot be read are listed as well', async () => {
  const department = await opened();
  const { store, table } = department;
  await table.write({ act: 'update', key: staffKey('S-1'), set: { staff: 'spoilt' } });
  const tasks = await listTasks(store, { state: 'open' });
  expect(tasks).toEqual(await tasksOf(department, { state: 'open' }));
  expect(tasks.map(({ assignee }) => assignee)).toContain('S-1');
});

test.for(EARLIER)('of what version %s left, tasks and letters of every state are listed', async (version) => {
  const department = await departmentOf(version);
  const { store } = department;
  for (const state of TASK_STATES) {
    const tasks = await tasksOf(department, { state });
    expect(tasks).not.toEqual([]);
    expect(await listTasks(store, { state })).toEqual(tasks);
  }
  const scanned = new Set<string>();
  for (const state of LETTER_STATES) {
    const letters = await lettersOf(department, state);
    expect(letters).not.toEqual([]);
    expect(await listLetters(store, state, () => scanned.add(state))).toEqual(letters);
  }
  expect([...scanned]).toEqual(LETTER_STATES.filter((state) => state !== 'queued' && state !== 'claimed'));
});
