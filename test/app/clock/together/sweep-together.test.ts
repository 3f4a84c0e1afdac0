import type { TransactWriteItemsCommandInput } from '@aws-sdk/client-dynamodb';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { SweepReport } from '../../../../shared/app/clock/sweep.ts';
import { setPolicy } from '../../../../shared/app/policy/set-policy.ts';
import type { Change } from '../../../../shared/app/ports/changes.ts';
import type { Store } from '../../../../shared/app/ports/store.ts';
import {
  at,
  type Department,
  LONDON,
  openDepartment,
  openOnDatabase,
  policyOf,
} from '../../../fixtures/department.ts';
import { losingReplies } from '../../../fixtures/lost-replies.ts';
import {
  customer,
  everything,
  type Files,
  lettersIn,
  mailed,
  order,
  statesIn,
  sweepAt,
  takeIn,
  takeOrders,
} from '../sweep-scene.ts';

const NOW = '2011-04-01T08:30:00Z';
const IDS = Array.from({ length: 60 }, (_, index) => `C-${index}`);

/** All are idle for a week; half of them get a letter. */
const filesOf = (ids: readonly string[]): Files => ({
  customers: ids.map((id, index) => (index % 2 === 0 ? mailed(id) : customer(id))),
  orders: ids.map((id) => order(id, '2011-03-24')),
});

let department: Department;
let store: Store;
beforeEach(async () => {
  department = await openDepartment();
  ({ store } = department);
  await takeIn(store, filesOf(IDS));
});
afterEach(() => department.stop());

const customersIn = (changes: readonly Change[]) =>
  changes.flatMap((change) => (change.write === 'archive' ? [change.archive.customerId] : []));

/** A store that notes of how many customers each of its commits was. */
function noting(inner: Store, commits: number[] = []) {
  const noted: Store = {
    ...inner,
    commit(changes) {
      commits.push(customersIn(changes).length);
      return inner.commit(changes);
    },
  };
  return { store: noted, commits };
}

/** A store that refuses whatever concerns more than one customer. */
const oneByOne = (inner: Store): Store => ({
  ...inner,
  commit: async (changes) =>
    customersIn(changes).length > 1 ? { done: false, refused: [] } : inner.commit(changes),
});

const counts = ({ looked, opened, ended, lettersQueued, overtaken, late, setAside, more }: SweepReport) => ({
  ...{ looked, opened, ended, lettersQueued, overtaken, late, setAside, more },
});

test('sixty customers are written in two commits, which leave what sixty commits of one leave', async () => {
  const { store: noted, commits } = noting(store);
  const together = await sweepAt(noted, NOW);
  expect(commits.toSorted((a, b) => a - b)).toEqual([27, 33]);

  const other = await openDepartment();
  await takeIn(other.store, filesOf(IDS));
  expect(counts(together)).toEqual(counts(await sweepAt(oneByOne(other.store), NOW)));
  expect(together).toMatchObject({ opened: { 'idle-week': { open: 60 } }, lettersQueued: 30, overtaken: 0 });
  expect(await everything(department.table)).toEqual(await everything(other.table));
  await other.stop();
});

test('a customer whose look writes one change alone is written alone, for half of what it would cost with others', async () => {
  await sweepAt(store, NOW);
  for (const id of IDS.slice(0, 3)) {
    const { archive } = (await store.archive(id))!;
    const again = { ...archive, version: archive.version + 1 };
    await store.commit([{ write: 'archive', archive: again, expected: archive.version, dueAt: NOW }]);
  }
  const { store: noted, commits } = noting(store);
  expect(await sweepAt(noted, NOW)).toMatchObject({ looked: 3, lettersQueued: 0, overtaken: 0 });
  expect(commits).toEqual([1, 1, 1]);
});

test('one customer whom somebody else has seen to in between keeps none of the others waiting', async () => {
  let ordered: string | undefined;
  const interrupted: Store = {
    ...store,
    async commit(changes) {
      if (ordered === undefined) {
        [ordered = ''] = customersIn(changes);
        await takeOrders(store, [order(ordered, '2011-03-31')]);
      }
      return store.commit(changes);
    },
  };
  const { looked, opened, overtaken, setAside } = await sweepAt(interrupted, NOW);
  expect({ looked, opened, overtaken, setAside }).toEqual({
    looked: 60,
    opened: { 'idle-week': { open: 59 } },
    overtaken: 1,
    setAside: [],
  });
  expect(Object.keys(await statesIn(store))).not.toContain(`idle-week:${ordered}:2011-04-01`);
});

test('a policy that is set in between decides about all of them', async () => {
  let set: Promise<unknown> | undefined;
  const interrupted: Store = {
    ...store,
    async commit(changes) {
      const policy = policyOf({ ...LONDON, rules: { 'idle-week': { afterDays: 9 } } });
      set ??= setPolicy(store, policy, '2011-03-20', at('2011-03-19T09:00:00Z'));
      await set;
      return store.commit(changes);
    },
  };
  const report = await sweepAt(interrupted, NOW);
  expect(report.opened).toEqual({});
  expect(report.setAside).toEqual([]);
  expect(report.looked, 'those that were read before it was set').toBeGreaterThanOrEqual(33);
  expect(await statesIn(store)).toEqual({});
});

const opens = (count: number) => ({ opened: { 'idle-week': { open: count } } });

test.for([
  ['lost and asked for again', 1, { ...opens(20), lettersQueued: 10, overtaken: 0 }],
  ['never heard', Number.POSITIVE_INFINITY, { opened: {}, lettersQueued: 0, overtaken: 20 }],
] as const)('a commit of many whose answer is %s is done once', async ([, times, report]) => {
  const onDatabase = await openOnDatabase();
  await takeIn(onDatabase.store, filesOf(IDS.slice(0, 20)));
  const replies = losingReplies(onDatabase.table.client);
  // What is taken apart is heard again.
  const isOfMany = (input: Partial<TransactWriteItemsCommandInput>) =>
    (input.TransactItems ?? []).length > 10;
  replies.lose(times, (_command, input) => isOfMany(input));
  const { looked, opened, lettersQueued, overtaken, setAside } = await sweepAt(onDatabase.store, NOW);
  expect({ looked, opened, lettersQueued, overtaken, setAside }).toEqual({
    looked: 20,
    ...report,
    setAside: [],
  });
  expect(replies.lost()).toBeGreaterThan(0);
  expect(Object.keys(await statesIn(onDatabase.store))).toHaveLength(20);
  expect(await lettersIn(onDatabase.store)).toHaveLength(10);
  await onDatabase.stop();
});
