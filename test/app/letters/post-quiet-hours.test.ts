import { expect, test } from 'vitest';
import type { InstantText } from '../../../shared/domain/time/dates.ts';
import { type Department, LONDON, openDepartment } from '../../fixtures/department.ts';
import { departmentForEachTest } from '../../fixtures/department-for-each-test.ts';
import type { Mailbox } from '../../fixtures/mailbox.ts';
import { mailed, member, order, sweepAt, takeIn } from '../clock/sweep-scene.ts';
import { dueAtOf, postAt, sendingTo } from './post-scene.ts';

const LETTER = 'revisit:idle-week:C-1:2011-04-01';

let mailbox: Mailbox;
let department: Department;
departmentForEachTest(
  async ({ endpoint }) => {
    const opened = await openDepartment(sendingTo(endpoint));
    await takeIn(opened.store, {
      policy: { ...LONDON, digest: { at: '22:30' } },
      staff: [member('S-1', 'specialist', { email: 'ann@example.com' })],
      customers: [mailed('C-1')],
      orders: [order('C-1', '2011-03-24')],
    });
    return opened;
  },
  (opened) => {
    ({ department, mailbox } = opened);
  },
);

const subjects = async () => (await mailbox.letters()).map(({ subject }) => subject);
const queuedAt = async (instant: InstantText) => {
  await sweepAt(department.store, instant);
  return dueAtOf(department, LETTER);
};

// Quiet hours are 21:00 to 08:00 local time, which is 20:00 to 07:00 UTC in April.
test('a letter that is owed in the night waits until eight in the morning', async () => {
  expect(await queuedAt('2011-04-01T00:05:00Z')).toBe('2011-04-01T07:00:00Z');
  expect((await postAt(department, '2011-04-01T06:59:59Z')).letters).toEqual({});
  expect((await postAt(department, '2011-04-01T07:00:00Z')).letters).toEqual({ sent: 1 });
});

test('a letter that is owed in the evening before midnight waits until the next morning', async () => {
  expect(await queuedAt('2011-04-01T21:00:00Z')).toBe('2011-04-02T07:00:00Z');
});

test('a letter that is owed by day may leave at once, until the second before nine in the evening', async () => {
  expect(await queuedAt('2011-04-01T07:00:00Z')).toBe('2011-04-01T07:00:00Z');
  expect((await postAt(department, '2011-04-01T19:59:59Z')).letters).toEqual({ sent: 1 });
});

test('a letter that the post reaches only in the quiet hours is put off, and sent in the morning', async () => {
  await queuedAt('2011-04-01T19:59:00Z');
  expect((await postAt(department, '2011-04-01T20:00:00Z')).letters).toEqual({ deferred: 1 });
  expect(await department.store.letter(LETTER)).toMatchObject({ state: 'queued', attempts: 0 });
  expect(await dueAtOf(department, LETTER)).toBe('2011-04-02T07:00:00Z');

  expect((await postAt(department, '2011-04-02T06:59:59Z')).letters).toEqual({});
  expect(await subjects()).toEqual([]);
  expect((await postAt(department, '2011-04-02T07:00:00Z')).letters).toEqual({ sent: 1 });
  expect(await subjects()).toEqual(['How are things at C-1?']);
});

test('quiet hours are for customers: a digest leaves in the night if it is due then', async () => {
  await queuedAt('2011-04-01T21:30:00Z');
  expect((await postAt(department, '2011-04-01T21:30:00Z')).letters).toEqual({ sent: 1 });
  expect(await subjects()).toEqual([expect.stringContaining('Your customers on 2011-04-01')]);
});
