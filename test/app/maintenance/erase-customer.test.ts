import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { fingerprintOf } from '../../../shared/app/links/address-fingerprint.ts';
import { eraseCustomer, keptOf } from '../../../shared/app/maintenance/erase-customer.ts';
import type { Maintenance } from '../../../shared/app/ports/maintenance.ts';
import type { Store as Ports } from '../../../shared/app/ports/store.ts';
import { erasureSchema } from '../../../shared/domain/records/erasure.ts';
import type { LocalDate } from '../../../shared/domain/time/dates.ts';
import { archiveKey, erasureKey, type Key, staffKey } from '../../../shared/store/keys.ts';
import { at, type Department } from '../../fixtures/department.ts';
import { overwritten } from '../../fixtures/overwritten.ts';
import { everything, mailed, order, sweepAt, takeCustomers, takeOrders } from '../clock/sweep-scene.ts';
import { deskOf, monday, nextMonday } from '../feedback/feedback-scene.ts';
import {
  AFTERWARDS,
  aMinute,
  keptOn,
  LEAVES,
  namedIn,
  STAYS,
  snapshot,
  startTwoCustomers,
} from './erasure-scene.ts';

let department: Department;
let store: Store;
let asItWas: () => Promise<void>;
beforeAll(async () => {
  department = await startTwoCustomers();
  ({ store } = department);
  asItWas = await snapshot(department);
});
beforeEach(() => asItWas());
afterAll(() => department.stop());

const now = at(AFTERWARDS);
const erase = (customerId = LEAVES, by = 'B-1', through = store) =>
  eraseCustomer(through, { customerId, by }, now);

const ONE_OF_EVERYTHING = {
  customer: 1,
  order: 2,
  touch: 1,
  task: 1,
  feedback: 2,
  'feedback-step': 9,
  case: 1,
  letter: 13,
};

const overwrite = (of: Department, key: Key, attribute: string) =>
  overwritten(of, key, { [attribute]: 'not what it was' });

test('an erasure takes everything about a customer, and nothing about another', async () => {
  const before = await everything(department.table);
  expect(await keptOf(store, LEAVES)).toEqual({ kept: ONE_OF_EVERYTHING, earlier: [] });
  expect(await everything(department.table)).toEqual(before);

  const { erased, erasure } = await erase();
  expect(erased).toEqual(ONE_OF_EVERYTHING);
  expect(erasure).toEqual({
    customerId: LEAVES,
    number: 1,
    by: 'B-1',
    at: AFTERWARDS,
    found: ONE_OF_EVERYTHING,
    finishedAt: AFTERWARDS,
  });
  expect(await namedIn(department, LEAVES)).toEqual([`ERASURE#${LEAVES} 000001`]);
  expect(await store.erasuresOf(LEAVES)).toEqual([erasure]);

  const { 'ROSTER ROSTER': caseloads, ...others } = await everything(department.table);
  expect(caseloads).toMatchObject({ customers: { 'S-1': 1 } });
  const expected = Object.entries(before).filter(
    ([key, record]) => key !== 'ROSTER ROSTER' && !JSON.stringify([key, record]).includes(LEAVES),
  );
  delete others[`ERASURE#${LEAVES} 000001`];
  expect(others).toEqual(Object.fromEntries(expected));
});

test('after an erasure the clock, the response clock and the post find nothing to stumble over', async () => {
  await erase();
  for (const instant of [AFTERWARDS, monday('18:00'), nextMonday('09:30')])
    expect(await aMinute(department, instant)).toEqual([]);
  expect(await keptOn(department, LEAVES)).toEqual([]);
});

test('a customer of whom nothing is kept cannot be erased, and neither can one by a stranger', async () => {
  const before = await everything(department.table);
  await expect(erase('C-404')).rejects.toMatchObject({
    fault: { code: 'no-customer', customerId: 'C-404' },
  });
  await expect(keptOf(store, 'C-404')).rejects.toMatchObject({ fault: { code: 'no-customer' } });
  await expect(erase(LEAVES, 'S-404')).rejects.toMatchObject({ fault: { code: 'no-staff' } });
  expect(await everything(department.table)).toEqual(before);

  await erase();
  await expect(erase()).rejects.toMatchObject({ fault: { code: 'no-customer', customerId: LEAVES } });
});

test('who was erased may come back as a new customer, is still not written to, and can be erased again', async () => {
  const address = `${LEAVES.toLowerCase()}@example.com`;
  await store.suppressFingerprint(fingerprintOf(address), 'unsubscribed', monday('12:00'));
  await erase();

  expect(await takeCustomers(store, [mailed(LEAVES)])).toMatchObject({
    added: 0,
    faults: [{ fault: { code: 'erased-customer', customerId: LEAVES, by: 'B-1', at: AFTERWARDS } }],
  });
  expect(await takeOrders(store, [order(LEAVES, '2026-03-02')])).toMatchObject({
    added: 0,
    faults: [{ fault: { code: 'erased-customer', customerId: LEAVES, by: 'B-1', at: AFTERWARDS } }],
  });
  expect(await keptOn(department, LEAVES)).toEqual([]);

  await takeCustomers(store, [mailed(LEAVES, { specialist: 'S-1' })], true);
  expect(await store.archive(LEAVES)).toMatchObject({ archive: { version: 1, lastOrderOn: null } });
  expect(await store.suppressed(address)).toBe('unsubscribed');
  expect(await store.caseloads()).toMatchObject({ customers: { 'S-1': 2 } });

  expect(await erase()).toMatchObject({ erased: { customer: 1 }, erasure: { number: 2 } });
  expect((await keptOf(store, LEAVES)).earlier.map(({ number }) => number)).toEqual([1, 2]);
  expect(await store.caseloads()).toMatchObject({ customers: { 'S-1': 1 } });
});

test('what a slow writer left of a customer who was erased before is erased in its turn', async () => {
  await erase();
  const late = { ...order(LEAVES, '2026-01-05'), currency: 'GBP', flag: '' };
  await store.commit([{ write: 'order', order: late }]);
  expect(await erase()).toMatchObject({ erased: { order: 1 }, erasure: { number: 2, found: { order: 1 } } });
  expect(await keptOn(department, LEAVES)).toEqual([]);
});

test('records that nobody can read are erased like any other', async () => {
  const poisons = (await namedIn(department, LEAVES)).map((key) => key.split(' '));
  for (const [pk = '', sk = ''] of poisons) {
    if (sk === 'ARCHIVE') await overwrite(department, { pk, sk }, 'profile');
    for (const map of ['task', 'touch', 'order', 'feedback', 'step', 'letter', 'case'])
      if (map in ((await department.table.get({ pk, sk })) ?? {}))
        await overwrite(department, { pk, sk }, map);
  }
  await expect(store.archive(LEAVES)).rejects.toThrow(`CUSTOMER#${LEAVES} ARCHIVE: profile: `);
  expect((await erase()).erased).toEqual(ONE_OF_EVERYTHING);
  expect(await keptOn(department, LEAVES)).toEqual([]);
  expect(await store.caseloads()).toMatchObject({ customers: { 'S-1': 1 } });
});

test('an archive of which not even the version can be read is erased', async () => {
  for (const attribute of ['version', 'archive', 'kind'])
    await overwrite(department, archiveKey(LEAVES), attribute);
  await erase();
  expect(await keptOn(department, LEAVES)).toEqual([]);
});

test('the note of an erasure holds nothing about the customer but the id', async () => {
  await erase();
  const note = await department.table.get(erasureKey(LEAVES, 1));
  expect(Object.keys(note ?? {}).sort()).toEqual(['erasure', 'kind', 'pk', 'schema', 'sk']);
  const { found, ...facts } = erasureSchema().strict().parse(note?.erasure);
  expect(facts).toEqual({
    customerId: LEAVES,
    number: 1,
    by: 'B-1',
    at: AFTERWARDS,
    finishedAt: AFTERWARDS,
  });
  expect(found).toEqual(ONE_OF_EVERYTHING);
});

const manyOrders = ['2026-01-05', '2026-01-06', '2026-01-07'].map((on) => order(LEAVES, on as LocalDate));

type Write = 'eraseArchive' | 'eraseTrace';

/** The store, which lets something else happen once, right before its first call of `method`. */
function interrupted(method: Write, happens: () => Promise<unknown>): Store {
  let happened: Promise<unknown> | undefined;
  const before =
    <A extends unknown[], R>(call: (...args: A) => Promise<R>) =>
    async (...args: A): Promise<R> => {
      happened ??= happens();
      await happened;
      return call(...args);
    };
  return method === 'eraseArchive'
    ? { ...store, eraseArchive: before(store.eraseArchive) }
    : { ...store, eraseTrace: before(store.eraseTrace) };
}

const MEANWHILE: readonly [string, Write, () => Promise<unknown>][] = [
  ['a sweep comes in between', 'eraseArchive', () => sweepAt(store, nextMonday('09:00'))],
  ['orders arrive', 'eraseArchive', () => takeOrders(store, [order(LEAVES, '2026-03-01')])],
  ['an import moves the caseloads', 'eraseArchive', () => takeCustomers(store, [mailed('C-NEW')])],
  ['an import brings the customer back', 'eraseTrace', () => takeCustomers(store, [mailed(LEAVES)], true)],
  ['the response clock adds a step', 'eraseTrace', () => sweepAt(store, nextMonday('09:00'))],
  [
    'an import that had read the archive before adds an order',
    'eraseTrace',
    () =>
      store.commit([
        { write: 'order', order: { ...order(LEAVES, '2026-01-05'), currency: 'GBP', flag: '' } },
      ]),
  ],
];

type Store = Ports & Maintenance;

test.each(MEANWHILE)('when %s, nothing of the customer is left', async (_, method, happens) => {
  await erase(LEAVES, 'B-1', interrupted(method, happens));
  expect(await keptOn(department, LEAVES)).toEqual([]);
  expect(await store.archive(STAYS)).toBeDefined();
  const { customers = {} } = (await store.caseloads()) ?? {};
  expect(Object.values(customers).reduce((sum, count) => sum + count, 0)).toBe(
    (await Array.fromAsync(store.everyArchive())).length,
  );
  expect((await store.erasuresOf(LEAVES)).map(({ finishedAt }) => finishedAt)).toEqual([AFTERWARDS]);
});

/** Whatever reads before the erasure and writes after it: the archive is taken away in between. */
const erasedBeforeTheWrite = (): Store => {
  let erased = false;
  return {
    ...store,
    async commit(changes) {
      if (!erased) {
        erased = true;
        await erase();
      }
      return store.commit(changes);
    },
  };
};

test.each<[string, (through: Store) => Promise<unknown>]>([
  ['an order that does not move D0', (through) => takeOrders(through, [order(LEAVES, '2026-01-05')])],
  ['many of them', (through) => takeOrders(through, manyOrders)],
  ['an order that does', (through) => takeOrders(through, [order(LEAVES, '2026-03-01')])],
  ['a row of a customer file', (through) => takeCustomers(through, [mailed(LEAVES, { phone: '1' })])],
  ['feedback', (through) => deskOf(through).report(monday('14:30'), { customerId: LEAVES })],
])('%s that meets an erasure leaves nothing behind', async (_, write) => {
  await write(erasedBeforeTheWrite()).catch((error: unknown) => {
    expect(error).toMatchObject({ fault: { code: 'no-customer' } });
  });
  expect(await keptOn(department, LEAVES)).toEqual([]);
  await takeCustomers(store, [mailed(LEAVES)], true);
  await takeOrders(store, [order(LEAVES, '2026-01-05')]);
  expect((await store.archive(LEAVES))?.archive.lastOrderOn).toBe('2026-01-05');
});

test.each(['never', 'after the feedback', 'after the letters'])(
  'letters to people who are no longer on the staff are erased, killed %s',
  async (killed) => {
    for (const { staffId } of await store.staff())
      if (staffId !== 'B-1') await department.table.write({ act: 'erase', key: staffKey(staffId) });
    let left = { never: 999, 'after the feedback': 2, 'after the letters': 12 }[killed] ?? 0;
    const dying: Store = {
      ...store,
      eraseTrace: async (trace) =>
        left-- > 0 ? store.eraseTrace(trace) : Promise.reject(new Error('killed')),
    };
    await erase(LEAVES, 'B-1', dying).catch(() => undefined);
    await erase().catch(() => undefined);
    expect(await keptOn(department, LEAVES)).toEqual([]);
  },
);

test('two who erase the same customer at once do it once; whoever comes too late is told that nothing was left', async () => {
  const both = await Promise.allSettled([erase(), erase(LEAVES, 'B-2')]);
  expect(both.some(({ status }) => status === 'fulfilled')).toBe(true);
  for (const one of both)
    if (one.status === 'rejected') expect(one.reason).toMatchObject({ fault: { code: 'no-customer' } });
  expect(await keptOn(department, LEAVES)).toEqual([]);
  expect(await store.erasuresOf(LEAVES)).toHaveLength(1);
  expect(await store.caseloads()).toMatchObject({ customers: { 'S-1': 1 } });
});
