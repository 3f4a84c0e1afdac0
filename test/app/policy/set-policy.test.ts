import { beforeEach, describe, expect, test } from 'vitest';
import { setPolicy, withdrawPolicy } from '../../../shared/app/policy/set-policy.ts';
import type { LocalDate } from '../../../shared/domain/time/dates.ts';
import { refusalOf } from '../../files/formats/sources.ts';
import { at, LONDON, policyOf } from '../../fixtures/department.ts';
import { customer, everything, order, statesIn, sweepAt } from '../clock/sweep-scene.ts';
import { type Desk, openDesk } from '../imports/import-desk.ts';

const PATIENT = { ...LONDON, rules: { 'idle-week': { afterDays: 9 } } };
const SHORT = { ...LONDON, rules: { 'idle-week': { withinDays: 2 } } };
const SHANGHAI = { ...LONDON, zone: 'Asia/Shanghai' };

let desk: Desk;
const set = (document: unknown, effectiveOn?: LocalDate, today: LocalDate = '2011-09-22') =>
  setPolicy(desk.store, policyOf(document), effectiveOn, at(`${today}T12:00:00Z`));
const looks = async (): Promise<Record<string, string | null>> => {
  const stored = await Array.fromAsync(desk.store.everyArchive());
  return Object.fromEntries(stored.map(({ archive, dueAt }) => [archive.customerId, dueAt]).sort());
};

// The desk has set version 1, from the beginning.
beforeEach(async () => {
  desk = await openDesk();
  await desk.takeCustomers([customer('C-1'), customer('C-2')]);
});

describe('a new version', () => {
  beforeEach(async () => {
    await desk.takeOrders([order('C-1', '2011-09-20'), order('C-2', '2011-08-01')]);
    await sweepAt(desk.store, '2011-09-20T23:00:00Z');
  });

  test('moves the next look of the archives whose windows it moves, and of no other', async () => {
    const before = await looks();
    expect(before['C-1']).toBe('2011-09-27T23:00:00Z');
    expect(await set(PATIENT)).toMatchObject({
      version: { version: 2, effectiveOn: '2011-09-22' },
      archivesMoved: 1,
    });
    expect(await looks()).toEqual({ ...before, 'C-1': '2011-09-29T23:00:00Z' });
    await sweepAt(desk.store, '2011-09-29T23:00:00Z');
    expect(await statesIn(desk.store)).toMatchObject({ 'idle-week:C-1:2011-09-30': 'open' });
  });

  test('governs from its date on: a window that opens the day before is still the old one', async () => {
    await set(PATIENT, '2011-09-29');
    expect((await looks())['C-1']).toBe('2011-09-27T23:00:00Z');
    await set(PATIENT, '2011-09-30');
    await sweepAt(desk.store, '2011-10-01T00:05:00Z');
    expect(await statesIn(desk.store)).toMatchObject({ 'idle-week:C-1:2011-09-28': 'open' });
  });

  test('leaves what is open its window, its deadline and its version', async () => {
    await sweepAt(desk.store, '2011-09-28T00:05:00Z');
    const before = await desk.store.task('idle-week:C-1:2011-09-28');
    expect(before).toMatchObject({ state: 'open', closes: '2011-10-05', policyVersion: 1 });
    await set({ ...LONDON, rules: { 'idle-week': { withinDays: 2 } } }, undefined, '2011-09-29');
    await sweepAt(desk.store, '2011-10-04T00:05:00Z');
    expect(await desk.store.task('idle-week:C-1:2011-09-28')).toEqual(before);
  });

  test('cannot begin before the one that governs did', async () => {
    await set(PATIENT, '2011-09-25');
    const late = ['2011-09-24', '2011-09-25'] as const;
    expect(await refusalOf(() => set(LONDON, late[0], '2011-09-25'))).toEqual({
      code: 'effective-before-last',
      given: '2011-09-24',
      last: '2011-09-25',
    });
    expect(await set(LONDON, late[1], '2011-09-25')).toMatchObject({ version: { version: 3 } });
  });

  test('begins 400 days ahead at most', async () => {
    expect(await refusalOf(() => set(PATIENT, '2012-10-27'))).toEqual({
      code: 'effective-too-far',
      given: '2012-10-27',
      latest: '2012-10-26',
    });
    expect(await set(PATIENT, '2012-10-26')).toMatchObject({ new: true });
  });

  test('takes the place of one that is pending, and counts as no change only where it governs already', async () => {
    await set(PATIENT, '2011-09-25');
    expect(await set(PATIENT, '2011-09-25')).toMatchObject({ new: false, version: { version: 2 } });
    expect(await set(LONDON)).toMatchObject({
      new: false,
      version: { version: 1 },
      pending: [{ version: 2 }],
    });
    expect(await set(PATIENT, '2011-09-24')).toMatchObject({
      new: true,
      version: { version: 3 },
      replaced: [{ version: 2 }],
    });
  });

  test('is withdrawn while it is pending, as if it had never been set, and its number is not used again', async () => {
    const before = await looks();
    await set(PATIENT, '2011-09-23');
    expect(await looks()).not.toEqual(before);
    const withdraw = (number?: number, today: LocalDate = '2011-09-22') =>
      withdrawPolicy(desk.store, number, at(`${today}T12:00:00Z`));
    expect(await withdraw()).toMatchObject({
      withdrawn: { version: 2 },
      note: { version: 3, withdraws: 2, policy: policyOf(LONDON) },
      archivesMoved: 1,
    });
    expect(await looks()).toEqual(before);
    expect(await refusalOf(withdraw)).toEqual({ code: 'not-pending', version: null, pending: [] });
    expect(await set(PATIENT, '2011-09-24')).toMatchObject({ version: { version: 4 }, archivesMoved: 1 });
    expect(await set(SHORT, '2011-09-26')).toMatchObject({
      version: { version: 5 },
      pending: [{ version: 4 }],
    });
    expect(await refusalOf(withdraw)).toEqual({ code: 'not-pending', version: null, pending: [4, 5] });
    expect(await refusalOf(() => withdraw(4, '2011-09-24'))).toEqual({
      code: 'not-pending',
      version: 4,
      pending: [5],
    });
    expect(await desk.store.policyVersions()).toHaveLength(5);
  });

  test('of two people who set one at once, one is told', async () => {
    // Each has read which version is the newest before the other writes the next one.
    let readers = 0;
    const bothHaveRead = Promise.withResolvers<void>();
    const store = {
      ...desk.store,
      async lastPolicyNumber() {
        const number = await desk.store.lastPolicyNumber();
        if (++readers === 2) bothHaveRead.resolve();
        await bothHaveRead.promise;
        return number;
      },
    };
    const now = at('2011-09-22T12:00:00Z');
    const both = await Promise.allSettled(
      [PATIENT, SHORT].map((document) => setPolicy(store, policyOf(document), undefined, now)),
    );
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(both.find(({ status }) => status === 'rejected')).toMatchObject({
      reason: { fault: { code: 'busy' } },
    });
  });

  test('that says the same as the last is none, and changes nothing in the whole table', async () => {
    await set(PATIENT);
    const before = await everything(desk.table);
    expect(await set(PATIENT, undefined, '2011-10-15')).toMatchObject({
      new: false,
      archivesMoved: 0,
      version: { version: 2 },
    });
    expect(await everything(desk.table)).toEqual(before);
  });

  test('that was written before its run was killed is completed by running it again', async () => {
    const version = { version: 2, effectiveOn: '2011-09-22', policy: policyOf(PATIENT) } as const;
    await desk.store.commit([{ write: 'policy', policy: version }]);
    expect((await looks())['C-1']).toBe('2011-09-27T23:00:00Z');
    expect(await set(PATIENT)).toMatchObject({ new: false, archivesMoved: 1 });
    expect((await looks())['C-1']).toBe('2011-09-29T23:00:00Z');
    expect(await desk.store.policyVersions()).toHaveLength(2);
  });
});

describe('the zone', () => {
  test('may change until the first orders are dated, and every next look changes with it', async () => {
    expect(await looks()).toEqual({ 'C-1': '2011-01-09T00:00:00Z', 'C-2': '2011-01-09T00:00:00Z' });
    expect(await set(SHANGHAI)).toMatchObject({ archivesMoved: 2 });
    expect(await looks()).toEqual({ 'C-1': '2011-01-08T16:00:00Z', 'C-2': '2011-01-08T16:00:00Z' });
  });

  test('is fixed once they are, and nothing of the refused policy is kept', async () => {
    await desk.takeOrders([order('C-1', '2011-09-20')]);
    const before = await everything(desk.table);
    expect(await refusalOf(() => set({ ...SHANGHAI, rules: PATIENT.rules }))).toEqual({
      code: 'zone-fixed',
      stored: 'Europe/London',
      given: 'Asia/Shanghai',
    });
    expect(await everything(desk.table)).toEqual(before);
    expect(await set(PATIENT)).toMatchObject({ new: true });
  });

  test('is not fixed by a file of which no order was wanted', async () => {
    await desk.takeOrders([order('C-1', '2011-09-20')], { until: '2011-09-19' });
    expect(await set(SHANGHAI)).toMatchObject({ new: true });
  });
});
