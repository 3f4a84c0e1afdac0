import { expect, test } from 'vitest';
import { type Department, LONDON, openDepartment } from '../../fixtures/department.ts';
import { departmentForEachTest } from '../../fixtures/department-for-each-test.ts';
import type { Mailbox } from '../../fixtures/mailbox.ts';
import { customer, type Files, mailed, member, order, sweepAt, takeIn } from '../clock/sweep-scene.ts';
import { postAt, sendingTo, standing } from './post-scene.ts';

let mailbox: Mailbox;
let department: Department;
departmentForEachTest(
  ({ endpoint }) => openDepartment(sendingTo(endpoint)),
  (opened) => {
    ({ department, mailbox } = opened);
  },
);

const ANN = member('S-1', 'specialist', { name: 'Ann Lee', email: 'ann@rainbow.example' });

/** Idle on Friday 2011-04-01, in its first month without an order on 2011-04-25. */
const oneCustomer = (facts: Partial<Files> = {}): Files => ({
  policy: { ...LONDON, digest: { on: false } },
  staff: [ANN],
  customers: [mailed('C-1', { name: 'Mary', company: 'Flowers Ltd' })],
  orders: [order('C-1', '2011-03-24')],
  ...facts,
});

const sweepAndPost = async (instant: `2011-${number}-${number}T${number}:${number}:${number}Z`) => {
  await sweepAt(department.store, instant);
  return postAt(department, instant);
};

test('a customer who turns idle gets one letter from the department that is answered by the specialist', async () => {
  await takeIn(department.store, oneCustomer());
  await sweepAndPost('2011-03-31T12:00:00Z');
  expect(await mailbox.letters()).toEqual([]);

  expect((await sweepAndPost('2011-04-01T12:00:00Z')).letters).toEqual({ sent: 1 });
  expect((await sweepAndPost('2011-04-01T12:01:00Z')).letters).toEqual({});
  const [letter, ...others] = await mailbox.letters();
  expect(others).toEqual([]);
  expect(letter).toMatchObject({
    from: '"Rainbow Ltd" <service@rainbow.example>',
    replyTo: ['"Ann Lee" <ann@rainbow.example>'],
    destination: { to: ['"Mary" <c-1@example.com>'], cc: [], bcc: [] },
    subject: 'How are things at Flowers Ltd?',
  });
  expect(letter?.body.text).toContain('Dear Mary,');
  expect(letter?.body.text).toContain('Ann Lee looks after you');
  expect(letter?.body.text).toContain('Unsubscribe: https://rainbow.example/unsubscribe/en.');
});

test('a Chinese customer is written to in Chinese', async () => {
  const customers = [mailed('C-1', { company: '彩虹花店', language: 'zh' })];
  await takeIn(department.store, oneCustomer({ customers }));
  await sweepAndPost('2011-04-01T12:00:00Z');
  const [letter] = await mailbox.letters();
  expect(letter?.subject).toBe('彩虹花店，近来可好？');
  expect(letter?.body.text).toContain('尊敬的彩虹花店：');
  expect(letter?.body.text).toContain('退订：https://rainbow.example/unsubscribe/zh.');
});

test('each month without an order begins with one letter, and its second contact has none', async () => {
  await takeIn(department.store, oneCustomer({ orders: [order('C-1', '2011-01-31')] }));
  // The first month is [03-01, 04-01), its second contact opens on 03-16, the second month on
  // 04-01.
  expect((await sweepAndPost('2011-03-01T12:00:00Z')).letters).toEqual({ sent: 1 });
  expect((await sweepAndPost('2011-03-16T12:00:00Z')).letters).toEqual({});
  expect((await sweepAndPost('2011-03-31T12:00:00Z')).letters).toEqual({});
  expect((await sweepAndPost('2011-04-01T12:00:00Z')).letters).toEqual({ sent: 1 });
  expect(Object.keys(await standing(department))).toEqual([
    'revisit:monthly-touch:C-1:2011-03-01',
    'revisit:monthly-touch:C-1:2011-04-01',
  ]);
  expect((await mailbox.letters())[0]?.body.text).toContain('more than a month since your last order');
});

test('nobody is written to without an address or without having agreed', async () => {
  const customers = [
    customer('C-1', { email: 'c1@example.com' }),
    customer('C-2', { email: 'c2@example.com', mayMail: false }),
    customer('C-3', { mayMail: true }),
    mailed('C-4'),
  ];
  const orders = customers.map(({ id }) => order(id, '2011-03-24'));
  await takeIn(department.store, oneCustomer({ customers, orders }));
  expect((await sweepAndPost('2011-04-01T12:00:00Z')).letters).toEqual({ sent: 1 });
  expect((await sweepAndPost('2011-04-25T12:00:00Z')).letters).toEqual({ sent: 1 });
  expect(await standing(department)).toEqual({
    'revisit:idle-week:C-4:2011-04-01': 'sent',
    'revisit:monthly-touch:C-4:2011-04-25': 'sent',
  });
});

test('a customer whose specialist has no address answers to the department', async () => {
  await takeIn(department.store, oneCustomer({ staff: [member('S-1', 'specialist', { name: 'Ann Lee' })] }));
  await sweepAndPost('2011-04-01T12:00:00Z');
  expect((await mailbox.letters())[0]?.replyTo).toEqual([]);
});

test('the letter about an idle week can be switched off, and so can the monthly one', async () => {
  const without = (rule: string) => ({ ...LONDON, digest: { on: false }, revisitMail: { [rule]: false } });
  await takeIn(department.store, oneCustomer({ policy: without('idle-week') }));
  const other = await openDepartment(sendingTo(mailbox.endpoint));
  await takeIn(other.store, oneCustomer({ policy: without('monthly-touch') }));
  for (const day of ['2011-04-01T12:00:00Z', '2011-04-25T12:00:00Z'] as const) {
    await sweepAt(department.store, day);
    await sweepAt(other.store, day);
  }
  expect(Object.keys(await standing(department))).toEqual(['revisit:monthly-touch:C-1:2011-04-25']);
  expect(Object.keys(await standing(other))).toEqual(['revisit:idle-week:C-1:2011-04-01']);
  await other.stop();
});
