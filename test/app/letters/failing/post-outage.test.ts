import { afterEach, beforeEach, expect, test } from 'vitest';
import { instantText } from '../../../../shared/domain/time/dates.ts';
import { at, type Department } from '../../../fixtures/department.ts';
import { type FailingSes, startFailingSes } from '../../../fixtures/failing-ses.ts';
import { mailed, order, sweepAt, takeIn } from '../../clock/sweep-scene.ts';
import { decide, openDesk, report } from '../feedback/post-feedback-scene.ts';
import { postAt, standing } from '../post-scene.ts';

const EVERYBODY = Array.from({ length: 13 }, (_, index) => `C-${index + 1}`);
/** Letters are begun one after the other, and this many may wait for their answers at once. */
const UNDER_WAY = 8;
const BEGIN = at('2011-04-04T09:05:00Z');

let ses: FailingSes;
let department: Department;
beforeEach(async () => {
  ses = await startFailingSes();
  department = await openDesk(ses.endpoint);
});
afterEach(() => Promise.all([department.stop(), ses.stop()]));

const minute = (after: number) => instantText(BEGIN.add({ minutes: after }));
const arrivedFor = (to: string) => ses.delivered.filter((one) => one.to === to).length;

/** As the functions work, every so many minutes. */
async function minutes(from: number, until: number, step = 5) {
  const reports = [];
  for (let after = from; after < until; after += step) {
    await sweepAt(department.store, minute(after));
    reports.push(await postAt(department, minute(after)));
  }
  return reports;
}

test('two hours in which SES fails cost no letter to staff, and of those to customers the ones it was tried with', async () => {
  const policy = {
    zone: 'Europe/London',
    language: 'en',
    calendar: { holidays: 'none' },
    digest: { on: false },
  };
  await takeIn(department.store, {
    policy,
    customers: EVERYBODY.map((id) => mailed(id)),
    orders: EVERYBODY.map((id) => order(id, '2011-03-27')),
  });
  for (const [index, text] of ['one', 'two', 'three', 'four'].entries())
    await report(department, minute(index - 5), { text });
  ses.behave('fails');
  const dark = await minutes(0, 120);
  expect(dark.every(({ letters }) => (letters.unknown ?? 0) <= UNDER_WAY)).toBe(true);
  expect(dark.filter(({ inDoubt }) => inDoubt).length).toBe(24);
  expect(
    Math.max(...dark.map(({ oldestSeconds }) => oldestSeconds)),
    'the oldest is counted from its first moment',
  ).toBeGreaterThan(6_000);
  expect(dark.reduce((sum, { leftOpen }) => sum + leftOpen, 0)).toBe(ses.arrivals.length);

  ses.behave('accepts');
  await minutes(120, 200);
  const letters = Object.entries(await standing(department));
  const toStaff = letters.filter(([id]) => id.startsWith('feedback:'));
  expect(toStaff.length).toBeGreaterThan(12);
  expect(toStaff.filter(([, state]) => state !== 'sent')).toEqual([]);
  const toCustomers = letters.filter(([id]) => id.startsWith('revisit:'));
  const lost = toCustomers.filter(([, state]) => state === 'unknown fate-unknown');
  expect(toCustomers.length).toBe(EVERYBODY.length);
  expect(lost.length, 'those that were under way when it began').toBeLessThanOrEqual(UNDER_WAY);
  for (const id of EVERYBODY) expect(arrivedFor(`${id.toLowerCase()}@example.com`)).toBeLessThanOrEqual(1);
});

test('what is no longer true when SES is back is not sent', async () => {
  const feedbackId = await report(department, minute(0));
  ses.behave('fails');
  await minutes(0, 20);
  await decide(department, feedbackId, 'U-1', minute(20));
  ses.behave('accepts');
  await minutes(21, 60);
  expect((await standing(department))[`feedback:${feedbackId}:1:U-1`]).toBe('suppressed no-longer-due');
  expect(arrivedFor('u-1@rainbow.example')).toBe(0);
});

test('after doubtful answers in a row nothing more is claimed until the next minute, which tries with one', async () => {
  const texts = Array.from({ length: 12 }, (_, index) => `matter ${index}`);
  for (const text of texts) await report(department, minute(0), { text });
  ses.behave('fails');
  const first = await postAt(department, minute(0));
  expect(first).toMatchObject({ more: true, inDoubt: true });
  const untried = texts.length - first.leftOpen;
  expect(untried).toBeGreaterThanOrEqual(texts.length - UNDER_WAY);
  expect(await postAt(department, minute(1))).toMatchObject({ letters: { unknown: 1 }, inDoubt: true });
  ses.behave('accepts');
  expect(await postAt(department, minute(2))).toMatchObject({
    letters: { sent: untried - 1 },
    inDoubt: false,
  });
});

test('without letters to staff a customer’s is tried after a quarter of an hour, and the others wait for it', async () => {
  await takeIn(department.store, {
    policy: { zone: 'Europe/London', language: 'en', calendar: { holidays: 'none' }, digest: { on: false } },
    customers: EVERYBODY.map((id) => mailed(id)),
    orders: EVERYBODY.map((id) => order(id, '2011-03-27')),
  });
  ses.behave('fails');
  await minutes(0, 1);
  const before = ses.arrivals.length;
  expect(before).toBeLessThanOrEqual(UNDER_WAY);
  await minutes(1, 15, 7);
  expect(ses.arrivals.length).toBe(before);
  await minutes(15, 16);
  expect(ses.arrivals.length).toBe(before + 1);
  ses.behave('accepts');
  await minutes(30, 31);
  expect(ses.delivered.length).toBe(EVERYBODY.length - before - 1);
});
