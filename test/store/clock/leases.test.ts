import { afterEach, beforeEach, expect, test } from 'vitest';
import type { InstantText } from '../../../shared/domain/time/dates.ts';
import { type DepartmentOnDatabase, openOnDatabase } from '../../fixtures/department.ts';

let department: DepartmentOnDatabase;
beforeEach(async () => {
  department = await openOnDatabase();
});
afterEach(() => department.stop());

const NO_DOUBTS = { inARow: 0, lastMs: 0 };

const at = (second: number): InstantText =>
  `2026-11-21T10:00:${String(second).padStart(2, '0')}Z` as InstantText;

test('a lease has one holder at a time', async () => {
  const { store } = department;
  expect(await store.acquire('one', at(0), at(30))).toEqual({ freeFromMs: 0, doubts: NO_DOUBTS });
  expect(await store.acquire('two', at(1), at(31))).toBeUndefined();
});

test('of many who ask at the same time one gets it', async () => {
  const holders = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'];
  const answers = await Promise.all(holders.map((holder) => department.store.acquire(holder, at(0), at(30))));
  expect(answers.filter((answer) => answer !== undefined)).toHaveLength(1);
});

test('a lease that was not given back is free at its end, and not a second before', async () => {
  const { store } = department;
  await store.acquire('dead', at(0), at(30));
  expect(await store.acquire('next', at(29), at(59))).toBeUndefined();
  expect(await store.acquire('next', at(30), at(59))).toEqual({ freeFromMs: 0, doubts: NO_DOUBTS });
});

test('a lease that was given back is free at once, and tells the next holder when to begin', async () => {
  const { store } = department;
  await store.acquire('one', at(0), at(30));
  await store.release('one', { freeFromMs: 1_795_255_201_050, doubts: { inARow: 2, lastMs: 7 } });
  expect(await store.acquire('two', at(1), at(31))).toEqual({
    freeFromMs: 1_795_255_201_050,
    doubts: { inARow: 2, lastMs: 7 },
  });
});

test('a holder may stay longer', async () => {
  const { store } = department;
  await store.acquire('one', at(0), at(30));
  expect(await store.renew('one', at(50))).toBe(true);
  expect(await store.acquire('two', at(30), at(59))).toBeUndefined();
  expect(await store.acquire('two', at(50), at(59))).toBeDefined();
});

test('who has lost the lease can neither stay longer nor give away what belongs to somebody else', async () => {
  const { store } = department;
  await store.acquire('slow', at(0), at(10));
  await store.acquire('next', at(10), at(40));
  expect(await store.renew('slow', at(59))).toBe(false);
  await store.release('slow', { freeFromMs: 5, doubts: NO_DOUBTS });
  expect(await store.acquire('third', at(39), at(59))).toBeUndefined();
  expect(await store.acquire('third', at(40), at(59)), 'nor move its beginning').toEqual({
    freeFromMs: 0,
    doubts: NO_DOUBTS,
  });
});
