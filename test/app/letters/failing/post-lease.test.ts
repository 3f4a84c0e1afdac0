import { afterEach, beforeEach, expect, test } from 'vitest';
import { at, type DepartmentOnDatabase, LONDON, openOnDatabase } from '../../../fixtures/department.ts';
import { type FailingSes, startFailingSes } from '../../../fixtures/failing-ses.ts';
import { runUntilDeath } from '../../clock/crash-process.ts';
import { mailed, order, sweepAt, takeIn } from '../../clock/sweep-scene.ts';
import { owingTo, postAt, sendingTo, standing } from '../post-scene.ts';

const NOW = '2011-04-01T12:00:00Z';
const MACHINE_MS = at('2026-11-21T10:00:00Z').epochMilliseconds;
const LEASE_MS = 60_000;

let ses: FailingSes;
let department: DepartmentOnDatabase;
beforeEach(async () => {
  ses = await startFailingSes();
  department = await openOnDatabase(sendingTo(ses.endpoint));
  await takeIn(department.store, owingTo(['C-1']));
  await sweepAt(department.store, NOW);
});
afterEach(() => Promise.all([department.stop(), ses.stop()]));

/** A post that dies takes the lease and never gives it back. */
const takenByADeadPost = () =>
  department.store.acquire('dead', '2026-11-21T10:00:00Z', '2026-11-21T10:01:00Z');

const postAfter = (ms: number) => postAt(department, NOW, { machineMs: () => MACHINE_MS + ms });

test('while another post holds the lease, a post says that it is busy and sends nothing', async () => {
  await takenByADeadPost();
  expect(await postAfter(LEASE_MS - 1)).toEqual({
    at: NOW,
    busy: true,
    letters: {},
    setAside: [],
    more: false,
    oldestSeconds: 0,
    turnedAway: 0,
    leftOpen: 0,
    nobodyTold: 0,
    inDoubt: false,
  });
  expect(ses.arrivals).toEqual([]);
});

test('a lease that a dead post left behind is free after a minute', async () => {
  await takenByADeadPost();
  expect((await postAfter(LEASE_MS)).letters).toEqual({ sent: 1 });
});

test('a post that was really killed leaves its lease, which its successors respect for a minute and no longer', async () => {
  const killed = { when: 'after', write: 1 } as const;
  const ended = await runUntilDeath(
    'test/app/letters/failing/post-and-die.ts',
    department,
    NOW,
    killed,
    ses.endpoint,
  );
  expect(ended).toBe('SIGKILL');
  expect((await postAt(department, NOW, { machineMs: () => Date.now() })).busy).toBe(true);
  const aMinuteLater = { machineMs: () => Date.now() + LEASE_MS + 1000 };
  expect((await postAt(department, NOW, aMinuteLater)).letters).toEqual({ sent: 1 });
});

test('a post that ends gives its lease back at once', async () => {
  expect((await postAfter(0)).busy).toBe(false);
  expect((await postAfter(1)).busy).toBe(false);
});

test('a post that fails gives its lease back as well', async () => {
  const failing = { ...department.store, policyVersions: () => Promise.reject(new Error('no policy')) };
  await expect(postAt({ ...department, store: failing }, NOW)).rejects.toThrow('no policy');
  expect((await postAt(department, NOW)).letters).toEqual({ sent: 1 });
});

test('a post that has lost its lease stops before it is through', async () => {
  const ids = Array.from({ length: 20 }, (_, index) => `D-${index}`);
  await takeIn(department.store, {
    policy: { ...LONDON, digest: { on: false } },
    customers: ids.map((id) => mailed(id)),
    orders: ids.map((id) => order(id, '2011-03-24')),
  });
  await sweepAt(department.store, NOW);
  // The machine slept for nine minutes after its first look at the clock; meanwhile somebody else
  // took over.
  let looks = 0;
  const asleep = { machineMs: () => (++looks === 1 ? MACHINE_MS : MACHINE_MS + 9 * LEASE_MS) };
  const { store } = department;
  const takenOver = {
    ...store,
    async *dueLetters(now: Parameters<typeof store.dueLetters>[0]) {
      await store.acquire('other', '2026-11-21T10:05:00Z', '2026-11-21T10:10:00Z');
      yield* store.dueLetters(now);
    },
  };
  const report = await postAt({ ...department, store: takenOver }, NOW, asleep);
  const states = Object.values(await standing(department));
  expect(states.filter((state) => state === 'queued').length).toBe(21 - (report.letters.sent ?? 0));
  expect(states).toContain('queued');
});
