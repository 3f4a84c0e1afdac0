import { expect, test } from 'vitest';
import type { Department } from '../../../fixtures/department.ts';
import { departmentForEachTest } from '../../../fixtures/department-for-each-test.ts';
import type { Mailbox } from '../../../fixtures/mailbox.ts';
import { sweepAt } from '../../clock/sweep-scene.ts';
import { postAt, standing } from '../post-scene.ts';
import { arrived, decide, openDesk, report } from './post-feedback-scene.ts';

let mailbox: Mailbox;
let department: Department;
departmentForEachTest(
  ({ endpoint }) => openDesk(endpoint),
  (opened) => {
    ({ department, mailbox } = opened);
  },
);

const REPORTED = '2011-04-04T09:05:00Z';

test('what was decided before its letters left: nothing is asked of anybody any more, only the decision is told', async () => {
  const feedbackId = await report(department, REPORTED);
  await sweepAt(department.store, '2011-04-04T10:05:00Z');
  await decide(department, feedbackId, 'M-1', '2011-04-04T10:10:00Z');
  await postAt(department, '2011-04-04T10:10:00Z');
  expect(await standing(department)).toEqual({
    [`answer:${feedbackId}`]: 'sent',
    [`feedback:${feedbackId}:1:U-1`]: 'suppressed no-longer-due',
    [`feedback:${feedbackId}:2:U-1`]: 'suppressed no-longer-due',
    [`feedback:${feedbackId}:3:M-1`]: 'suppressed no-longer-due',
    [`feedback:${feedbackId}:4:S-1`]: 'sent',
  });
  expect((await arrived(mailbox)).sort()).toEqual(['c-1: Our answer to Flowers Ltd', 's-1: Decided']);
});

test('a letter that had left before the decision is not called back, and not sent again', async () => {
  const feedbackId = await report(department, REPORTED);
  await postAt(department, REPORTED);
  await decide(department, feedbackId, 'U-1', '2011-04-04T09:20:00Z');
  await postAt(department, '2011-04-04T09:20:00Z');
  expect(await standing(department)).toMatchObject({ [`feedback:${feedbackId}:1:U-1`]: 'sent' });
});

test('whoever reads of a turn that has gone on to somebody else is not told how to decide it', async () => {
  const feedbackId = await report(department, REPORTED);
  // The post stood still: at 11:06 it is Max’s turn, and Uma may no longer decide.
  await sweepAt(department.store, '2011-04-04T10:05:00Z');
  await postAt(department, '2011-04-04T10:06:00Z');
  await expect(decide(department, feedbackId, 'U-1', '2011-04-04T10:06:00Z')).rejects.toThrow(
    'not-your-turn',
  );
  const told = (await mailbox.letters()).map(({ destination, body }) => ({
    who: /<(.-1)@/.exec(destination.to.join())?.[1],
    goneOn: body.text?.includes('it is the turn of Max Orr (M-1).\n'),
    asks: body.text?.includes('revisit feedback decide'),
  }));
  // Letters to one reader leave in their order; those to different readers do not wait for each
  // other.
  expect(told.toSorted((a, b) => String(b.who).localeCompare(String(a.who)))).toEqual([
    { who: 'u-1', goneOn: true, asks: false },
    { who: 'u-1', goneOn: true, asks: false },
    { who: 'm-1', goneOn: false, asks: true },
  ]);
});

test('what is late is marked late, whether the clock stood still or only the post', async () => {
  await report(department, REPORTED);
  await postAt(department, REPORTED);
  await sweepAt(department.store, '2011-04-04T09:50:00Z');
  await postAt(department, '2011-04-04T10:04:00Z');
  // The clock stands still from Monday morning to Thursday noon.
  await sweepAt(department.store, '2011-04-07T11:00:00Z');
  await postAt(department, '2011-04-07T11:00:00Z');
  const [inTime, ...late] = await arrived(mailbox);
  expect(inTime).toBe('u-1: Decide by 2011-04-04 11:05');
  expect(late).toHaveLength(8);
  for (const line of late) expect(line).toContain('[late]');
});

test('an escalation after an outage says how long the customer has waited by now, and a late warning that its deadline has passed', async () => {
  await report(department, REPORTED);
  await sweepAt(department.store, '2011-04-07T11:00:00Z');
  await postAt(department, '2011-04-07T11:00:00Z');
  const toTheTop = (await mailbox.letters()).filter(({ destination }) =>
    destination.to.join().includes('g-1@'),
  );
  const [escalated, warned, reminded] = toTheTop.map(({ body }) => body.text?.split('\n\n')[0]);
  // Monday 6 h 25 min, two whole days of 7 h 30 min, and Thursday 3 h.
  expect(escalated).toContain('has waited 24 h 25 min of working time');
  expect(warned).toContain('The deadline was 2011-04-04 15:35');
  expect(reminded).toContain('has waited 24 h 25 min of working time');
});
