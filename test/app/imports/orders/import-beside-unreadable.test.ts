import { expect, test } from 'vitest';
import { archiveKey, orderKey, staffKey, taskKey } from '../../../../shared/store/keys.ts';
import { customer, member, sweepAt } from '../../clock/sweep-scene.ts';
import { openBalancesDesk, owes } from '../balances-desk.ts';
import { bought, complaintsOf, countsOf } from '../import-desk.ts';

/** C-BAD has an archive that nobody can read, between two that are fine. */
async function withBadArchive() {
  const desk = await openBalancesDesk('C-1', 'C-BAD', 'C-3');
  await desk.overwrite(archiveKey('C-BAD'), 'archive', 'somebody’s hand');
  desk.leftOut.splice(0);
  return desk;
}

const complaint = (line: number, path: string, id: string) => [
  line,
  `${path}: what is stored of ${id} cannot be read, and was left as it is; have it mended, then import the row again`,
  `${path}：${id} 的已存记录无法读取，未作改动；请修复后重新导入此行`,
];

test('a customer whose archive cannot be read is that row’s fault, is not taken for a new one, and the others go on', async () => {
  const desk = await withBadArchive();
  await desk.takeStaff([member('S-1', 'specialist')]);
  const caseloads = await desk.store.caseloads();
  const rows = ['C-0', 'C-1', 'C-BAD', 'C-3'].map((id) => customer(id, { name: 'Ann' }));
  const report = await desk.takeCustomers(rows);
  expect(countsOf(report)).toMatchObject({ rows: 4, added: 1, changed: 2, refused: 1 });
  expect(complaintsOf(report)).toEqual([complaint(4, 'id', 'C-BAD')]);
  expect(desk.leftOut.map(({ key }) => key)).toContain('CUSTOMER#C-BAD ARCHIVE');
  expect((await desk.store.caseloads())?.customers).toEqual({
    'S-1': (caseloads?.customers['S-1'] ?? 0) + 1,
  });
  await expect(desk.store.archive('C-BAD')).rejects.toThrow('CUSTOMER#C-BAD ARCHIVE');
});

test('an order of a customer whose archive cannot be read is that row’s fault, and the others go on', async () => {
  const desk = await withBadArchive();
  const report = await desk.takeOrders([
    bought('C-BAD', 'O-1', '2011-12-01T10:00:00Z'),
    bought('C-1', 'O-1', '2011-12-01T10:00:00Z'),
    bought('C-BAD', 'O-2', '2011-12-02T10:00:00Z'),
    bought('C-3', 'O-1', '2011-12-01T10:00:00Z'),
  ]);
  expect(countsOf(report)).toMatchObject({ rows: 4, added: 2, refused: 2 });
  expect(complaintsOf(report)).toEqual([
    complaint(2, 'customerId', 'C-BAD'),
    complaint(4, 'customerId', 'C-BAD'),
  ]);
  const stored = ['C-1', 'C-BAD', 'C-3'].map((customerId) => ({ customerId, orderId: 'O-1' }));
  expect((await desk.store.orders(stored)).map(({ customerId }) => customerId).sort()).toEqual([
    'C-1',
    'C-3',
  ]);
});

test('an order that is there and cannot be read is that row’s fault, and the customer’s others go on', async () => {
  const desk = await openBalancesDesk('C-1');
  const orders = ['O-1', 'O-2', 'O-3'].map((id) => bought('C-1', id, '2011-12-01T10:00:00Z'));
  await desk.takeOrders(orders.slice(0, 2));
  await desk.overwrite(orderKey('C-1', 'O-1'), 'order', 'somebody’s hand');
  const report = await desk.takeOrders(orders);
  expect(countsOf(report)).toMatchObject({ rows: 3, added: 1, unchanged: 1, refused: 1 });
  expect(complaintsOf(report)).toEqual([complaint(2, 'orderId', 'O-1')]);
});

test('what a customer owes whose archive cannot be read is that row’s fault, and the others go on', async () => {
  const desk = await withBadArchive();
  const report = await desk.takeBalances(['C-1', 'C-BAD', 'C-3'].map((id) => owes(id, '5')));
  expect(countsOf(report)).toMatchObject({ rows: 3, added: 2, refused: 1 });
  expect(complaintsOf(report)).toEqual([complaint(3, 'customerId', 'C-BAD')]);
});

test('somebody on the staff whose record cannot be read is that row’s fault, and the others go on', async () => {
  const desk = await openBalancesDesk();
  const staff = ['S-1', 'S-BAD', 'S-3'].map((id) => member(id, 'specialist'));
  await desk.takeStaff(staff);
  await desk.overwrite(staffKey('S-BAD'), 'staff', 'somebody’s hand');
  const report = await desk.takeStaff(staff.map((row) => ({ ...row, name: 'Ann' })));
  expect(countsOf(report)).toMatchObject({ rows: 3, changed: 2, refused: 1 });
  expect(complaintsOf(report)).toEqual([complaint(3, 'id', 'S-BAD')]);
});

test('after the record was mended the same file goes in whole', async () => {
  const desk = await openBalancesDesk('C-1');
  await desk.overwrite(archiveKey('C-1'), 'balance', 'much');
  expect(countsOf(await desk.takeBalances([owes('C-1', '5')]))).toMatchObject({ added: 0, refused: 1 });
  await desk.overwrite(archiveKey('C-1'), 'balance', null);
  expect(countsOf(await desk.takeBalances([owes('C-1', '5')]))).toMatchObject({ added: 1, refused: 0 });
});

test('an archive that vanishes between reading and writing is a stranger’s, not the end of the file', async () => {
  const desk = await openBalancesDesk('C-1', 'C-2');
  let gone = false;
  const vanishing = {
    ...desk.store,
    async commit(changes: Parameters<typeof desk.store.commit>[0]) {
      if (!gone) await desk.overwrite(archiveKey('C-1'), 'archive', 'gone bad meanwhile');
      if (!gone) await desk.overwrite(archiveKey('C-1'), 'version', 99);
      gone = true;
      return desk.store.commit(changes);
    },
  };
  const report = await desk.takeBalances([owes('C-1', '5'), owes('C-2', '6')], vanishing);
  expect(countsOf(report)).toMatchObject({ added: 1, refused: 1 });
});

/** C-BAD has an open task that nobody can end any more, between two whose tasks are fine. */
async function withBadTask() {
  const desk = await openBalancesDesk('C-1', 'C-BAD', 'C-3');
  const ids = ['C-1', 'C-BAD', 'C-3'];
  await desk.takeOrders(ids.map((id) => bought(id, 'O-1', '2011-12-20T10:00:00Z')));
  await sweepAt(desk.store, '2011-12-28T00:05:00Z');
  await desk.overwrite(taskKey('C-BAD', 'idle-week:C-BAD:2011-12-28'), 'task', 'somebody’s hand');
  return desk;
}

test('an order that would end a task that nobody can end is that row’s fault, and the others go on', async () => {
  const desk = await withBadTask();
  const orders = ['C-1', 'C-BAD', 'C-3'].map((id) => bought(id, 'O-2', '2011-12-29T10:00:00Z'));
  const report = await desk.takeOrders(orders);
  expect(countsOf(report)).toMatchObject({ rows: 3, added: 2, refused: 1 });
  expect(report.faults).toMatchObject([
    { line: 3, fault: { code: 'unwritable-record', path: 'customerId', id: 'C-BAD' } },
  ]);
  expect((await desk.store.archive('C-3'))?.archive.lastOrderOn).toBe('2011-12-29');
  expect(countsOf(await desk.takeOrders(orders))).toMatchObject({ unchanged: 2, refused: 1 });
});

test('a customer whose task nobody can hand over is that row’s fault, and the group goes on', async () => {
  const desk = await withBadTask();
  await desk.takeStaff([member('S-1', 'specialist', { capacity: 0 })]);
  const rows = ['C-0', 'C-1', 'C-BAD', 'C-3'].map((id) => customer(id, { specialist: 'S-1' }));
  const report = await desk.takeCustomers(rows);
  expect(countsOf(report)).toMatchObject({ rows: 4, added: 1, changed: 2, refused: 1 });
  expect(report.faults).toMatchObject([{ line: 4, fault: { code: 'unwritable-record', id: 'C-BAD' } }]);
  expect((await desk.store.caseloads())?.customers).toEqual({ 'S-1': 3 });
});

test('a row that others stand in the way of for ever is told as such, and the others go on', async () => {
  const desk = await openBalancesDesk('C-1', 'C-2');
  const busy = {
    ...desk.store,
    commit: async (changes: Parameters<typeof desk.store.commit>[0]) =>
      changes.some((change) => change.write === 'archive' && change.archive.customerId === 'C-1')
        ? { done: false as const, refused: [] }
        : desk.store.commit(changes),
  };
  const report = await desk.takeBalances([owes('C-1', '5'), owes('C-2', '6')], busy);
  expect(countsOf(report)).toMatchObject({ added: 1, refused: 1 });
  expect(report.faults).toEqual([{ line: 2, fault: { code: 'busy', what: 'C-1' } }]);
});
