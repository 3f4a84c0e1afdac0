import { expect, test } from 'vitest';
import { instantText } from '../../../../shared/domain/time/dates.ts';
import { at, type Department } from '../../../fixtures/department.ts';
import { departmentForEachTest } from '../../../fixtures/department-for-each-test.ts';
import type { Mailbox } from '../../../fixtures/mailbox.ts';
import { postAt } from '../post-scene.ts';
import { arrived, coordinate, decide, openDesk, report, tick } from './post-feedback-scene.ts';

let mailbox: Mailbox;
let department: Department;
departmentForEachTest(
  ({ endpoint }) => openDesk(endpoint),
  (opened) => {
    ({ department, mailbox } = opened);
  },
);

// Monday, 10:05 in London; the deadline is 11:05, and the next one 13:35, after lunch.
const REPORTED = '2011-04-04T09:05:00Z';

test('whoever’s turn it is is told at once, without a sweep in between', async () => {
  await report(department, REPORTED);
  expect((await postAt(department, REPORTED)).letters).toEqual({ sent: 1 });
  expect(await arrived(mailbox)).toEqual(['u-1: Decide by 2011-04-04 11:05']);
});

test('reporting the same thing twice tells nobody twice', async () => {
  await report(department, REPORTED);
  await report(department, REPORTED);
  expect((await postAt(department, REPORTED)).letters).toEqual({ sent: 1 });
});

test('the warning comes fifteen minutes before the deadline and not a minute earlier', async () => {
  await report(department, REPORTED);
  await tick(department, REPORTED);
  await mailbox.empty();
  await tick(department, '2011-04-04T09:49:00Z');
  expect(await arrived(mailbox)).toEqual([]);
  await tick(department, '2011-04-04T09:50:00Z');
  expect(await arrived(mailbox)).toEqual([expect.stringMatching(/^u-1: .*2011-04-04 11:05$/)]);
  await tick(department, '2011-04-04T09:51:00Z');
  expect(await arrived(mailbox)).toEqual([]);
});

test('an escalation comes at the deadline, to the next leader, with the history so far', async () => {
  await report(department, REPORTED);
  await tick(department, '2011-04-04T09:50:00Z');
  await mailbox.empty();
  await tick(department, '2011-04-04T10:04:00Z');
  expect(await mailbox.letters()).toEqual([]);
  await tick(department, '2011-04-04T10:05:00Z');
  const [letter, ...others] = await mailbox.letters();
  expect(others).toEqual([]);
  expect(letter?.destination.to).toEqual(['"Max Orr" <m-1@rainbow.example>']);
  expect(letter?.subject).toContain('decide by 2011-04-04 13:35 · Flowers Ltd: The tulips arrived broken.');
  const text = letter?.body.text ?? '';
  expect(text).toContain('Uma Ray (U-1) did not answer; the customer has waited 1 h of working time.');
  expect(text).toContain('Contact: Mary · c-1@example.com');
  expect(text).toMatch(/^- 2011-04-04 10:05 .*Ann Lee \(S-1\)/m);
  expect(text).toMatch(/^- 2011-04-04 10:50 .*Uma Ray \(U-1\)/m);
  expect(text).toMatch(/^- 2011-04-04 11:05 .*Max Orr \(M-1\)/m);
});

test('a matter that nobody decides goes all the way up, and the top is reminded every working hour', async () => {
  await report(department, REPORTED);
  const told: Record<string, string> = {};
  for (let quarter = 0; quarter < 36; quarter++) {
    const instant = instantText(at(REPORTED).add({ minutes: 15 * quarter }));
    await tick(department, instant);
    const who = (await arrived(mailbox)).map((line) => line.slice(0, 3));
    if (who.length > 0) told[instant.slice(11, 16)] = who.join(' ');
  }
  // Fifteen working minutes before 13:35 it is 11:50, since lunch does not count.
  expect(told).toEqual({
    '09:05': 'u-1',
    '09:50': 'u-1',
    '10:05': 'm-1',
    '10:50': 'm-1',
    '12:35': 'x-1',
    '13:20': 'x-1',
    '13:35': 'g-1',
    '14:20': 'g-1',
    '14:35': 'g-1',
    '15:35': 'g-1',
    '16:35': 'g-1',
  });
});

test('another department’s head is told when it is asked', async () => {
  const feedbackId = await report(department, REPORTED);
  await tick(department, REPORTED);
  await mailbox.empty();
  await coordinate(department, feedbackId, '2011-04-04T09:20:00Z');
  await postAt(department, '2011-04-04T09:20:00Z');
  expect(await arrived(mailbox)).toEqual(['d-1: Decide by 2011-04-04 11:20']);
});

test('the answer goes to whoever reported it', async () => {
  const feedbackId = await report(department, REPORTED);
  await tick(department, REPORTED);
  await mailbox.empty();
  await decide(department, feedbackId, 'U-1', '2011-04-04T09:20:00Z', {
    decision: 'Claim no. 4711 against the grower.',
    answer: 'New ones leave today.',
  });
  await postAt(department, '2011-04-04T09:20:00Z');
  const letters = await mailbox.letters();
  const toReporter = letters.find(({ destination }) => destination.to.join().includes('s-1@'));
  expect(toReporter?.subject).toMatch(/^Decided · Flowers Ltd/);
  expect(toReporter?.body.text).toContain('Uma Ray (U-1)');
  expect(toReporter?.body.text).toContain('Claim no. 4711 against the grower.');
  expect(toReporter?.body.text).toContain('New ones leave today.');
});

test('what the customer brought themselves is answered to no reporter', async () => {
  const feedbackId = await report(department, REPORTED, { by: undefined, channel: 'web' });
  await tick(department, REPORTED);
  await mailbox.empty();
  await decide(department, feedbackId, 'U-1', '2011-04-04T09:20:00Z');
  await postAt(department, '2011-04-04T09:20:00Z');
  expect(await arrived(mailbox)).toEqual(['c-1: Our answer to Flowers Ltd']);
});
