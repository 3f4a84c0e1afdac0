import { afterEach, beforeEach, expect, test } from 'vitest';
import type { InstantText } from '../../../../shared/domain/time/dates.ts';
import { type Department, LONDON, openDepartment } from '../../../fixtures/department.ts';
import { type FailingSes, startFailingSes } from '../../../fixtures/failing-ses.ts';
import { mailed, member, order, sweepAt, takeIn, takeOrders } from '../../clock/sweep-scene.ts';
import { dueAtOf, postAt, sendingTo, standing } from '../post-scene.ts';

const REVISIT = 'revisit:idle-week:C-1:2011-04-01';
const DIGEST = 'digest:S-1:2011-04-01';
const NOW = '2011-04-01T07:30:00Z';

let ses: FailingSes;
let department: Department;
beforeEach(async () => {
  ses = await startFailingSes();
  department = await openDepartment(sendingTo(ses.endpoint));
  await takeIn(department.store, {
    policy: LONDON,
    staff: [member('S-1', 'specialist', { email: 'ann@example.com' })],
    customers: [mailed('C-1')],
    orders: [order('C-1', '2011-03-24')],
  });
  await sweepAt(department.store, NOW);
  ses.behave('drops-after');
  expect((await postAt(department, NOW)).letters).toEqual({ unknown: 2 });
  ses.behave('accepts');
});
afterEach(() => Promise.all([department.stop(), ses.stop()]));

const arrivedFor = (address: string) => ses.arrivals.filter(({ to }) => to === address).length;

const postEveryMinute = async (from: number, through: number) => {
  for (let minute = from; minute <= through; minute++)
    await postAt(department, `2011-04-01T07:${minute}:00Z` as InstantText);
};

test('for fifteen minutes nobody touches a letter of unknown fate', async () => {
  await postEveryMinute(31, 44);
  expect((await postAt(department, '2011-04-01T07:44:59Z')).letters).toEqual({});
  expect(ses.arrivals).toHaveLength(2);
  expect(await standing(department)).toEqual({
    [DIGEST]: 'unknown fate-unknown',
    [REVISIT]: 'unknown fate-unknown',
  });
});

test('after fifteen minutes a digest is sent again', async () => {
  expect((await postAt(department, '2011-04-01T07:45:00Z')).letters.queued).toBe(1);
  expect((await postAt(department, '2011-04-01T07:46:00Z')).letters).toEqual({ sent: 1 });
  expect((await standing(department))[DIGEST]).toBe('sent');
  expect(arrivedFor('ann@example.com')).toBe(2);
});

test('a letter to a customer is never sent again, its fate stays unknown', async () => {
  await postEveryMinute(45, 59);
  await postAt(department, '2011-04-02T12:00:00Z');
  expect(arrivedFor('c-1@example.com')).toBe(1);
  expect((await standing(department))[REVISIT]).toBe('unknown fate-unknown');
  expect(await dueAtOf(department, REVISIT)).toBeUndefined();
});

test('a digest whose fate stays unknown time and again is tried at least hourly, until the next digest tells it all', async () => {
  ses.behave('drops-before');
  for (let hour = 8; hour <= 22; hour++)
    for (const minute of ['00', '16', '32', '48'])
      await postAt(department, `2011-04-01T${String(hour).padStart(2, '0')}:${minute}:00Z` as InstantText);
  expect(arrivedFor('ann@example.com')).toBeGreaterThan(12);
  expect(await dueAtOf(department, DIGEST)).toBe('2011-04-01T23:01:00Z');
  await sweepAt(department.store, '2011-04-04T07:30:00Z');
  ses.behave('accepts');
  await postAt(department, '2011-04-04T07:30:00Z');
  expect(await standing(department)).toMatchObject({
    [DIGEST]: 'suppressed no-longer-due',
    'digest:S-1:2011-04-04': 'sent',
  });
});

test('a digest that is sent again tells what is true then, and nothing when nothing is left', async () => {
  await takeOrders(department.store, [order('C-1', '2011-04-01')]);
  await postEveryMinute(45, 46);
  expect((await standing(department))[DIGEST]).toBe('suppressed nothing-to-do');
  expect(arrivedFor('ann@example.com')).toBe(1);
});
