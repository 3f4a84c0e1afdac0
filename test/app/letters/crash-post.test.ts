import { afterEach, beforeEach, expect, test } from 'vitest';
import { postLetters } from '../../../shared/app/letters/post-letters.ts';
import { at, type Department, LONDON, openDepartment, openOnDatabase } from '../../fixtures/department.ts';
import { type FailingSes, startFailingSes } from '../../fixtures/failing-ses.ts';
import type { Death } from '../clock/crash-client.ts';
import { diesHere } from '../clock/crash-here.ts';
import { runUntilDeath } from '../clock/crash-process.ts';
import { type Files, lettersIn, mailed, member, order, sweepAt, takeIn } from '../clock/sweep-scene.ts';
import { onlyLetter, owingTo, postAt, sendingTo } from './post-scene.ts';

const NOW = '2011-04-01T07:30:00Z';

/**
 * The writes of a post with one letter: the lease is 1, the claim 2, the settlement 3, the release
 * 4.
 */
const BETWEEN_CLAIM_AND_SEND: Death = { when: 'after', write: 2 };
const BETWEEN_SEND_AND_SETTLE: Death = { when: 'before', write: 3 };

let ses: FailingSes;
let department: Department;
beforeEach(async () => {
  ses = await startFailingSes();
});
afterEach(() => Promise.all([department.stop(), ses.stop()]));

const customerLetter = owingTo(['C-1']);
const digest: Files = {
  policy: { ...LONDON, revisitMail: { monthlyCap: 0 } },
  staff: [member('S-1', 'specialist', { email: 'ann@example.com' })],
  customers: [mailed('C-1')],
  orders: [order('C-1', '2011-03-24')],
};

/** In this process. */
async function deadPost(files: Files, death: Death): Promise<void> {
  department = await openDepartment(sendingTo(ses.endpoint));
  await takeIn(department.store, files);
  await sweepAt(department.store, NOW);
  const ended = await diesHere(department, death, (store) =>
    postLetters(store, department.postServices(60_000), at(NOW)),
  );
  expect(ended).toBe('died');
}

/** By a signal. */
async function killedPost(files: Files, death: Death): Promise<void> {
  const onDatabase = await openOnDatabase(sendingTo(ses.endpoint));
  department = onDatabase;
  await takeIn(department.store, files);
  await sweepAt(department.store, NOW);
  const ended = await runUntilDeath(
    'test/app/letters/failing/post-and-die.ts',
    onDatabase,
    NOW,
    death,
    ses.endpoint,
  );
  expect(ended).toBe('SIGKILL');
}

/** The dead post's lease lasts a minute of the machine's time; all posts here come long after. */
const laterPosts = async () => {
  const aMinuteLater = { machineMs: () => Date.now() + 61_000 };
  for (const instant of ['2011-04-01T07:44:00Z', '2011-04-01T07:46:00Z', '2011-04-01T07:48:00Z'] as const)
    await postAt(department, instant, aMinuteLater);
};

test('a letter to a customer that was claimed and not sent is not sent later either', async () => {
  await killedPost(customerLetter, BETWEEN_CLAIM_AND_SEND);
  expect(ses.arrivals).toHaveLength(0);
  expect((await onlyLetter(department)).state).toBe('claimed');
  await laterPosts();
  expect(ses.arrivals).toHaveLength(0);
  expect(await onlyLetter(department)).toMatchObject({ state: 'unknown', note: { code: 'fate-unknown' } });
});

test('a letter to a customer that was sent and not settled is not sent twice', async () => {
  await killedPost(customerLetter, BETWEEN_SEND_AND_SETTLE);
  expect(ses.arrivals).toHaveLength(1);
  expect((await onlyLetter(department)).state).toBe('claimed');
  await laterPosts();
  expect(ses.arrivals).toHaveLength(1);
  expect((await onlyLetter(department)).state).toBe('unknown');
});

test('a digest that was claimed and not sent comes fifteen minutes later', async () => {
  await deadPost(digest, BETWEEN_CLAIM_AND_SEND);
  expect(ses.arrivals).toHaveLength(0);
  await laterPosts();
  expect(ses.arrivals.map(({ to }) => to)).toEqual(['ann@example.com']);
  expect(await onlyLetter(department)).toMatchObject({ state: 'sent', attempts: 2 });
});

test('a digest that was sent and not settled comes a second time rather than never', async () => {
  await deadPost(digest, BETWEEN_SEND_AND_SETTLE);
  expect(ses.arrivals).toHaveLength(1);
  await laterPosts();
  expect(ses.arrivals).toHaveLength(2);
  expect((await onlyLetter(department)).state).toBe('sent');
});

test('a post that was killed before it claimed anything leaves everything to the next one', async () => {
  await deadPost(customerLetter, { when: 'after', write: 1 });
  expect((await onlyLetter(department)).state).toBe('queued');
  await laterPosts();
  expect(ses.arrivals).toHaveLength(1);
  expect((await lettersIn(department.store)).map(({ state }) => state)).toEqual(['sent']);
});
