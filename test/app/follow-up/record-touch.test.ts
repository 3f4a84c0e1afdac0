import { beforeEach, expect, test } from 'vitest';
import { recordTouch, type TouchGiven } from '../../../shared/app/follow-up/record-touch.ts';
import { refusalOf } from '../../files/formats/sources.ts';
import { at } from '../../fixtures/department.ts';
import { customer, everything, member, order, statesIn, sweepAt } from '../clock/sweep-scene.ts';
import { type Desk, openDesk } from '../imports/import-desk.ts';

// Ordered last on 20 September: idle-week [09-28, 10-05), by phone.
const IDLE = 'idle-week:C-1:2011-09-28';
const NEW_YEAR = at('2012-01-01T00:00:00Z');

let desk: Desk;
const touch = (instant: string, facts: Partial<TouchGiven> = {}, now = at(instant)) =>
  recordTouch(
    desk.store,
    { customerId: 'C-1', channel: 'phone', by: 'S-1', at: at(instant), outcome: 'will order', ...facts },
    now,
  );

beforeEach(async () => {
  desk = await openDesk();
  await desk.takeStaff([member('S-1', 'specialist')]);
  await desk.takeCustomers([customer('C-1')]);
  await desk.takeOrders([order('C-1', '2011-09-20')]);
});

test('a call inside the window does the task, at once and without a sweep', async () => {
  await sweepAt(desk.store, '2011-09-28T00:05:00Z');
  expect(await touch('2011-09-28T09:00:00Z')).toMatchObject({ new: true, done: [IDLE] });
  expect(await desk.store.task(IDLE)).toMatchObject({
    state: 'done',
    ends: [{ state: 'done', by: 'S-1', channel: 'phone', on: '2011-09-28', at: '2011-09-28T09:00:00Z' }],
  });
  expect(await desk.store.openTasksOf('S-1')).toEqual([]);
});

test.each([
  ['the evening before the window opens', '2011-09-27T22:59:59Z', 'open'],
  ['the first moment of the window', '2011-09-27T23:00:00Z', 'done'],
  ['the last moment of the window', '2011-10-04T22:59:59Z', 'done'],
  ['the moment at which it closes', '2011-10-04T23:00:00Z', 'open'],
] as const)(
  'a call at %s leaves the task that the sweep has opened as it finds it: %s, %s',
  async (_, instant, state) => {
    await sweepAt(desk.store, '2011-09-28T00:05:00Z');
    await touch(instant, {}, NEW_YEAR);
    expect((await desk.store.task(IDLE))?.state).toBe(state);
  },
);

test('a channel that the rule does not ask for does not do the task', async () => {
  await sweepAt(desk.store, '2011-09-28T00:05:00Z');
  expect(await touch('2011-09-28T09:00:00Z', { channel: 'wechat' })).toMatchObject({ new: true, done: [] });
  expect((await desk.store.task(IDLE))?.state).toBe('open');
});

test('a call before the sweep that would have asked for it lets the task open as done', async () => {
  expect(await touch('2011-09-28T09:00:00Z')).toMatchObject({ new: true, done: [] });
  await sweepAt(desk.store, '2011-09-29T00:05:00Z');
  expect(await statesIn(desk.store)).toEqual({ [IDLE]: 'done' });
});

test('a call that is written down after its task was missed does it all the same, and both endings stay', async () => {
  await sweepAt(desk.store, '2011-09-28T00:05:00Z');
  await sweepAt(desk.store, '2011-10-05T00:05:00Z');
  expect((await desk.store.task(IDLE))?.state).toBe('missed');
  expect(await touch('2011-10-04T09:00:00Z', {}, at('2011-10-07T09:00:00Z'))).toMatchObject({ done: [IDLE] });
  expect(await desk.store.task(IDLE)).toMatchObject({
    state: 'done',
    ends: [
      { state: 'missed', on: '2011-10-05' },
      { state: 'done', on: '2011-10-04', recordedAt: '2011-10-07T09:00:00Z' },
    ],
  });
  expect(await desk.store.missedTasksOf('S-1', '2011-01-01T00:00:00Z', '2012-01-01T00:00:00Z')).toEqual([]);
});

test('calls that were recorded before the first sweep count, however long ago they were', async () => {
  await desk.takeCustomers([customer('C-3')]);
  await desk.takeOrders([order('C-3', '2011-01-01')]);
  await touch('2011-02-05T09:00:00Z', { customerId: 'C-3' });
  await touch('2011-05-20T09:00:00Z', { customerId: 'C-3' });
  await sweepAt(desk.store, '2011-06-01T00:05:00Z');
  expect(await statesIn(desk.store)).toMatchObject({
    'monthly-touch:C-3:2011-02-02': 'done',
    'monthly-touch:C-3:2011-02-16': 'missed',
  });
});

test('the same call twice is one call', async () => {
  await sweepAt(desk.store, '2011-09-28T00:05:00Z');
  await touch('2011-09-28T09:00:00Z');
  const before = await everything(desk.table);
  expect(await touch('2011-09-28T09:00:00Z')).toMatchObject({ new: false, done: [] });
  expect(await everything(desk.table)).toEqual(before);
  expect(await touch('2011-09-28T09:00:01Z')).toMatchObject({ new: true });
});

test('a meeting does the annual visit and the monthly touch together', async () => {
  await desk.takeCustomers([customer('C-2')], { enrolledOn: '2010-11-15' });
  await desk.takeOrders([order('C-2', '2011-09-20')]);
  await sweepAt(desk.store, '2011-10-25T00:05:00Z');
  const met = await touch('2011-10-25T09:00:00Z', { customerId: 'C-2', channel: 'meeting' });
  expect([...met.done].sort()).toEqual(['annual-visit:C-2:2011-10-15', 'monthly-touch:C-2:2011-10-21']);
});

test('a call of this very second can be recorded, one of the next second cannot', async () => {
  const now = at('2011-09-28T09:00:00Z');
  expect(await touch('2011-09-28T09:00:00Z', {}, now)).toMatchObject({ new: true });
  expect(await refusalOf(() => touch('2011-09-28T09:00:01Z', {}, now))).toEqual({
    code: 'future-touch',
    at: '2011-09-28T09:00:01Z',
    now: '2011-09-28T09:00:00Z',
  });
});

test('a call by somebody, or with a customer, whom nobody knows is refused and leaves nothing', async () => {
  const before = await everything(desk.table);
  const by = () => touch('2011-09-28T09:00:00Z', { by: 'S-9' });
  const customerId = () => touch('2011-09-28T09:00:00Z', { customerId: 'C-9' });
  expect(await refusalOf(by)).toEqual({ code: 'no-staff', staffId: 'S-9', known: ['S-1'] });
  expect(await refusalOf(customerId)).toEqual({ code: 'no-customer', customerId: 'C-9' });
  expect(await everything(desk.table)).toEqual(before);
});
