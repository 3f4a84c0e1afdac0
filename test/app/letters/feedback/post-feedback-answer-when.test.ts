import { expect, test } from 'vitest';
import { mailed, takeCustomers } from '../../clock/sweep-scene.ts';
import { dueAtOf, postAt, standing } from '../post-scene.ts';
import { answerDesk, DECIDED, MARY, REPORTED } from './answer-scene.ts';
import { arrived, decide, POLICY, report } from './post-feedback-scene.ts';

const desk = answerDesk();
const { open, decided, answers } = desk;

test('an answer that is decided in the evening waits for the morning, the reporter is told at once', async () => {
  await open([MARY]);
  // Quiet from 21:00 to 08:00, which is 20:00 to 07:00 UTC in April.
  const feedbackId = await report(desk.department, REPORTED);
  await decide(desk.department, feedbackId, 'G-1', '2011-04-04T20:00:00Z');
  const answer = `answer:${feedbackId}`;
  expect(await dueAtOf(desk.department, answer)).toBe('2011-04-05T07:00:00Z');
  await postAt(desk.department, '2011-04-04T20:00:00Z');
  expect(await arrived(desk.mailbox)).toEqual(['s-1: Decided']);
  await postAt(desk.department, '2011-04-05T06:59:59Z');
  expect(await arrived(desk.mailbox)).toEqual([]);
  await postAt(desk.department, '2011-04-05T07:00:00Z');
  expect(await arrived(desk.mailbox)).toEqual(['c-1: Our answer to Flowers Ltd']);
});

test('until the second before nine in the evening an answer leaves at once, and what the post reaches later waits', async () => {
  await open([MARY]);
  const answer = await decided('2011-04-04T19:59:59Z');
  expect(await dueAtOf(desk.department, answer)).toBe('2011-04-04T19:59:59Z');
  expect((await postAt(desk.department, '2011-04-04T20:00:00Z')).letters.deferred).toBe(1);
  expect(await dueAtOf(desk.department, answer)).toBe('2011-04-05T07:00:00Z');
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
    await postAt(desk.department, DECIDED);
    expect(await answers()).toHaveLength(owed);
  },
);

test('the cap is each customer’s own', async () => {
  await open([MARY, mailed('C-2')], {
    policy: { ...POLICY, response: { monthlyAnswerCap: 1, secondThoughtMinutes: 0 } },
  });
  await decided();
  const other = await report(desk.department, REPORTED, { customerId: 'C-2' });
  await decide(desk.department, other, 'U-1', DECIDED);
  expect(Object.keys(await standing(desk.department)).filter((id) => id.startsWith('answer:'))).toHaveLength(
    2,
  );
});

test('the cap counts letters: a decision of which the customer was not told does not use it up', async () => {
  await open([{ ...MARY, mayMail: false }], {
    policy: { ...POLICY, response: { monthlyAnswerCap: 1, secondThoughtMinutes: 0 } },
  });
  const untold = await decided(DECIDED, 'First.');
  await takeCustomers(desk.department.store, [MARY]);
  const told = await decided(DECIDED, 'Second.');
  const letters = await standing(desk.department);
  expect(letters).not.toHaveProperty([untold]);
  expect(letters).toHaveProperty([told]);
});

test('the month of the cap is the department’s: in London May begins at 23:00 UTC of April 30', async () => {
  await open([MARY], { policy: { ...POLICY, response: { monthlyAnswerCap: 1, secondThoughtMinutes: 0 } } });
  const april = await decided('2011-04-30T22:59:59Z', 'First.');
  const stillApril = await decided('2011-04-30T22:59:59Z', 'Second.');
  const may = await decided('2011-04-30T23:00:00Z', 'Third.');
  const letters = await standing(desk.department);
  expect(letters).toHaveProperty([april]);
  expect(letters).not.toHaveProperty([stillApril]);
  expect(letters).toHaveProperty([may]);
});
