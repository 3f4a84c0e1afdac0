import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Store } from '../../../shared/app/ports/store.ts';
import type { InstantText } from '../../../shared/domain/time/dates.ts';
import { type Department, openDepartment } from '../../fixtures/department.ts';
import {
  everything,
  lettersIn,
  mailed,
  order,
  statesIn,
  sweepAt,
  takeIn,
  takeOrders,
} from './sweep-scene.ts';

const NOW: InstantText = '2011-04-11T00:05:00Z';

let department: Department;
let store: Store;
beforeEach(async () => {
  department = await openDepartment();
  ({ store } = department);
  await takeIn(store, { customers: [mailed('C-1')], orders: [order('C-1', '2011-04-03')] });
});
afterEach(() => department.stop());

/**
 * A store in which something happens between the first read of a sweep and its first write, for
 * which all writes wait.
 */
function interrupted(happens: () => Promise<unknown>): Store {
  let happening: Promise<unknown> | undefined;
  return {
    ...store,
    async commit(changes) {
      happening ??= happens();
      await happening;
      return store.commit(changes);
    },
  };
}

test('an order that arrives between read and write is not answered with a call', async () => {
  const report = await sweepAt(
    interrupted(() => takeOrders(store, [order('C-1', '2011-04-10')])),
    NOW,
  );

  expect(report).toMatchObject({ looked: 1, opened: {}, lettersQueued: 0, overtaken: 1, setAside: [] });
  expect(await statesIn(store)).toEqual({});
  expect(await lettersIn(store)).toEqual([]);
  expect((await store.archive('C-1'))?.dueAt, 'the week counts from the new order').toBe(
    '2011-04-17T23:00:00Z',
  );
});

test('an order that arrives in between and is older than the last one does not disturb the call', async () => {
  const report = await sweepAt(
    interrupted(() => takeOrders(store, [order('C-1', '2011-04-02')])),
    NOW,
  );
  expect(report).toMatchObject({ overtaken: 0, lettersQueued: 1 });
  expect(await statesIn(store)).toEqual({ 'idle-week:C-1:2011-04-11': 'open' });
});

test('an order that arrives in between and is itself a week old moves the call to its own window', async () => {
  await takeIn(store, { customers: [mailed('C-2')], orders: [order('C-2', '2011-04-01')] });
  const report = await sweepAt(
    interrupted(() => takeOrders(store, [order('C-2', '2011-04-02')])),
    NOW,
  );
  expect(report.setAside).toEqual([]);
  expect(await statesIn(store)).toEqual({
    'idle-week:C-1:2011-04-11': 'open',
    'idle-week:C-2:2011-04-10': 'open',
  });
  expect((await lettersIn(store)).map(({ id }) => id)).toEqual([
    'revisit:idle-week:C-1:2011-04-11',
    'revisit:idle-week:C-2:2011-04-10',
  ]);
});

test('an order that follows right after the write cancels what the write opened', async () => {
  await sweepAt(store, NOW);
  await takeOrders(store, [order('C-1', '2011-04-11')]);
  expect(await statesIn(store)).toEqual({ 'idle-week:C-1:2011-04-11': 'cancelled' });
});

test('a second sweep in between leaves the first with nothing to write', async () => {
  const report = await sweepAt(
    interrupted(async () => {
      await sweepAt(store, NOW);
    }),
    NOW,
  );
  expect(report).toMatchObject({ looked: 1, opened: {}, lettersQueued: 0, overtaken: 1 });
  const once = await everything(department.table);
  await sweepAt(store, NOW);
  expect(await everything(department.table)).toEqual(once);
});
