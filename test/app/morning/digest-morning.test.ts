import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Store } from '../../../shared/app/ports/store.ts';
import type { InstantText } from '../../../shared/domain/time/dates.ts';
import { type Department, LONDON, openDepartment } from '../../fixtures/department.ts';
import { customer, type Files, lettersIn, member, order, sweepAt, takeIn } from '../clock/sweep-scene.ts';

let department: Department;
let store: Store;
beforeEach(async () => {
  department = await openDepartment();
  ({ store } = department);
});
afterEach(() => department.stop());

/** One specialist with one call that is open from Monday 2011-04-11 to Sunday 2011-04-17. */
const desk = (policy: unknown, facts: Partial<Files> = {}): Files => ({
  policy,
  staff: [member('S-1', 'specialist', { email: 'ann@example.com' })],
  customers: [customer('C-1')],
  orders: [order('C-1', '2011-04-03')],
  ...facts,
});

const digestsAfter = async (...instants: InstantText[]): Promise<string[]> => {
  for (const instant of instants) await sweepAt(store, instant);
  return (await lettersIn(store)).map(({ id }) => id);
};

test('the digest comes at half past eight local time and not a second before', async () => {
  await takeIn(store, desk(LONDON));
  expect(await digestsAfter('2011-04-11T07:29:59Z')).toEqual([]);
  expect(await digestsAfter('2011-04-11T07:30:00Z')).toEqual(['digest:S-1:2011-04-11']);
});

test('in winter half past eight is an hour later in UTC', async () => {
  await takeIn(store, desk(LONDON, { orders: [order('C-1', '2011-01-09')] }));
  expect(await digestsAfter('2011-01-17T08:29:59Z')).toEqual([]);
  expect(await digestsAfter('2011-01-17T08:30:00Z')).toEqual(['digest:S-1:2011-01-17']);
});

test('a morning has one digest, however often the clock sweeps', async () => {
  await takeIn(store, desk(LONDON));
  const once = await digestsAfter('2011-04-11T07:30:00Z', '2011-04-11T07:31:00Z', '2011-04-11T16:00:00Z');
  expect(once).toEqual(['digest:S-1:2011-04-11']);
  expect(await digestsAfter('2011-04-12T07:30:00Z')).toEqual([...once, 'digest:S-1:2011-04-12']);
});

test('no digest comes on a weekend', async () => {
  await takeIn(store, desk(LONDON, { orders: [order('C-1', '2011-04-07')] }));
  expect(await digestsAfter('2011-04-15T12:00:00Z', '2011-04-16T12:00:00Z', '2011-04-17T12:00:00Z')).toEqual([
    'digest:S-1:2011-04-15',
  ]);
  expect(await digestsAfter('2011-04-18T07:30:00Z')).toContain('digest:S-1:2011-04-18');
});

test('in China no digest comes on a statutory holiday, but one on the make-up Saturday', async () => {
  await takeIn(store, desk({ zone: 'Asia/Shanghai' }, { orders: [order('C-1', '2011-09-24')] }));
  // 2011-10-03 is a Monday of the National Day week; Saturday the 8th makes up for it. 08:30 is
  // 00:30 UTC.
  expect(await digestsAfter('2011-10-03T00:30:00Z')).toEqual([]);
  expect(await digestsAfter('2011-10-08T00:29:59Z')).toEqual([]);
  expect(await digestsAfter('2011-10-08T00:30:00Z')).toEqual(['digest:S-1:2011-10-08']);
});

test('the digest time and the switch are the policy’s', async () => {
  await takeIn(store, desk({ ...LONDON, digest: { at: '10:00' } }));
  expect(await digestsAfter('2011-04-11T08:59:59Z')).toEqual([]);
  expect(await digestsAfter('2011-04-11T09:00:00Z')).toHaveLength(1);
});

test('with digests switched off nobody is told', async () => {
  await takeIn(store, desk({ ...LONDON, digest: { on: false } }));
  expect(await digestsAfter('2011-04-11T07:30:00Z', '2011-04-12T07:30:00Z')).toEqual([]);
});

test('nothing to do means no letter and no record of one', async () => {
  await takeIn(store, desk(LONDON, { orders: [order('C-1', '2011-04-09')] }));
  expect(await digestsAfter('2011-04-11T07:30:00Z')).toEqual([]);
  const next = await store.staffMember('S-1');
  expect(next?.dueAt).toBe('2011-04-12T07:30:00Z');
});

test('the digest of a late morning tells of the tasks that the same sweep opens', async () => {
  await takeIn(store, desk(LONDON));
  // The clock slept from before the window opened until after half past eight.
  await sweepAt(store, '2011-04-10T12:00:00Z');
  expect(await digestsAfter('2011-04-11T08:12:00Z')).toEqual(['digest:S-1:2011-04-11']);
});

test('a digest goes to specialists and supervisors with an address, and to nobody else', async () => {
  const everybody = [
    member('S-1', 'specialist', { email: 's1@example.com' }),
    member('S-2', 'specialist'),
    member('B-1', 'supervisor', { email: 'b1@example.com' }),
    member('M-1', 'manager', { email: 'm1@example.com' }),
    member('V-1', 'salesperson', { email: 'v1@example.com' }),
    member('D-1', 'marketing-director', { email: 'd1@example.com' }),
    member('F-1', 'finance-supervisor', { email: 'f1@example.com' }),
    member('G-1', 'general-manager', { email: 'g1@example.com' }),
  ];
  await takeIn(
    store,
    desk(LONDON, { staff: everybody, customers: [customer('C-1', { specialist: 'S-1' })] }),
  );
  expect(await digestsAfter('2011-04-11T07:30:00Z')).toEqual([
    'digest:B-1:2011-04-11',
    'digest:S-1:2011-04-11',
  ]);
});
