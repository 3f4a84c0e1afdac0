import { expect, test } from 'vitest';
import { instantText } from '../../../../shared/domain/time/dates.ts';
import { at, type Department } from '../../../fixtures/department.ts';
import { departmentForEachTest } from '../../../fixtures/department-for-each-test.ts';
import type { Mailbox } from '../../../fixtures/mailbox.ts';
import { postAt, standing } from '../post-scene.ts';
import { arrived, decide, EVERYBODY, openDesk, report, tick } from './post-feedback-scene.ts';

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

test('of something urgent the specialist has a copy of every step, and of something else none', async () => {
  // An urgent matter has half an hour.
  for (const [urgency, copies, deadline] of [
    ['urgent', 4, '2011-04-04T09:35:00Z'],
    ['normal', 0, '2011-04-04T10:05:00Z'],
  ] as const) {
    await mailbox.empty();
    const feedbackId = await report(department, REPORTED, { urgency, by: undefined, text: urgency });
    const after = (minutes: number) => instantText(at(deadline).add({ minutes }));
    await tick(department, after(-15));
    await tick(department, deadline);
    await decide(department, feedbackId, 'M-1', after(15));
    await postAt(department, after(15));
    const toSpecialist = (await arrived(mailbox)).filter((line) => line.startsWith('s-1: '));
    expect(toSpecialist).toHaveLength(copies);
    for (const line of toSpecialist) expect(line).toContain('[urgent]');
  }
});

test('a specialist who reported something urgent is told of the decision once, not twice', async () => {
  const feedbackId = await report(department, REPORTED, { urgency: 'urgent', by: 'S-1' });
  await decide(department, feedbackId, 'U-1', '2011-04-04T09:20:00Z');
  await postAt(department, '2011-04-04T09:20:00Z');
  expect((await arrived(mailbox)).sort()).toEqual([
    'c-1: Our answer to Flowers Ltd',
    's-1: [urgent] Decided',
  ]);
});

test('who decides is not written to about their own decision', async () => {
  for (const [by, told] of [
    ['U-1', ['c-1']],
    ['M-1', ['c-1', 'u-1']],
  ] as const) {
    const feedbackId = await report(department, REPORTED, { by: 'U-1', text: `Decided by ${by}.` });
    await postAt(department, REPORTED);
    await mailbox.empty();
    await decide(department, feedbackId, by, '2011-04-04T09:20:00Z');
    await postAt(department, '2011-04-04T09:20:00Z');
    expect((await arrived(mailbox)).map((line) => line.slice(0, 3)).sort()).toEqual(told);
  }
});

test('staff without an address are not written to, and the clock goes on without their letters', async () => {
  const silent = await openDesk(mailbox.endpoint, {
    staff: EVERYBODY.map((one) => (one.id === 'U-1' ? { ...one, email: null } : one)),
  });
  const feedbackId = await report(silent, REPORTED);
  for (const instant of [REPORTED, '2011-04-04T09:50:00Z', '2011-04-04T10:05:00Z'] as const)
    await tick(silent, instant);
  expect(await standing(silent)).toEqual({
    [`feedback:${feedbackId}:1:U-1`]: 'suppressed no-address',
    [`feedback:${feedbackId}:2:U-1`]: 'suppressed no-address',
    [`feedback:${feedbackId}:3:M-1`]: 'sent',
  });
  expect(await arrived(mailbox)).toEqual([expect.stringMatching(/^m-1: .*2011-04-04 13:35$/)]);
  await silent.stop();
});

test('everybody is written to in their own language, and else in that of the policy', async () => {
  const mixed = await openDesk(mailbox.endpoint, {
    staff: EVERYBODY.map((one) => (one.id === 'U-1' ? { ...one, language: 'zh' } : one)),
  });
  await report(mixed, REPORTED, { urgency: 'urgent' });
  await postAt(mixed, REPORTED);
  const subjects = Object.fromEntries((await arrived(mailbox)).map((line) => line.split(': ', 2)));
  expect(subjects['u-1']).toBe('【紧急】请于 2011-04-04 10:35 前判定');
  expect(subjects['s-1']).toMatch(/^\[urgent\] /);
  await mixed.stop();
});
