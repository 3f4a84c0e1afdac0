import { SESClient } from '@aws-sdk/client-ses';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { sesMailer } from '../../../../shared/mail/ses/ses.ts';
import { type Department, openDepartment } from '../../../fixtures/department.ts';
import { type FailingSes, startFailingSes } from '../../../fixtures/failing-ses.ts';
import { mailed, order, sweepAt, takeIn } from '../../clock/sweep-scene.ts';
import { dueAtOf, onlyLetter, owingTo, postAt, sendingTo } from '../post-scene.ts';

const LETTER = 'revisit:idle-week:C-1:2011-04-01';
const NOW = '2011-04-01T12:00:00Z';

let ses: FailingSes;
let department: Department;
beforeEach(async () => {
  ses = await startFailingSes();
  department = await openDepartment(sendingTo(ses.endpoint));
  await takeIn(department.store, owingTo(['C-1']));
  await sweepAt(department.store, NOW);
});
afterEach(() => Promise.all([department.stop(), ses.stop()]));

test('a letter that SES takes is sent, and keeps the name that SES gave it', async () => {
  expect((await postAt(department, NOW)).letters).toEqual({ sent: 1 });
  expect(await onlyLetter(department)).toMatchObject({
    state: 'sent',
    messageId: 'm-1',
    to: 'c-1@example.com',
    subject: 'How are things at C-1?',
    settledAt: NOW,
    attempts: 1,
  });
  expect(Buffer.from(ses.arrivals[0]!.letterTag!, 'base64url').toString()).toBe(LETTER);
});

test('a letter that is throttled is queued again, for a minute later', async () => {
  ses.behave('throttles');
  expect((await postAt(department, NOW)).letters).toEqual({ queued: 1 });
  expect(await onlyLetter(department)).toMatchObject({
    state: 'queued',
    note: { code: 'refused', error: 'Throttling: Maximum sending rate exceeded.' },
  });
  expect(await dueAtOf(department, LETTER)).toBe('2011-04-01T12:01:00Z');

  ses.behave('accepts');
  expect((await postAt(department, '2011-04-01T12:00:59Z')).letters).toEqual({});
  expect((await postAt(department, '2011-04-01T12:01:00Z')).letters).toEqual({ sent: 1 });
  expect(await onlyLetter(department)).toMatchObject({ attempts: 2, note: null });
});

test('a letter that is throttled time and again waits longer each time, and fails in the end', async () => {
  ses.behave('throttles');
  const tried = [
    '2011-04-01T12:00:00Z',
    '2011-04-01T12:01:00Z',
    '2011-04-01T12:06:00Z',
    '2011-04-01T12:21:00Z',
    '2011-04-01T13:21:00Z',
    '2011-04-01T17:21:00Z',
    // Twelve hours on it is quiet at the customer's, so that try waits for the morning.
    '2011-04-02T05:21:00Z',
    '2011-04-02T07:00:00Z',
    '2011-04-03T07:00:00Z',
  ] as const;
  for (const instant of tried) {
    expect(await dueAtOf(department, LETTER)).toBe(instant);
    await postAt(department, instant);
  }
  expect(await onlyLetter(department)).toMatchObject({ state: 'failed', attempts: 8 });
  expect(await dueAtOf(department, LETTER)).toBeUndefined();
  expect(ses.arrivals).toHaveLength(8);
});

test('a letter that is refused has failed, says why, and is never tried again', async () => {
  ses.behave('refuses');
  expect((await postAt(department, NOW)).letters).toEqual({ failed: 1 });
  expect(await onlyLetter(department)).toMatchObject({
    note: { code: 'refused', error: 'MessageRejected: Email address is not verified.' },
  });
  expect((await postAt(department, '2011-04-02T12:00:00Z')).letters).toEqual({});
  expect(ses.arrivals).toHaveLength(1);
});

test.for(['fails', 'drops-before', 'drops-after'] as const)(
  'a letter with which SES %s may or may not have gone out: its fate is unknown',
  async (behaviour) => {
    ses.behave(behaviour);
    expect((await postAt(department, NOW)).letters).toEqual({ unknown: 1 });
    expect((await onlyLetter(department)).note?.code).toBe('fate-unknown');
    expect(await dueAtOf(department, LETTER)).toBe('2011-04-01T12:15:00Z');
    expect(ses.arrivals, 'the SDK did not try again by itself').toHaveLength(1);
  },
);

test('a letter on which SES hangs is of unknown fate once the time for an answer is over', async () => {
  ses.behave('hangs');
  const client = new SESClient({
    endpoint: ses.endpoint,
    region: 'local',
    credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
    maxAttempts: 1,
    requestHandler: { requestTimeout: 200, throwOnRequestTimeout: true },
  });
  const report = await postAt(department, NOW, { mailer: sesMailer(client) });
  expect(report.letters).toEqual({ unknown: 1 });
  expect((await onlyLetter(department)).note).toMatchObject({ code: 'fate-unknown' });
  expect(ses.arrivals).toHaveLength(1);
  client.destroy();
});

test('with no mailbox running at all the letter is queued again', async () => {
  await ses.stop();
  expect((await postAt(department, NOW)).letters).toEqual({ queued: 1 });
  expect((await onlyLetter(department)).note).toMatchObject({
    code: 'refused',
    error: expect.stringContaining('ECONNREFUSED'),
  });
  expect(await dueAtOf(department, LETTER)).toBe('2011-04-01T12:01:00Z');
  ses = await startFailingSes();
});

test('one letter that is refused does not keep the others from leaving', async () => {
  await takeIn(department.store, {
    customers: ['C-2', 'C-3'].map((id) => mailed(id)),
    orders: ['C-2', 'C-3'].map((id) => order(id, '2011-03-24')),
  });
  await sweepAt(department.store, NOW);
  ses.behave((earlier) => (earlier === 1 ? 'refuses' : 'accepts'));
  expect((await postAt(department, NOW)).letters).toEqual({ sent: 2, failed: 1 });
});
