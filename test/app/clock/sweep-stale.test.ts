import { afterAll, beforeAll, expect, test } from 'vitest';
import { followCustomer } from '../../../shared/app/follow-up/follow-customer.ts';
import { recordTouch } from '../../../shared/app/follow-up/record-touch.ts';
import type { Due } from '../../../shared/app/ports/clock.ts';
import type { Store } from '../../../shared/app/ports/store.ts';
import { currentRulebook } from '../../../shared/app/rulebook.ts';
import type { Archive } from '../../../shared/domain/customers/archive.ts';
import type { InstantText } from '../../../shared/domain/time/dates.ts';
import { ALL_SHARDS } from '../../../shared/store/keys.ts';
import { at, type Department, openDepartment } from '../../fixtures/department.ts';
import {
  everything,
  mailed,
  member,
  order,
  statesIn,
  sweepAt,
  takeIn,
  takeOrders,
  tasksIn,
} from './sweep-scene.ts';

const NOW: InstantText = '2011-04-01T00:05:00Z';

let department: Department;
let store: Store;
beforeAll(async () => {
  department = await openDepartment();
  ({ store } = department);
  await takeIn(store, {
    staff: [member('S-1', 'specialist')],
    customers: ['C-ORDERED', 'C-TOUCHED', 'C-SWEPT', 'C-AGAIN'].map((id) => mailed(id)),
    orders: ['C-ORDERED', 'C-TOUCHED', 'C-SWEPT', 'C-AGAIN'].map((id) => order(id, '2011-03-24')),
  });
});
afterAll(() => department.stop());

const archiveNow = async (customerId: string): Promise<Archive> => (await store.archive(customerId))!.archive;

const follow = async (archive: Archive) =>
  followCustomer(store, await currentRulebook(store), archive, at(NOW));

test('an index row from before an order opens nothing', async () => {
  const outdated = await archiveNow('C-ORDERED');
  await takeOrders(store, [order('C-ORDERED', '2011-03-31')]);
  const before = await everything(department.table);

  expect(await follow(outdated)).toEqual({ opened: [], ended: [], letters: 0, overtaken: true });
  expect(await everything(department.table)).toEqual(before);
});

test('an index row from before a touch opens the task as done, because the touch is there', async () => {
  const outdated = await archiveNow('C-TOUCHED');
  const touch = { customerId: 'C-TOUCHED', channel: 'phone', by: 'S-1', at: at(NOW), outcome: '' } as const;
  await recordTouch(store, touch, at(NOW));

  const followed = await follow(outdated);
  expect(followed).toEqual({
    opened: [{ rule: 'idle-week', state: 'done' }],
    ended: [],
    letters: 0,
    overtaken: false,
  });
  expect(await statesIn(store)).toEqual({ 'idle-week:C-TOUCHED:2011-04-01': 'done' });
});

test('an index row that was looked at already opens nothing twice', async () => {
  const outdated = await archiveNow('C-SWEPT');
  expect(await follow(outdated)).toMatchObject({ letters: 1, overtaken: false });
  const before = await everything(department.table);

  expect(await follow(outdated)).toEqual({ opened: [], ended: [], letters: 0, overtaken: true });
  expect(await everything(department.table)).toEqual(before);
});

test('an index that gives every row twice, and old ones at that, changes nothing', async () => {
  const rows: Due[] = [];
  for (const shard of ALL_SHARDS)
    for await (const due of store.dueRecords(shard, NOW)) if (due.kind === 'customer') rows.push(due);
  expect(rows.map((due) => due.kind === 'customer' && due.archive.customerId)).toEqual(['C-AGAIN']);
  const forgetful: Store = {
    ...store,
    async *dueRecords(shard) {
      if (shard === 0) yield* [...rows, ...rows];
    },
  };
  const first = await sweepAt(forgetful, NOW);
  expect(first).toMatchObject({ looked: 2, opened: { 'idle-week': { open: 1 } }, overtaken: 1 });
  const second = await sweepAt(forgetful, NOW);
  expect(second).toMatchObject({ looked: 2, opened: {}, lettersQueued: 0, overtaken: 2 });
  expect((await tasksIn(store)).filter(({ customerId }) => customerId === 'C-AGAIN')).toHaveLength(1);
});
