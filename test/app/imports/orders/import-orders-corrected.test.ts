import { beforeEach, describe, expect, test } from 'vitest';
import { recordTouch } from '../../../../shared/app/follow-up/record-touch.ts';
import type { OrderGiven } from '../../../../shared/app/imports/orders/order-arrivals.ts';
import type { InstantText } from '../../../../shared/domain/time/dates.ts';
import { at } from '../../../fixtures/department.ts';
import { customer, everything, member, order, statesIn, sweepAt } from '../../clock/sweep-scene.ts';
import { bought, countsOf, type Desk, openDesk } from '../import-desk.ts';

// Ordered on 1 October: monthly-touch [11-02, 11-17), [11-17, 12-02), [12-02, 12-17).
const FIRST = order('C-1', '2011-10-01');
const SECOND = bought('C-1', 'O-2', '2011-11-20T12:00:00Z');
const RUNNING = 'monthly-touch:C-1:2011-11-17';

let desk: Desk;
const takeAt = (now: InstantText, ...orders: OrderGiven[]) =>
  desk.takeOrders(orders, { now: at(now), clock: at(now) });
const d0 = async () => (await desk.store.archive('C-1'))?.archive.lastOrderOn;

beforeEach(async () => {
  desk = await openDesk();
  await desk.takeStaff([member('S-1', 'specialist')]);
  await desk.takeCustomers([customer('C-1', { acceptedOn: '2011-09-01' })], { enrolledOn: '2011-10-01' });
  await desk.takeOrders([FIRST]);
  await sweepAt(desk.store, '2011-11-18T00:05:00Z');
  await takeAt('2011-11-21T09:00:00Z', SECOND);
  await sweepAt(desk.store, '2011-11-21T12:00:00Z');
  expect((await desk.store.task(RUNNING))?.state).toBe('cancelled');
});

describe.each([
  ['is cancelled', { flag: 'cancelled' }],
  ['is cancelled by its status', { status: { counts: false, word: '已取消' } }],
  ['turns out to be worth nothing', { amount: '0' }],
] as const)('when the last order %s', (_, facts) => {
  test('D0 is the order before, and what it had cancelled opens again with its history', async () => {
    const report = await takeAt('2011-11-25T09:00:00Z', { ...SECOND, ...facts });
    expect(countsOf(report)).toMatchObject({ changed: 1, added: 0, refused: 0 });
    expect(await d0()).toBe('2011-10-01');
    await sweepAt(desk.store, '2011-11-25T09:01:00Z');
    expect(await desk.store.task(RUNNING)).toMatchObject({
      state: 'open',
      ends: [{ state: 'cancelled', why: 'ordered', orderId: 'O-2' }],
    });
    expect((await desk.store.archive('C-1'))?.archive.open.map(({ id }) => id)).toEqual([RUNNING]);
    expect(countsOf(await takeAt('2011-11-25T10:00:00Z', { ...SECOND, ...facts }))).toMatchObject({
      changed: 0,
      unchanged: 1,
    });
  });
});

test('windows that closed while the order stood are left out, since nobody could know', async () => {
  await sweepAt(desk.store, '2011-12-08T00:05:00Z');
  await takeAt('2011-12-08T09:00:00Z', { ...SECOND, flag: 'cancelled' });
  await sweepAt(desk.store, '2011-12-08T09:01:00Z');
  expect(await statesIn(desk.store)).toEqual({
    'idle-week:C-1:2011-10-09': 'missed',
    'monthly-touch:C-1:2011-11-02': 'missed',
    [RUNNING]: 'cancelled',
    // Asked because of the order that is none, and not done in time.
    'idle-week:C-1:2011-11-28': 'missed',
    'monthly-touch:C-1:2011-12-02': 'open',
  });
});

test('what was asked because of the withdrawn order is cancelled', async () => {
  await sweepAt(desk.store, '2011-11-28T00:05:00Z');
  await takeAt('2011-11-28T09:00:00Z', { ...SECOND, flag: 'cancelled' });
  expect(await desk.store.task('idle-week:C-1:2011-11-28')).toMatchObject({
    state: 'cancelled',
    ends: [{ state: 'cancelled', why: 'archive-corrected', orderId: 'O-2', on: '2011-11-28' }],
  });
});

test('a call inside the window does the task that opens again', async () => {
  const call = { customerId: 'C-1', channel: 'phone', by: 'S-1', outcome: '' } as const;
  await recordTouch(desk.store, { ...call, at: at('2011-11-24T09:00:00Z') }, at('2011-11-24T09:00:00Z'));
  await takeAt('2011-11-25T09:00:00Z', { ...SECOND, flag: 'cancelled' });
  await sweepAt(desk.store, '2011-11-25T09:01:00Z');
  expect(await desk.store.task(RUNNING)).toMatchObject({
    state: 'done',
    ends: [{ state: 'cancelled' }, { state: 'done', on: '2011-11-24' }],
  });
});

test('an order that is corrected to another day moves D0 there, forwards and backwards', async () => {
  await takeAt('2011-11-25T09:00:00Z', { ...SECOND, orderedAt: '2011-11-22T12:00:00Z' });
  expect(await d0()).toBe('2011-11-22');
  await takeAt('2011-11-25T09:00:00Z', { ...SECOND, orderedAt: '2011-11-10T12:00:00Z' });
  expect(await d0()).toBe('2011-11-10');
});

test('with no order left the acceptance counts again; a withdrawn order may be valid again', async () => {
  await takeAt('2011-11-25T09:00:00Z', { ...FIRST, flag: 'cancelled' }, { ...SECOND, flag: 'cancelled' });
  expect((await desk.store.archive('C-1'))?.archive).toMatchObject({ lastOrderAt: null, lastOrderOn: null });
  await takeAt('2011-11-26T09:00:00Z', FIRST);
  expect(await d0()).toBe('2011-10-01');
});

test('the newest of very many orders is found when the last one is withdrawn', async () => {
  const many = Array.from({ length: 300 }, (_, index) =>
    bought(
      'C-1',
      `more ${index}`,
      `2011-10-${String((index % 30) + 1).padStart(2, '0')}T08:00:00Z` as InstantText,
    ),
  );
  await takeAt('2011-11-25T09:00:00Z', ...many);
  await takeAt('2011-11-25T09:00:00Z', { ...SECOND, flag: 'cancelled' });
  expect(await d0()).toBe('2011-10-30');
  const report = await takeAt('2011-11-25T09:00:00Z', ...many.map((one) => ({ ...one, flag: 'x' })));
  expect(countsOf(report)).toMatchObject({ changed: 300, refused: 0 });
  expect(await d0()).toBe('2011-10-01');
});

test.each([
  ['another amount', { amount: '12.00' }],
  ['another currency', { currency: 'EUR' }],
] as const)('%s of an order replaces the first, and moves nothing', async (_, facts) => {
  const before = await everything(desk.table);
  expect(countsOf(await takeAt('2011-11-25T09:00:00Z', { ...SECOND, ...facts }))).toMatchObject({
    changed: 1,
  });
  const { 'CUSTOMER#C-1 ORDER#O-2': stored, ...others } = await everything(desk.table);
  expect(stored).toMatchObject({ order: facts });
  const { 'CUSTOMER#C-1 ORDER#O-2': _before, ...othersBefore } = before;
  expect(others).toEqual(othersBefore);
});

test('a file that has no column for it does not bring a cancelled order back, nor take its currency away', async () => {
  await takeAt('2011-11-25T09:00:00Z', { ...SECOND, currency: 'GBP', flag: 'cancelled' });
  const silent = { ...SECOND, currency: null, flag: null, status: null };
  const report = await desk.takeOrders([silent], {
    now: at('2011-11-26T09:00:00Z'),
    clock: at('2011-11-26T09:00:00Z'),
    saysStatus: false,
  });
  expect(countsOf(report)).toMatchObject({ changed: 0, unchanged: 1 });
  expect(await d0()).toBe('2011-10-01');
  expect(countsOf(await takeAt('2011-11-26T10:00:00Z', silent))).toMatchObject({ changed: 1 });
  expect(await d0()).toBe('2011-11-20');
});
