import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Store } from '../../../shared/app/ports/store.ts';
import type { InstantText } from '../../../shared/domain/time/dates.ts';
import { ALL_SHARDS, shardOf } from '../../../shared/store/keys.ts';
import { type DepartmentOnDatabase, openOnDatabase } from '../../fixtures/department.ts';
import { staffOf } from '../../mail/sample-letters.ts';
import { aLetter, newArchive, nextArchive, queued } from '../records.ts';

let department: DepartmentOnDatabase;
let store: Store;
beforeEach(async () => {
  department = await openOnDatabase();
  ({ store } = department);
});
afterEach(() => department.stop());

async function dueIds(now: InstantText): Promise<string[]> {
  const ids: string[] = [];
  for (const shard of ALL_SHARDS)
    for await (const due of store.dueRecords(shard, now))
      ids.push(
        due.kind === 'customer'
          ? due.archive.customerId
          : due.kind === 'staff'
            ? due.staff.staffId
            : due.unreadable.key,
      );
  return ids.sort();
}

test('a record is due from its very second on, and stays due until it is written', async () => {
  const archive = newArchive({}, { dueAt: '2011-04-01T00:00:00Z' });
  await store.commit([archive]);
  expect(await dueIds('2011-03-31T23:59:59Z')).toEqual([]);
  expect(await dueIds('2011-04-01T00:00:00Z')).toEqual(['C-1']);
  expect(await dueIds('2031-04-01T00:00:00Z')).toEqual(['C-1']);
  await store.commit([nextArchive(archive.archive, { dueAt: '2032-01-01T00:00:00Z' })]);
  expect(await dueIds('2031-04-01T00:00:00Z')).toEqual([]);
});

test('a record that nothing waits for is in no shard', async () => {
  const archive = newArchive({}, { dueAt: '2011-04-01T00:00:00Z' });
  await store.commit([archive]);
  await store.commit([nextArchive(archive.archive, { dueAt: null })]);
  expect(await dueIds('9999-12-31T23:59:59Z')).toEqual([]);
  expect((await store.archive('C-1'))?.dueAt).toBeNull();
});

test('each record is in the one shard of its id', async () => {
  const ids = Array.from({ length: 64 }, (_, index) => `C-${index}`);
  await store.commit(ids.map((customerId) => newArchive({ customerId }, { dueAt: '2011-04-01T00:00:00Z' })));
  for (const shard of ALL_SHARDS) {
    const due = await Array.fromAsync(store.dueRecords(shard, '2011-04-01T00:00:00Z'));
    const found = due.map((row) => (row.kind === 'customer' ? row.archive.customerId : ''));
    expect(found.sort()).toEqual(ids.filter((id) => shardOf(id) === shard).sort());
  }
});

test('customers and staff share the sweep’s shards, letters have their own', async () => {
  const staff = { ...staffOf(), dueAt: '2011-04-01T07:30:00Z' as const };
  await store.commit([
    newArchive({}, { dueAt: '2011-04-01T00:00:00Z' }),
    { write: 'staff', staff, expected: null },
    queued(),
  ]);
  expect(await dueIds('2011-04-01T07:30:00Z')).toEqual(['C-1', 'S-1']);
  const letters = await Array.fromAsync(store.dueLetters('2011-04-01T07:30:00Z'));
  expect(letters).toEqual([{ kind: 'letter', letter: aLetter(), dueAt: '2011-04-01T07:00:00Z' }]);
  expect(await Array.fromAsync(store.dueLetters('2011-04-01T06:59:59Z'))).toEqual([]);
});

test('the index row carries all that a decision needs', async () => {
  const archive = newArchive(
    {
      email: 'mary@flowers.example',
      mayMail: true,
      language: 'zh',
      lastOrderOn: '2011-03-24',
      lastOrderAt: '2011-03-24T12:00:00Z',
      decided: { 'idle-week': '2011-04-01' },
      touches: [{ on: '2011-04-01', at: '2011-04-01T09:00:00Z', channel: 'phone', by: 'S-1' }],
      mailed: { month: '2011-04', count: 1 },
    },
    { dueAt: '2011-04-01T00:00:00Z' },
  );
  await store.commit([archive]);
  const [due] = await Array.fromAsync(store.dueRecords(shardOf('C-1'), '2011-04-01T00:00:00Z'));
  expect(due).toEqual({ kind: 'customer', archive: archive.archive, dueAt: '2011-04-01T00:00:00Z' });
});

test('a letter that cannot be read is handed on by its key, and the others come', async () => {
  const broken = { ...aLetter('idle-week:C-2:2011-04-01'), state: 'lost' as never };
  await store.commit([queued(), queued(broken)]);
  const due = await Array.fromAsync(store.dueLetters('2011-04-01T07:00:00Z'));
  expect(due.map((row) => (row.kind === 'letter' ? row.letter.id : row.unreadable.key)).sort()).toEqual([
    'LETTER#revisit:idle-week:C-2:2011-04-01 LETTER',
    'revisit:idle-week:C-1:2011-04-01',
  ]);
});

test('shards are fixed forever: a table that was written years ago is read by today’s code', () => {
  const ids = ['C-1', 'C-1042', '13047', '客户-1', 'S-1', ''];
  // Counted with another implementation of FNV-1a.
  expect(ids.map(shardOf)).toEqual([4, 14, 10, 0, 4, 5]);
});
