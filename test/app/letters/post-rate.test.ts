import { afterEach, beforeEach, expect, test } from 'vitest';
import { postLetters } from '../../../shared/app/letters/post-letters.ts';
import type { PostReport } from '../../../shared/app/letters/post-services.ts';
import type { Store } from '../../../shared/app/ports/store.ts';
import { at, type Department, openDepartment } from '../../fixtures/department.ts';
import { type FailingSes, startFailingSes } from '../../fixtures/failing-ses.ts';
import { sweepAt, takeIn } from '../clock/sweep-scene.ts';
import { mostInOneSecond, type VirtualClock, virtualClock } from './post-clock.ts';
import { owingTo, sendingTo } from './post-scene.ts';

const NOW = '2011-04-01T12:00:00Z';
const START_MS = at(NOW).epochMilliseconds;

let ses: FailingSes;
let department: Department;
let clock: VirtualClock;
beforeEach(async () => {
  ses = await startFailingSes();
});
afterEach(() => Promise.all([department.stop(), ses.stop()]));

async function owing(letters: number, rate: string): Promise<void> {
  department = await openDepartment({ ...sendingTo(ses.endpoint), SEND_RATE: rate });
  clock = virtualClock(department.table, START_MS);
  const ids = Array.from({ length: letters }, (_, index) => `C-${index}`);
  await takeIn(department.store, owingTo(ids));
  await sweepAt(department.store, NOW);
}

const post = (budgetMs = 600_000, store: Store = department.store): Promise<PostReport> =>
  postLetters(store, clock.watched(department.postServices(budgetMs)), at(NOW));

test.for([
  ['1', 6, 1],
  ['3', 10, 3],
  ['14', 30, 14],
] as const)('at %s letters a second, no second has more', async ([rate, letters, most]) => {
  await owing(letters, rate);
  expect((await post()).letters).toEqual({ sent: letters });
  expect(clock.sentMs).toHaveLength(letters);
  expect(mostInOneSecond(clock.sentMs)).toBeLessThanOrEqual(most);
  expect(mostInOneSecond(clock.sentMs), 'and it is made use of').toBeGreaterThan(most / 2);
});

test('a slow rate is kept as well: one letter in two seconds', async () => {
  await owing(5, '0.5');
  await post();
  const gaps = clock.sentMs.slice(1).map((ms, index) => ms - clock.sentMs[index]!);
  expect(Math.min(...gaps)).toBeGreaterThanOrEqual(2000);
});

test('runs back to back keep the rate between the last letter of one and the first of the next', async () => {
  await owing(20, '1');
  await post(2_000);
  const first = clock.sentMs.length;
  await post();
  expect(first, 'the first run stopped in the middle').toBeLessThan(20);
  expect(clock.sentMs).toHaveLength(20);
  expect(mostInOneSecond(clock.sentMs)).toBe(1);
});

test('of two posts that start at the same time one works and the other says that it is busy', async () => {
  await owing(8, '2');
  const reports = await Promise.all([post(), post()]);
  expect(reports.map(({ busy }) => busy).sort()).toEqual([false, true]);
  expect(reports.map(({ letters }) => letters.sent ?? 0).sort()).toEqual([0, 8]);
  expect(mostInOneSecond(clock.sentMs)).toBe(2);
  expect(ses.arrivals).toHaveLength(8);
});

test('a long run keeps its lease, so that a post which starts minutes later is still busy', async () => {
  await owing(70, '1');
  const long = post();
  for (let asked = 0; asked < 3; asked++) {
    await clock.wait(21_000);
    expect((await post()).busy).toBe(true);
  }
  expect((await long).letters).toEqual({ sent: 70 });
  expect(mostInOneSecond(clock.sentMs)).toBe(1);
});

test('no letter is begun later than the budget allows', async () => {
  await owing(12, '1');
  await post(3_000);
  expect(Math.max(...clock.sentMs) - START_MS).toBeLessThanOrEqual(3_000);
});

test('a run of fifty seconds leaves the rest to the next one, and says that there is more', async () => {
  await owing(60, '1');
  expect((await post(50_000)).more).toBe(true);
  const first = clock.sentMs.length;
  expect(Math.max(...clock.sentMs) - START_MS).toBeLessThanOrEqual(50_000);
  expect(first, 'and it is made use of').toBeGreaterThan(40);
  expect(await post(50_000)).toMatchObject({ more: false, letters: { sent: 60 - first } });
});

test('at the slowest rate the last letters keep the lease as well', async () => {
  await owing(8, '0.1');
  const long = post();
  await clock.wait(61_000);
  expect((await post()).busy).toBe(true);
  await long;
  const gaps = clock.sentMs.slice(1).map((ms, index) => ms - clock.sentMs[index]!);
  expect(Math.min(...gaps)).toBeGreaterThanOrEqual(10_000);
});

test('a claim that takes long does not bring two letters into one second', async () => {
  await owing(4, '1');
  let claims = 0;
  const { store } = department;
  const slow: Store = {
    ...store,
    async commit(changes) {
      const committed = await store.commit(changes);
      const claim = changes.some((change) => change.write === 'letter' && change.letter.state === 'claimed');
      if (claim && ++claims === 1) await clock.wait(200);
      return committed;
    },
  };
  await post(600_000, slow);
  expect(mostInOneSecond(clock.sentMs)).toBe(1);
});
