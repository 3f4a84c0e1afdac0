import { afterEach, beforeEach, expect, test } from 'vitest';
import { sweep } from '../../../shared/app/clock/sweep.ts';
import type { Store } from '../../../shared/app/ports/store.ts';
import { ALL_SHARDS, shardOf, staffKey, taskKey } from '../../../shared/store/keys.ts';
import { at, type Department, openDepartment } from '../../fixtures/department.ts';
import { overwritten } from '../../fixtures/overwritten.ts';
import { customer, lettersIn, member, order, sweepAt, takeIn } from './sweep-scene.ts';

let department: Department;
let store: Store;
beforeEach(async () => {
  department = await openDepartment();
  ({ store } = department);
});
afterEach(() => department.stop());

test('a member of staff who cannot be read does not keep the others from their digests', async () => {
  await takeIn(store, {
    staff: [
      member('S-1', 'specialist', { email: 'ann@example.com' }),
      member('S-2', 'specialist', { email: 'bob@example.com' }),
    ],
    customers: [customer('C-1', { specialist: 'S-2' })],
    orders: [order('C-1', '2011-04-03')],
  });
  await sweepAt(store, '2011-04-11T00:05:00Z');
  await overwritten(department, staffKey('S-1'), { staff: 'nobody' });
  const report = await sweepAt(store, '2011-04-11T07:30:00Z');
  expect(report.setAside).toHaveLength(1);
  expect((await lettersIn(store)).map(({ id }) => id)).toEqual(['digest:S-2:2011-04-11']);
});

test('a customer whose open task is gone from the table is set aside, not passed over in silence', async () => {
  await takeIn(store, { customers: [customer('C-1')], orders: [order('C-1', '2011-03-24')] });
  await sweepAt(store, '2011-04-01T12:00:00Z');
  await department.table.write({ act: 'erase', key: taskKey('C-1', 'idle-week:C-1:2011-04-01') });
  const report = await sweepAt(store, '2011-04-09T12:00:00Z');
  expect(report.setAside.map(({ key }) => key)).toEqual(['customer C-1']);
});

test('on a late morning the digest tells of what is opened, in whatever order the shards are swept', async () => {
  expect(shardOf('S-1')).toBeLessThan(shardOf('C-7'));
  await takeIn(store, {
    staff: [member('S-1', 'specialist', { email: 'ann@example.com' })],
    customers: [customer('C-7')],
    orders: [order('C-7', '2011-03-24')],
  });
  for (const instant of ['2011-04-01T07:31:00Z', '2011-04-01T07:32:00Z'])
    for (const shard of ALL_SHARDS) await sweep(store, at(instant), [shard]);
  expect((await lettersIn(store)).map(({ id }) => id)).toEqual(['digest:S-1:2011-04-01']);
});

test('sixteen sweeps of a shard each tell of as much lateness as one sweep of all', async () => {
  const ids = Array.from({ length: 40 }, (_, index) => `C-${index}`);
  await takeIn(store, {
    customers: ids.map((id) => customer(id)),
    orders: ids.map((id) => order(id, '2011-03-24')),
  });
  await sweepAt(store, '2011-03-25T00:05:00Z');
  let late = 0;
  for (const shard of ALL_SHARDS)
    late += (await sweep(store, at('2011-04-02T00:05:00Z'), [shard])).late.count;
  expect(late).toBe(40);
});
