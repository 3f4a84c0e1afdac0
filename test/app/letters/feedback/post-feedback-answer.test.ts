import { expect, test } from 'vitest';
import { fingerprintOf } from '../../../../shared/app/links/address-fingerprint.ts';
import { customer, mailed, takeCustomers, takeIn } from '../../clock/sweep-scene.ts';
import { postAt, standing } from '../post-scene.ts';
import { answerDesk, DECIDED, MARY, REPORTED } from './answer-scene.ts';
import { decide, POLICY, report } from './post-feedback-scene.ts';

const desk = answerDesk();
const { open, decided, answers } = desk;

test('a customer who agreed is told the answer, with the survey, and replies to the specialist', async () => {
  await open([MARY]);
  const answer = await decided(DECIDED, 'Broken.', {
    decision: 'Claim no. 4711 against the grower.',
    answer: 'New ones leave today.',
  });
  await postAt(desk.department, DECIDED);
  const letter = (await desk.mailbox.letters()).find(({ destination }) =>
    destination.to.join().includes('c-1@'),
  );
  expect(letter?.replyTo).toEqual(['"Ann Lee" <s-1@rainbow.example>']);
  const text = letter?.body.text ?? '';
  expect(text).toContain('New ones leave today.');
  expect(text, 'what only staff should read').not.toContain('4711');
  const token = /https:\/\/rainbow\.example\/survey\/(\S+)/.exec(text)?.[1] ?? '';
  expect(desk.department.links.survey.read(token)).toEqual({ feedbackId: answer.slice(7), language: 'en' });
  expect(await standing(desk.department)).toMatchObject({ [answer]: 'sent' });
});

test('without words of its own, the answer is the decision', async () => {
  await open([MARY]);
  await decided();
  await postAt(desk.department, DECIDED);
  expect((await desk.mailbox.letters()).at(-1)?.body.text).toContain('New ones leave today.');
});

test('a Chinese customer is answered in Chinese', async () => {
  await open([mailed('C-1', { company: '彩虹花店', language: 'zh' })]);
  await decided(DECIDED, '花坏了。', { answer: '今天补发。' });
  await postAt(desk.department, DECIDED);
  const [letter] = await desk.mailbox.letters();
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
  await postAt(desk.department, DECIDED);
  expect(await standing(desk.department)).not.toHaveProperty([answer]);
  expect(await answers()).toEqual([]);
});

test('a customer who unsubscribed between the decision and the post gets no answer', async () => {
  await open([MARY]);
  const answer = await decided();
  await desk.department.store.suppressFingerprint(fingerprintOf('C-1@example.com'), 'unsubscribed', DECIDED);
  await postAt(desk.department, DECIDED);
  expect(await standing(desk.department)).toMatchObject({ [answer]: 'suppressed unsubscribed' });
  expect(await answers()).toEqual([]);
});

test('what changes between the decision and the post counts: consent, and the address', async () => {
  await open([MARY, mailed('C-2'), customer('C-3', { email: 'c-3@example.com' })]);
  const answer = await decided();
  await takeCustomers(desk.department.store, [{ ...MARY, mayMail: false }]);
  await postAt(desk.department, DECIDED);
  expect(await standing(desk.department)).toMatchObject({ [answer]: 'suppressed no-consent' });

  const second = await report(desk.department, REPORTED, { by: undefined, customerId: 'C-2' });
  await decide(desk.department, second, 'U-1', DECIDED);
  await takeCustomers(desk.department.store, [mailed('C-2', { email: 'new@example.com' })]);
  await postAt(desk.department, DECIDED);
  expect((await desk.department.store.letter(`answer:${second}`))?.to).toBe('new@example.com');
});

test('a customer who was renamed since is answered under the new name', async () => {
  await open([MARY]);
  await decided();
  await takeIn(desk.department.store, { policy: POLICY, customers: [{ ...MARY, company: 'Blossoms Ltd' }] });
  await postAt(desk.department, DECIDED);
  expect(await answers()).toEqual(['c-1: Our answer to Blossoms Ltd']);
});
