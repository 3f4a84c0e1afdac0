import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import type { CustomerGiven } from '../../../../shared/app/imports/customers/import-customers.ts';
import { fingerprintOf } from '../../../../shared/app/links/address-fingerprint.ts';
import type { InstantText } from '../../../../shared/domain/time/dates.ts';
import type { Department } from '../../../fixtures/department.ts';
import { type Mailbox, openMailbox } from '../../../fixtures/mailbox.ts';
import { customer, type Files, mailed, takeCustomers, takeIn } from '../../clock/sweep-scene.ts';
import { postAt, standing } from '../post-scene.ts';
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

test('a customer who agreed is told the answer, with the survey, and replies to the specialist', async () => {
  await open([MARY]);
  const answer = await decided(DECIDED, 'Broken.', {
    decision: 'Claim no. 4711 against the grower.',
    answer: 'New ones leave today.',
  });
  await postAt(department, DECIDED);
  const letter = (await mailbox.letters()).find(({ destination }) => destination.to.join().includes('c-1@'));
  expect(letter?.replyTo).toEqual(['"Ann Lee" <s-1@rainbow.example>']);
  const text = letter?.body.text ?? '';
  expect(text).toContain('New ones leave today.');
  expect(text, 'what only staff should read').not.toContain('4711');
  const token = /https:\/\/rainbow\.example\/survey\/(\S+)/.exec(text)?.[1] ?? '';
  expect(department.links.survey.read(token)).toEqual({ feedbackId: answer.slice(7), language: 'en' });
  expect(await standing(department)).toMatchObject({ [answer]: 'sent' });
});

test('without words of its own, the answer is the decision', async () => {
  await open([MARY]);
  await decided();
  await postAt(department, DECIDED);
  expect((await mailbox.letters()).at(-1)?.body.text).toContain('New ones leave today.');
});

test('a Chinese customer is answered in Chinese', async () => {
  await open([mailed('C-1', { company: '彩虹花店', language: 'zh' })]);
  await decided(DECIDED, '花坏了。', { answer: '今天补发。' });
  await postAt(department, DECIDED);
  const [letter] = await mailbox.letters();
  expect(letter?.subject).toBe('给彩虹花店的答复');
  expect(letter?.body.text).toMatch(/> 花坏了。[\s\S]*今天补发。[\s\S]*\/survey\/zh\./);
});

test.for([
  ['never agreed', customer('C-1', { email: 'c-1@example.com' })],
  ['said no', mailed('C-1', { mayMail: false })],
  ['has no address', customer('C-1', { mayMail: true })],
] as const)('a customer who %s is owed no letter', async ([, who]) => {
  await open([who]);
  const answer = await decided();
  await postAt(department, DECIDED);
  expect(await standing(department)).not.toHaveProperty([answer]);
  expect(await answers()).toEqual([]);
});

test('a customer who unsubscribed between the decision and the post gets no answer', async () => {
  await open([MARY]);
  const answer = await decided();
  await department.store.suppressFingerprint(fingerprintOf('C-1@example.com'), 'unsubscribed', DECIDED);
  await postAt(department, DECIDED);
  expect(await standing(department)).toMatchObject({ [answer]: 'suppressed unsubscribed' });
  expect(await answers()).toEqual([]);
});

test('what changes between the decision and the post counts: consent, and the address', async () => {
  await open([MARY, mailed('C-2'), customer('C-3', { email: 'c-3@example.com' })]);
  const answer = await decided();
  await takeCustomers(department.store, [{ ...MARY, mayMail: false }]);
  await postAt(department, DECIDED);
  expect(await standing(department)).toMatchObject({ [answer]: 'suppressed no-consent' });

  const second = await report(department, REPORTED, { by: undefined, customerId: 'C-2' });
  await decide(department, second, 'U-1', DECIDED);
  await takeCustomers(department.store, [mailed('C-2', { email: 'new@example.com' })]);
  await postAt(department, DECIDED);
  expect((await department.store.letter(`answer:${second}`))?.to).toBe('new@example.com');
});

test('a customer who was renamed since is answered under the new name', async () => {
  await open([MARY]);
  await decided();
  await takeIn(department.store, { policy: POLICY, customers: [{ ...MARY, company: 'Blossoms Ltd' }] });
  await postAt(department, DECIDED);
  expect(await answers()).toEqual(['c-1: Our answer to Blossoms Ltd']);
});
