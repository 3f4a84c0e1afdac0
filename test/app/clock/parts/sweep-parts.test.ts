import { beforeAll, expect, test } from 'vitest';
import { splitInto } from '../../../../shared/app/clock/parts.ts';
import type { Parts } from '../../../../shared/app/ports/clock.ts';
import type { Store } from '../../../../shared/app/ports/store.ts';
import { ALL_SHARDS } from '../../../../shared/store/keys.ts';
import { lettersIn, sweepAt } from '../sweep-scene.ts';
import {
  atOnce,
  fullDepartment,
  inOrder,
  isDigest,
  MINUTE_LATER,
  partAt,
  type Work,
  workOf,
  workOfOne,
} from './sweep-parts-scene.ts';

let byOne: Work;
beforeAll(async () => {
  byOne = await workOfOne();
});

test('the control: one sweep opens tasks, queues letters and digests, and leaves nothing due', () => {
  expect(byOne.tasks.length).toBeGreaterThan(20);
  expect(byOne.letters.filter(({ content }) => content.kind === 'revisit').length).toBeGreaterThan(5);
  expect(byOne.letters.filter(({ content }) => content.kind === 'digest')).toHaveLength(4);
  expect(byOne.due).toBe(0);
});

const backwards = (store: Store, parts: number[][]) => inOrder(store, parts.toReversed());

test.for([
  [1, 'alone', inOrder],
  [4, 'one after the other', inOrder],
  [4, 'the last one first', backwards],
  [4, 'at once', atOnce],
  [16, 'at once', atOnce],
] as const)('%i parts, %s, do what one sweep does', async ([parts, , run]) => {
  const department = await fullDepartment();
  await run(department.store, splitInto(parts as Parts, ALL_SHARDS));
  await sweepAt(department.store, MINUTE_LATER);
  expect(await workOf(department)).toEqual(byOne);
});

test('no digest leaves before the customers of the other parts were looked at', async () => {
  const department = await fullDepartment();
  const { store } = department;
  const digests = async () => (await lettersIn(store)).filter(isDigest).length;
  const parts = splitInto(4, ALL_SHARDS);
  for (const shards of parts.slice(0, -1)) {
    await partAt(store, shards);
    expect(await digests()).toBe(0);
  }
  await partAt(store, parts.at(-1)!);
  await sweepAt(store, MINUTE_LATER);
  expect(await digests()).toBe(4);
});

test('two functions that work on the same part at the same time do its work once', async () => {
  const department = await fullDepartment();
  const parts = splitInto(4, ALL_SHARDS);
  await atOnce(department.store, [...parts, ...parts]);
  await sweepAt(department.store, MINUTE_LATER);
  expect(await workOf(department)).toEqual(byOne);
});
