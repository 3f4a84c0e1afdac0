import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import type { CustomerGiven } from '../../../../shared/app/imports/customers/import-customers.ts';
import type { InstantText } from '../../../../shared/domain/time/dates.ts';
import type { Department } from '../../../fixtures/department.ts';
import { type Mailbox, openMailbox } from '../../../fixtures/mailbox.ts';
import { type Files, mailed, takeCustomers } from '../../clock/sweep-scene.ts';
import { dueAtOf, postAt, standing } from '../post-scene.ts';
import { arrived, decide, openDesk, POLICY, report } from './post-feedback-scene.ts';

let mailbox: Mailbox;
let department: Department;
beforeAll(async () => {
  mailbox = await openMailbox();
});
afterAll(() => mailbox.stop());
beforeEach(() => mailbox.empty());
afterEach(() => department.stop());

const open = async (customers: readonly CustomerGiven[], files: Files = {}) => {
  department = await openDesk(mailbox.endpoint, { customers, ...files });
};

const REPORTED = '2011-04-04T09:05:00Z';
const DECIDED = '2011-04-04T09:20:00Z';
const MARY = mailed('C-1', { name: 'Mary', company: 'Flowers Ltd' });

/**
 * Feedback that the customer brought, decided at `instant`. Returns the id of the answer to the
 * customer.
 */
async function decided(instant: InstantText = DECIDED, text = 'Broken.', given = {}): Promise<string> {
  const feedbackId = await report(department, REPORTED, { by: undefined, text });
  await decide(department, feedbackId, 'U-1', instant, given);
  return `answer:${feedbackId}`;
}

const answers = async () => (await arrived(mailbox)).filter((line) => line.startsWith('c-1: '));

test('an answer that is decided in the evening waits for the morning, the reporter is told at once', async () => {
  await open([MARY]);
  // Quiet from 21:00 to 08:00, which is 20:00 to 07:00 UTC in April.
  const feedbackId = await report(department, REPORTED);
  await decide(department, feedbackId, 'G-1', '2011-04-04T20:00:00Z');
  const answer = `answer:${feedbackId}`;
  expect(await dueAtOf(department, answer)).toBe('2011-04-05T07:00:00Z');
  await postAt(department, '2011-04-04T20:00:00Z');
  expect(await arrived(mailbox)).toEqual(['s-1: Decided']);
  await postAt(department, '2011-04-05T06:59:59Z');
  expect(await arrived(mailbox)).toEqual([]);
  await postAt(department, '2011-04-05T07:00:00Z');
  expect(await arrived(mailbox)).toEqual(['c-1: Our answer to Flowers Ltd']);
});

test('until the second before nine in the evening an answer leaves at once, and what the post reaches later waits', async () => {
  await open([MARY]);
  const answer = await decided('2011-04-04T19:59:59Z');
  expect(await dueAtOf(department, answer)).toBe('2011-04-04T19:59:59Z');
  expect((await postAt(department, '2011-04-04T20:00:00Z')).letters.deferred).toBe(1);
  expect(await dueAtOf(department, answer)).toBe('2011-04-05T07:00:00Z');
});

test.for([
  [0, 0],
  [1, 1],
  [2, 2],
  [3, 2],
] as const)(
  'with a cap of %i a month, two decisions in one month owe %i letters',
  async ([monthlyAnswerCap, owed]) => {
    await open([MARY], { policy: { ...POLICY, response: { monthlyAnswerCap, secondThoughtMinutes: 0 } } });
    await decided(DECIDED, 'First.');
    await decided(DECIDED, 'Second.');
    await postAt(department, DECIDED);
    expect(await answers()).toHaveLength(owed);
  },
);

test('the cap is each customer’s own', async () => {
  await open([MARY, mailed('C-2')], {
    policy: { ...POLICY, response: { monthlyAnswerCap: 1, secondThoughtMinutes: 0 } },
  });
  await decided();
  const other = await report(department, REPORTED, { customerId: 'C-2' });
  await decide(department, other, 'U-1', DECIDED);
  expect(Object.keys(await standing(department)).filter((id) => id.startsWith('answer:'))).toHaveLength(2);
});

test('the cap counts letters: a decision of which the customer was not told does not use it up', async () => {
  await open([{ ...MARY, mayMail: false }], {
    policy: { ...POLICY, response: { monthlyAnswerCap: 1, secondThoughtMinutes: 0 } },
  });
  const untold = await decided(DECIDED, 'First.');
  await takeCustomers(department.store, [MARY]);
  const told = await decided(DECIDED, 'Second.');
  const letters = await standing(department);
  expect(letters).not.toHaveProperty([untold]);
  expect(letters).toHaveProperty([told]);
});

test('the month of the cap is the department’s: in London May begins at 23:00 UTC of April 30', async () => {
  await open([MARY], { policy: { ...POLICY, response: { monthlyAnswerCap: 1, secondThoughtMinutes: 0 } } });
  const april = await decided('2011-04-30T22:59:59Z', 'First.');
  const stillApril = await decided('2011-04-30T22:59:59Z', 'Second.');
  const may = await decided('2011-04-30T23:00:00Z', 'Third.');
  const letters = await standing(department);
  expect(letters).toHaveProperty([april]);
  expect(letters).not.toHaveProperty([stillApril]);
  expect(letters).toHaveProperty([may]);
});
