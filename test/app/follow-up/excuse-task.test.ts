import { beforeEach, expect, test } from 'vitest';
import { excuseTask } from '../../../shared/app/follow-up/excuse-task.ts';
import { recordTouch } from '../../../shared/app/follow-up/record-touch.ts';
import { ROLES, type Role } from '../../../shared/domain/names.ts';
import { refusalOf } from '../../files/formats/sources.ts';
import { at } from '../../fixtures/department.ts';
import { customer, everything, member, order, sweepAt } from '../clock/sweep-scene.ts';
import { type Desk, openDesk } from '../imports/import-desk.ts';

// Ordered last on 20 September: idle-week [09-28, 10-05), then monthly-touch from 10-21.
const IDLE = 'idle-week:C-1:2011-09-28';
const WHY = 'the shop burned down';

let desk: Desk;
const excuse = (by: string, taskId = IDLE) =>
  excuseTask(desk.store, { taskId, by, why: WHY }, at('2011-10-03T09:00:00Z'));

beforeEach(async () => {
  desk = await openDesk();
  await desk.takeStaff(ROLES.map((role) => member(role, role)));
  await desk.takeCustomers([customer('C-1')]);
  await desk.takeOrders([order('C-1', '2011-09-20')]);
  await sweepAt(desk.store, '2011-09-28T00:05:00Z');
});

test.each<Role>(['supervisor', 'manager', 'marketing-director', 'general-manager'])(
  'a %s may excuse an open task, and says why',
  async (role) => {
    await excuse(role);
    expect(await desk.store.task(IDLE)).toMatchObject({
      state: 'excused',
      ends: [{ state: 'excused', by: role, why: WHY, at: '2011-10-03T09:00:00Z' }],
    });
    expect(await desk.store.openTasksOf('specialist')).toEqual([]);
  },
);

test.each<Role>(['specialist', 'salesperson', 'finance-supervisor'])('a %s may not', async (role) => {
  const before = await everything(desk.table);
  expect(await refusalOf(() => excuse(role))).toEqual({ code: 'may-not-excuse', staffId: role, role });
  expect(await everything(desk.table)).toEqual(before);
});

test('nor may somebody whom nobody knows', async () => {
  expect(await refusalOf(() => excuse('stranger'))).toMatchObject({ code: 'no-staff', staffId: 'stranger' });
});

test('an excused task is asked no more, and the clock goes on to the next window', async () => {
  await excuse('supervisor');
  const stored = await desk.store.archive('C-1');
  expect(stored?.archive.open).toEqual([]);
  expect(stored?.dueAt).toBe('2011-10-20T23:00:00Z');
  await sweepAt(desk.store, '2011-10-05T00:05:00Z');
  expect((await desk.store.task(IDLE))?.state).toBe('excused');
});

test('a missed task may be excused afterwards, and both endings stay', async () => {
  await sweepAt(desk.store, '2011-10-05T00:05:00Z');
  await excuse('supervisor');
  expect(await desk.store.task(IDLE)).toMatchObject({
    state: 'excused',
    ends: [{ state: 'missed' }, { state: 'excused' }],
  });
  expect(
    await desk.store.missedTasksOf('specialist', '2011-01-01T00:00:00Z', '2012-01-01T00:00:00Z'),
  ).toEqual([]);
});

test('a task that was done, cancelled or excused cannot be excused', async () => {
  await desk.takeCustomers([customer('C-2'), customer('C-3')]);
  await desk.takeOrders([order('C-2', '2011-09-20'), order('C-3', '2011-09-20')]);
  await sweepAt(desk.store, '2011-09-28T00:10:00Z');
  const call = { channel: 'phone', by: 'specialist', at: at('2011-09-29T09:00:00Z'), outcome: '' } as const;
  await recordTouch(desk.store, { customerId: 'C-2', ...call }, call.at);
  await desk.takeOrders([order('C-3', '2011-09-30')]);
  await excuse('supervisor');
  for (const [customerId, state] of [
    ['C-1', 'excused'],
    ['C-2', 'done'],
    ['C-3', 'cancelled'],
  ]) {
    const taskId = `idle-week:${customerId}:2011-09-28`;
    expect(await refusalOf(() => excuse('supervisor', taskId))).toEqual({
      code: 'task-ended',
      taskId,
      state,
    });
  }
});

test.each(['idle-week:C-9:2011-09-28', 'idle-week:C-1:2011-09-29', 'nonsense', ''])(
  'a task that does not exist, such as "%s", cannot be excused',
  async (taskId) => {
    expect(await refusalOf(() => excuse('supervisor', taskId))).toEqual({ code: 'no-task', taskId });
  },
);
