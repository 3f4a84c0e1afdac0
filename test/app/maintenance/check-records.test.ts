import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { checkRecords } from '../../../shared/app/maintenance/check-records.ts';
import { eraseCustomer } from '../../../shared/app/maintenance/erase-customer.ts';
import { currentRulebook } from '../../../shared/app/rulebook.ts';
import { RECORD_KINDS } from '../../../shared/domain/records/record-kind.ts';
import {
  archiveKey,
  CASELOADS_KEY,
  CLOCK_KEY,
  type Key,
  leaseKey,
  letterKey,
  staffKey,
} from '../../../shared/store/keys.ts';
import { SCHEMA } from '../../../shared/store/records.ts';
import type { Item } from '../../../shared/store/table.ts';
import { at, type Department } from '../../fixtures/department.ts';
import { overwritten } from '../../fixtures/overwritten.ts';
import { departmentOf, recordsOf } from '../../fixtures/records/earlier-records.ts';
import { everything, sweepAt } from '../clock/sweep-scene.ts';
import { nextMonday } from '../feedback/feedback-scene.ts';
import { AFTERWARDS, LEAVES, STAYS, snapshot, startTwoCustomers } from './erasure-scene.ts';

const SECRET = 'the contents of a record';

let department: Department;
let asItWas: () => Promise<void>;
beforeAll(async () => {
  department = await startTwoCustomers();
  const { store } = department;
  await store.suppressFingerprint('a-fingerprint', 'unsubscribed', AFTERWARDS);
  asItWas = await snapshot(department);
});
beforeEach(() => asItWas());
afterAll(() => department.stop());

const itemsIn = ({ table }: Department): Promise<Item[]> => Array.fromAsync(table.scan());

const put = ({ table }: Department, { pk, sk, ...item }: Item) =>
  table.write({ act: 'replace', key: { pk: String(pk), sk: String(sk) }, item });

/** Sets an attribute of a record, or removes it. */
const meddle = (of: Department, key: Key, attribute: string, value?: unknown) =>
  overwritten(of, key, { [attribute]: value });

/** By the rules of the department that is checked. */
const checked = async (store: Department['store'], mostTold?: number) =>
  checkRecords(store, await currentRulebook(store).catch(() => undefined), mostTold);

const faultsIn = async ({ store }: Department) =>
  Object.fromEntries((await checked(store)).faulty.map(({ key, fault }) => [key, fault]));

test('a department in which everything happened has every kind of record, and all can be read', async () => {
  const { store } = department;
  await eraseCustomer(store, { customerId: LEAVES, by: 'B-1' }, at(AFTERWARDS));
  const before = await everything(department.table);
  const { kinds, faulty, untold } = await checked(store);
  expect({ faulty, untold }).toEqual({ faulty: [], untold: 0 });
  expect([...kinds.keys()].sort()).toEqual([...RECORD_KINDS].sort());
  expect(kinds.get('customer')).toEqual({ records: 1, schemas: [{ schema: SCHEMA, records: 1 }] });
  expect(kinds.get('clock')).toEqual({ records: 1, schemas: [] });
  const all = [...kinds.values()].reduce((sum, { records }) => sum + records, 0);
  expect(all).toBe(Object.keys(before).length);
  expect(await everything(department.table)).toEqual(before);
});

test.each(['cdc26aa', '2939337', 'e496de7'] as const)(
  'records as version %s left them are counted as schema 1, and can be read',
  async (version) => {
    const earlier = await departmentOf(version);
    const { kinds, faulty } = await checked(earlier.store);
    expect(faulty).toEqual([]);
    const customers = recordsOf(version).filter(({ kind }) => kind === 'customer').length;
    expect(kinds.get('customer')).toEqual({
      records: customers,
      schemas: [{ schema: 1, records: customers }],
    });
  },
);

test('while records move forward, each version of their shape is counted, the newest first', async () => {
  await meddle(department, archiveKey(STAYS), 'schema');
  await put(department, {
    ...(await itemsIn(department)).find(({ sk, pk }) => sk === 'ARCHIVE' && pk === archiveKey(LEAVES).pk),
    schema: SCHEMA + 1,
  });
  expect((await checked(department.store)).kinds.get('customer')?.schemas).toEqual([
    { schema: SCHEMA + 1, records: 1 },
    { schema: 1, records: 1 },
  ]);
});

test('a record of every kind that cannot be read is named with its key and the field, never with what it holds', async () => {
  const { store } = department;
  await eraseCustomer(store, { customerId: LEAVES, by: 'B-1' }, at(AFTERWARDS));
  /** Everything in it that is text or number becomes a secret. */
  const spoilt = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(spoilt);
    if (typeof value !== 'object' || value === null) return SECRET;
    return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, spoilt(inner)]));
  };
  const items = await itemsIn(department);
  for (const { pk, sk, kind, schema, dueShard, dueAt, assignee, actBy, ...rest } of items)
    await put(department, {
      pk,
      sk,
      kind,
      schema,
      dueShard,
      dueAt,
      assignee,
      actBy,
      ...(spoilt(rest) as Item),
    });
  const report = await checked(store);
  expect(new Set(report.faulty.map(({ kind }) => kind))).toEqual(new Set(RECORD_KINDS));
  expect(report.faulty.map(({ key }) => key).sort()).toEqual(
    items.map(({ pk, sk }) => `${String(pk)} ${String(sk)}`).sort(),
  );
  for (const { fault } of report.faulty) {
    expect(fault.code).toBe('unreadable');
    expect('why' in fault && fault.why).toMatch(/^[\w.]+: .+/);
  }
  expect(JSON.stringify(report)).not.toContain(SECRET);
});

test('a record of an unknown kind, or of none, is named', async () => {
  await put(department, { ...CLOCK_KEY, pk: 'PARCEL#1', kind: 'parcel' });
  await put(department, { pk: 'PARCEL#2', sk: 'PARCEL' });
  await meddle(department, staffKey('S-1'), 'kind', 7);
  expect(await faultsIn(department)).toEqual({
    'PARCEL#1 CLOCK': { code: 'unknown-kind', kind: 'parcel' },
    'PARCEL#2 PARCEL': { code: 'unknown-kind', kind: null },
    'STAFF S-1': { code: 'unknown-kind', kind: null },
  });
  expect((await checked(department.store)).kinds.get('unknown')?.records).toBe(3);
});

test('a record that is due where no clock comes to it is named, and why', async () => {
  const answer = (await itemsIn(department)).find(({ pk }) => String(pk).startsWith('LETTER#answer'));
  const letter = letterKey(String(answer?.pk).replace('LETTER#', ''));
  await meddle(department, archiveKey(LEAVES), 'dueAt');
  await meddle(department, archiveKey(STAYS), 'dueShard');
  await meddle(department, staffKey('S-1'), 'dueShard', 'SWEEP#16');
  await meddle(department, staffKey('S-1'), 'dueAt', AFTERWARDS);
  await meddle(department, letter, 'dueShard', 'SWEEP#03');
  await meddle(department, letter, 'dueAt', AFTERWARDS);
  await meddle(department, CASELOADS_KEY, 'dueShard', 'SWEEP#03');
  await meddle(department, CASELOADS_KEY, 'dueAt', 'tomorrow');
  expect(await faultsIn(department)).toEqual({
    [`CUSTOMER#${LEAVES} ARCHIVE`]: { code: 'never-due', because: 'no-moment' },
    [`CUSTOMER#${STAYS} ARCHIVE`]: { code: 'never-due', because: 'no-shard' },
    'STAFF S-1': { code: 'never-due', because: 'other-shard' },
    [`${letter.pk} LETTER`]: { code: 'never-due', because: 'other-shard' },
    'ROSTER ROSTER': { code: 'never-due', because: 'bad-moment' },
  });
});

test('the last shard is swept, and the one behind it is not', async () => {
  await meddle(department, staffKey('S-1'), 'dueAt', AFTERWARDS);
  await meddle(department, staffKey('S-1'), 'dueShard', 'SWEEP#15');
  expect(await faultsIn(department)).toEqual({});
  await meddle(department, staffKey('S-1'), 'dueShard', 'SWEEP#16');
  expect(Object.keys(await faultsIn(department))).toEqual(['STAFF S-1']);
});

test('a clock and a lease that somebody wrote over are named', async () => {
  await meddle(department, CLOCK_KEY, 'swept07', 'never');
  await meddle(department, leaseKey('post'), 'heldUntil', 'never');
  expect(Object.keys(await faultsIn(department)).sort()).toEqual(['CLOCK CLOCK', 'LEASE#post LEASE']);
});

test('more faults than can be told are counted', async () => {
  for (const id of ['S-1', 'B-1', 'M-1']) await meddle(department, staffKey(id), 'kind', 'parcel');
  expect(await checked(department.store, 2)).toMatchObject({
    faulty: [{ fault: { kind: 'parcel' } }, { fault: { kind: 'parcel' } }],
    untold: 1,
  });
  expect((await checked(department.store, 3)).untold).toBe(0);
});

test('a record that was named comes back by itself once it is mended, since it stayed due', async () => {
  const { store } = department;
  const key = archiveKey(STAYS);
  const whole = (await itemsIn(department)).find(({ pk, sk }) => pk === key.pk && sk === key.sk);
  await meddle(department, key, 'archive', SECRET);
  expect(Object.keys(await faultsIn(department))).toEqual([`${key.pk} ARCHIVE`]);
  const setAside = (await sweepAt(store, nextMonday('09:30'))).setAside;
  expect(setAside.map((aside) => aside.key)).toEqual([`${key.pk} ARCHIVE`]);

  await meddle(department, key, 'archive', whole?.archive);
  expect(await faultsIn(department)).toEqual({});
  const { looked, ended } = await sweepAt(store, nextMonday('09:31'));
  expect({ looked, ended }).toEqual({ looked: 1, ended: { 'idle-week': { missed: 1 } } });
});

test('a customer whom the clock comes to at another moment than the rules say is named with both moments', async () => {
  const stored = await department.store.archive(STAYS);
  await meddle(department, archiveKey(STAYS), 'dueAt', '2031-01-01T00:00:00Z');
  expect(await faultsIn(department)).toEqual({
    [`CUSTOMER#${STAYS} ARCHIVE`]: {
      code: 'other-look',
      dueAt: '2031-01-01T00:00:00Z',
      byTheRules: stored?.dueAt,
    },
  });
});
