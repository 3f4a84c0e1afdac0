import { afterEach, beforeEach, expect, test } from 'vitest';
import type { InstantText } from '../../../../shared/domain/time/dates.ts';
import type { Department } from '../../../fixtures/department.ts';
import { type FailingSes, startFailingSes } from '../../../fixtures/failing-ses.ts';
import { sweepAt } from '../../clock/sweep-scene.ts';
import { dueAtOf, postAt, standing } from '../post-scene.ts';
import { decide, openDesk, report } from './post-feedback-scene.ts';

let ses: FailingSes;
let department: Department;
let feedbackId: string;
beforeEach(async () => {
  ses = await startFailingSes();
  department = await openDesk(ses.endpoint);
  feedbackId = await report(department, '2011-04-04T09:05:00Z', { by: undefined });
  await sweepAt(department.store, '2011-04-04T09:50:00Z');
  await postAt(department, '2011-04-04T09:50:00Z');
});
afterEach(() => Promise.all([department.stop(), ses.stop()]));

const MAX = 'm-1@rainbow.example';
const arrivedFor = (address: string) => ses.arrivals.filter(({ to }) => to === address).length;
const stateOf = async (letterId: string) => (await standing(department))[letterId];

/** The escalation of 11:05 meets a mailbox that takes it, or not, and says nothing. */
async function escalated(how: 'drops-after' | 'drops-before'): Promise<string> {
  await sweepAt(department.store, '2011-04-04T10:05:00Z');
  ses.behave(how);
  await postAt(department, '2011-04-04T10:05:00Z');
  ses.behave('accepts');
  return `feedback:${feedbackId}:3:M-1`;
}

const postEveryMinute = async (from: number, through: number) => {
  for (let minute = from; minute <= through; minute++)
    await postAt(department, `2011-04-04T10:${String(minute).padStart(2, '0')}:00Z` as InstantText);
};

test.for(['drops-after', 'drops-before'] as const)(
  'an escalation whose fate stays unknown is sent again after fifteen minutes (SES %s)',
  async (how) => {
    const letter = await escalated(how);
    expect(await stateOf(letter)).toBe('unknown fate-unknown');
    await postEveryMinute(6, 19);
    expect(arrivedFor(MAX)).toBe(1);
    await postEveryMinute(20, 21);
    expect(arrivedFor(MAX)).toBe(2);
    expect(await stateOf(letter)).toBe('sent');
  },
);

test('both copies of an escalation are one message to a mail program', async () => {
  await escalated('drops-after');
  await postEveryMinute(20, 21);
  const copies = ses.delivered.filter(({ to }) => to === MAX);
  const ids = copies.map(({ raw }) => /^Message-ID:\s+(\S+)/im.exec(raw)?.[1]);
  expect(ids).toHaveLength(2);
  expect(new Set(ids).size).toBe(1);
});

test('an escalation of unknown fate is not sent again once somebody has decided', async () => {
  const letter = await escalated('drops-before');
  await decide(department, feedbackId, 'M-1', '2011-04-04T10:10:00Z');
  await postEveryMinute(20, 21);
  expect(await stateOf(letter)).toBe('suppressed no-longer-due');
  expect(arrivedFor(MAX)).toBe(1);
});

test.for(['drops-after', 'drops-before'] as const)(
  'an answer to a customer is never sent again, its fate stays unknown (SES %s)',
  async (how) => {
    await decide(department, feedbackId, 'U-1', '2011-04-04T10:00:00Z');
    ses.behave(how);
    await postAt(department, '2011-04-04T10:00:00Z');
    ses.behave('accepts');
    const letter = `answer:${feedbackId}`;
    expect(await stateOf(letter)).toBe('unknown fate-unknown');
    await postEveryMinute(15, 17);
    await postAt(department, '2011-04-05T12:00:00Z');
    expect(await stateOf(letter)).toBe('unknown fate-unknown');
    expect(arrivedFor('c-1@example.com')).toBe(1);
    expect(await dueAtOf(department, letter)).toBeUndefined();
  },
);

test('an escalation that SES throttles is tried again a minute later', async () => {
  await sweepAt(department.store, '2011-04-04T10:05:00Z');
  ses.behave('throttles');
  await postAt(department, '2011-04-04T10:05:00Z');
  ses.behave('accepts');
  await postAt(department, '2011-04-04T10:06:00Z');
  expect(await stateOf(`feedback:${feedbackId}:3:M-1`)).toBe('sent');
});

test('an escalation that SES refuses for good has failed and says why, while the clock goes on to the next leader', async () => {
  await sweepAt(department.store, '2011-04-04T10:05:00Z');
  ses.behave('refuses');
  await postAt(department, '2011-04-04T10:05:00Z');
  ses.behave('accepts');
  expect(await stateOf(`feedback:${feedbackId}:3:M-1`)).toBe('failed refused');
  await sweepAt(department.store, '2011-04-04T12:35:00Z');
  await postAt(department, '2011-04-04T12:35:00Z');
  expect(await stateOf(`feedback:${feedbackId}:5:X-1`)).toBe('sent');
});
