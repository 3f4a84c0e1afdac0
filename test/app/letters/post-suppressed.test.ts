import { expect, test } from 'vitest';
import { recordTouch } from '../../../shared/app/follow-up/record-touch.ts';
import { fingerprintOf } from '../../../shared/app/links/address-fingerprint.ts';
import { at, type Department, LONDON, openDepartment } from '../../fixtures/department.ts';
import { departmentForEachTest } from '../../fixtures/department-for-each-test.ts';
import type { Mailbox } from '../../fixtures/mailbox.ts';
import { mailed, member, order, sweepAt, takeCustomers, takeIn, takeOrders } from '../clock/sweep-scene.ts';
import { postAt, sendingTo, standing } from './post-scene.ts';

const LETTER = 'revisit:idle-week:C-1:2011-04-01';
const QUEUED = '2011-04-01T07:15:00Z';
const POSTED = '2011-04-01T07:20:00Z';

let mailbox: Mailbox;
let department: Department;
departmentForEachTest(
  async ({ endpoint }) => {
    const opened = await openDepartment(sendingTo(endpoint));
    await takeIn(opened.store, {
      policy: { ...LONDON, digest: { at: '08:15' } },
      staff: [member('S-1', 'specialist', { email: 'ann@example.com' })],
      customers: [mailed('C-1')],
      orders: [order('C-1', '2011-03-24')],
    });
    await sweepAt(opened.store, QUEUED);
    return opened;
  },
  (opened) => {
    ({ department, mailbox } = opened);
  },
);

/** Posts, and says what became of the customer's letter; the mailbox shows whether it went out. */
async function fateOfLetter(): Promise<string | undefined> {
  await postAt(department, POSTED);
  const arrived = (await mailbox.letters()).filter(({ destination }) =>
    destination.to.some((to) => to.includes('c-1@example.com')),
  );
  const fate = (await standing(department))[LETTER];
  expect(arrived).toHaveLength(fate === 'sent' ? 1 : 0);
  return fate;
}

test('the letter goes out when nothing happens in between', async () => {
  expect(await fateOfLetter()).toBe('sent');
});

test('a customer who unsubscribed in between gets no letter, however the address is written', async () => {
  await department.store.suppressFingerprint(fingerprintOf(' C-1@Example.COM '), 'unsubscribed', POSTED);
  expect(await fateOfLetter()).toBe('suppressed unsubscribed');
});

test('somebody else’s unsubscription does not concern the customer', async () => {
  await department.store.suppressFingerprint(fingerprintOf('c-2@example.com'), 'unsubscribed', POSTED);
  expect(await fateOfLetter()).toBe('sent');
});

test('a customer who orders in between gets no letter', async () => {
  await takeOrders(department.store, [order('C-1', '2011-04-01')]);
  expect(await fateOfLetter()).toBe('suppressed no-longer-due');
});

test('a customer whom somebody called in between gets no letter', async () => {
  const touch = { customerId: 'C-1', channel: 'phone', by: 'S-1', at: at(QUEUED), outcome: '' } as const;
  await recordTouch(department.store, touch, at(POSTED));
  expect(await fateOfLetter()).toBe('suppressed no-longer-due');
});

test('a customer who no longer agrees gets no letter', async () => {
  await takeCustomers(department.store, [mailed('C-1', { mayMail: false })]);
  expect(await fateOfLetter()).toBe('suppressed no-consent');
});

test('a letter goes to the address that the customer has when it leaves', async () => {
  await takeCustomers(department.store, [mailed('C-1', { email: 'new@example.com' })]);
  await postAt(department, POSTED);
  const recipients = (await mailbox.letters()).flatMap(({ destination }) => destination.to);
  expect(recipients).toContain('"C-1" <new@example.com>');
  expect((await department.store.letter(LETTER))?.to).toBe('new@example.com');
});

test('a digest that has nothing left to tell when it leaves is not sent', async () => {
  await takeOrders(department.store, [order('C-1', '2011-04-01')]);
  await postAt(department, POSTED);
  expect(await standing(department)).toMatchObject({
    'digest:S-1:2011-04-01': 'suppressed nothing-to-do',
  });
  expect(await mailbox.letters()).toEqual([]);
});

test('what was suppressed is settled: later posts leave it alone', async () => {
  await takeOrders(department.store, [order('C-1', '2011-04-01')]);
  await postAt(department, POSTED);
  const settled = await department.store.letter(LETTER);
  expect(settled).toMatchObject({ settledAt: POSTED, attempts: 0 });
  expect((await postAt(department, '2011-04-02T07:20:00Z')).letters).toEqual({});
  expect(await department.store.letter(LETTER)).toEqual(settled);
});
