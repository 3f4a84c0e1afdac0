import { afterEach, beforeEach, expect, test } from 'vitest';
import { postHandler } from '../../functions/post.ts';
import type { PostServices } from '../../shared/app/letters/post-services.ts';
import { mailed, order, sweepAt, takeIn } from '../app/clock/sweep-scene.ts';
import { sendingTo, standing } from '../app/letters/post-scene.ts';
import { at, type DepartmentOnDatabase, LONDON, openOnDatabase } from '../fixtures/department.ts';
import { type Mailbox, openMailbox } from '../fixtures/mailbox.ts';
import { contextOf } from './lambda.ts';

const LETTER = 'revisit:idle-week:C-1:2011-10-01';

let mailbox: Mailbox;
let department: DepartmentOnDatabase;
let handler: ReturnType<typeof postHandler>;
let budgetsMs: number[];
beforeEach(async () => {
  mailbox = await openMailbox();
  department = await openOnDatabase(sendingTo(mailbox.endpoint));
  budgetsMs = [];
  const office = (budgetMs: number): PostServices => {
    budgetsMs.push(budgetMs);
    return department.postServices(budgetMs);
  };
  handler = postHandler(() => ({
    ...department,
    postServices: office,
    now: () => at('2011-10-01T12:00:00Z'),
  }));
  await takeIn(department.store, {
    policy: { ...LONDON, digest: { on: false } },
    customers: [mailed('C-1')],
    orders: [order('C-1', '2011-09-23')],
  });
  await sweepAt(department.store, '2011-10-01T00:05:00Z');
});
afterEach(() => Promise.all([department.stop(), mailbox.stop()]));

test('the scheduler’s event posts what is due at the time for which it was scheduled', async () => {
  expect(await handler({ at: '2011-10-01T06:59:59Z' }, contextOf('post'))).toMatchObject({ letters: {} });
  expect(await mailbox.letters()).toEqual([]);
  expect(await handler({ at: '2011-10-01T07:00:00Z' }, contextOf('post'))).toEqual({
    at: '2011-10-01T07:00:00Z',
    busy: false,
    more: false,
    letters: { sent: 1 },
    setAside: [],
    oldestSeconds: 0,
    turnedAway: 0,
    leftOpen: 0,
    nobodyTold: 0,
    inDoubt: false,
  });
  expect(await standing(department)).toEqual({ [LETTER]: 'sent' });
  expect(await mailbox.letters()).toHaveLength(1);
});

test('without a time the function posts by its own clock', async () => {
  const report = await handler({}, contextOf('post'));
  expect(report).toMatchObject({ at: '2011-10-01T12:00:00Z', letters: { sent: 1 } });
});

test('the run tells by how many seconds the letter that waited longest was late', async () => {
  expect(await handler({ at: '2011-10-01T07:15:01Z' }, contextOf('post'))).toMatchObject({
    letters: { sent: 1 },
    oldestSeconds: 901,
    turnedAway: 0,
  });
  expect(await handler({ at: '2011-10-01T07:16:00Z' }, contextOf('post'))).toMatchObject({
    letters: {},
    oldestSeconds: 0,
    turnedAway: 0,
  });
});

test('the function keeps fifteen seconds of its time to settle the letters under way', async () => {
  await handler({ at: '2011-10-01T12:00:00Z' }, contextOf('post', 60_000));
  expect(budgetsMs).toEqual([45_000]);
});

test('with more time than that it runs fifty seconds, so that the next run finds what the clock owes meanwhile', async () => {
  for (const [leftMs, budgetMs] of [
    [64_999, 49_999],
    [65_000, 50_000],
    [300_000, 50_000],
  ] as const) {
    await handler({ at: '2011-10-01T12:00:00Z' }, contextOf('post', leftMs));
    expect(budgetsMs.at(-1)).toBe(budgetMs);
  }
});

test('a function that has no time left begins no letter', async () => {
  const { more } = await handler({ at: '2011-10-01T12:00:00Z' }, contextOf('post', 10_000));
  expect(more).toBe(true);
  expect(await mailbox.letters()).toEqual([]);
  expect(await standing(department)).toEqual({ [LETTER]: 'queued' });
});

test.for([
  [{ at: 'noon' }, 'noon is no instant such as 2026-11-23T00:30:00Z'],
  [{ at: 12 }, 'expected string'],
  [null, 'expected object'],
] as const)(
  'an event that nobody should send is refused, and says what is wrong with it: %j',
  async ([event, says]) => {
    await expect(handler(event as never, contextOf('post'))).rejects.toThrow(says);
    expect(await mailbox.letters()).toEqual([]);
  },
);
