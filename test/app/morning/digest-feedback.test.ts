import { afterEach, beforeEach, expect, test } from 'vitest';
import { decideFeedback } from '../../../shared/app/feedback/decide-feedback.ts';
import { reportFeedback } from '../../../shared/app/feedback/report-feedback.ts';
import { at, type Department, LONDON, openDepartment } from '../../fixtures/department.ts';
import { type Mailbox, openMailbox } from '../../fixtures/mailbox.ts';
import { customer, member, sweepAt, takeIn } from '../clock/sweep-scene.ts';
import { postAt, sendingTo, standing } from '../letters/post-scene.ts';

let department: Department;
let mailbox: Mailbox;
beforeEach(async () => {
  mailbox = await openMailbox();
  department = await openDepartment(sendingTo(mailbox.endpoint));
  const off = { on: false };
  const rules = { 'idle-week': off, 'monthly-touch': off, 'annual-visit': off };
  await takeIn(department.store, {
    policy: { ...LONDON, rules },
    staff: [
      member('S-1', 'specialist', { email: 'ann@example.com' }),
      member('S-11', 'supervisor', { email: 'sue@example.com' }),
      member('S-20', 'manager', { email: 'max@example.com' }),
    ],
    customers: [customer('C-1', { company: 'Flowers Ltd' })],
  });
});
afterEach(async () => {
  await department.stop();
  await mailbox.stop();
});

/** Late on Sunday; the clock starts on Monday at nine. */
const SUNDAY = at('2011-04-10T20:00:00Z');

const report = () =>
  reportFeedback(
    department.store,
    {
      customerId: 'C-1',
      text: 'The boxes arrived broken',
      channel: 'web',
      category: undefined,
      urgency: undefined,
      by: undefined,
      at: SUNDAY,
    },
    SUNDAY,
  );

test('what waits for a supervisor’s decision is the first thing in their morning letter, with its deadline', async () => {
  await report();
  await sweepAt(department.store, '2011-04-11T07:30:00Z');
  await postAt(department, '2011-04-11T07:30:00Z');
  const digest = (await mailbox.letters()).find(({ subject }) => subject.startsWith('Your customers'))!;
  expect(digest.destination.to).toEqual([expect.stringContaining('sue@example.com')]);
  expect(digest.subject).toBe(
    'Your customers on 2011-04-11: 1 to decide, 0 today, 0 overdue, 0 coming up, 0 missed',
  );
  expect(digest.body.text).toContain(
    'To decide (1)\n- Flowers Ltd (C-1)\n  by 2011-04-11 10:00; The boxes arrived broken',
  );
});

test('nobody gets a morning letter for feedback that was decided in the night', async () => {
  const { feedback } = await report();
  const act = { feedbackId: feedback.id, by: 'S-20', decision: 'New boxes', answer: undefined };
  await decideFeedback(department.store, { ...act, at: SUNDAY }, SUNDAY);
  await sweepAt(department.store, '2011-04-11T07:30:00Z');
  expect(Object.keys(await standing(department)).filter((id) => id.startsWith('digest'))).toEqual([]);
});

test('one whose feedback was decided after the letter was queued is not written to', async () => {
  const { feedback } = await report();
  await sweepAt(department.store, '2011-04-11T07:30:00Z');
  const now = at('2011-04-11T07:31:00Z');
  const act = { feedbackId: feedback.id, by: 'S-11', decision: 'New boxes', answer: undefined, at: now };
  await decideFeedback(department.store, act, now);
  await postAt(department, '2011-04-11T07:32:00Z');
  expect(await standing(department)).toMatchObject({
    'digest:S-11:2011-04-11': 'suppressed nothing-to-do',
    [`feedback:${feedback.id}:1:S-11`]: 'suppressed no-longer-due',
  });
});
