import { afterEach, beforeEach, expect, test } from 'vitest';
import { setPolicy } from '../../../shared/app/policy/set-policy.ts';
import type { Store } from '../../../shared/app/ports/store.ts';
import { policyKey } from '../../../shared/store/keys.ts';
import { at, type Department, LONDON, openDepartment, policyOf } from '../../fixtures/department.ts';
import {
  customer,
  everything,
  type Files,
  order,
  statesIn,
  sweepAt,
  takeIn,
  takeOrders,
} from '../clock/sweep-scene.ts';
import { spoil } from '../clock/unreadable/poison-scene.ts';

const QUIET = { ...LONDON, rules: { 'idle-week': { on: false } } };
const APRIL = '2011-04-01';
const NOW = at('2011-03-20T12:00:00Z');
/** Their windows open on the fifth and on the eighth of April. */
const FILES = {
  customers: [customer('C-1'), customer('C-2')],
  orders: [order('C-1', '2011-03-28'), order('C-2', '2011-03-31')],
};
const FIRST_TASK = 'idle-week:C-1:2011-04-05';
const SECOND_TASK = 'idle-week:C-2:2011-04-08';

let department: Department;
let store: Store;
beforeEach(async () => {
  department = await openDepartment();
  ({ store } = department);
});
afterEach(() => department.stop());

/** The first version governs until April, then the second. */
async function withTwo(first: unknown, second: unknown, files: Files = FILES): Promise<void> {
  await takeIn(store, { ...files, policy: first });
  expect((await setPolicy(store, policyOf(second), APRIL, NOW)).version.version).toBe(2);
}
const versions = async () => (await store.policyVersions()).map(({ version }) => version);

const WAYS = [
  { policy: 'no policy' },
  { policy: { zone: 'Europe/Atlantis' } },
  { kind: 'parcel' },
  { effectiveOn: 'soon' },
  { policy: undefined },
];

test.for(WAYS)(
  'while the newest version is bad the one before it governs, and it is told which: %j',
  async (way) => {
    await withTwo(LONDON, QUIET, { customers: FILES.customers });
    const mend = await spoil(department, policyKey(2), way);
    await takeOrders(store, FILES.orders);
    expect(await versions()).toEqual([1]);
    expect(department.leftOut.map(({ key }) => key)).toContain('POLICY 000002');
    await sweepAt(store, '2011-04-05T00:05:00Z');
    expect(await statesIn(store)).toEqual({ [FIRST_TASK]: 'open' });

    await mend();
    expect(await versions()).toEqual([1, 2]);
    await sweepAt(store, '2011-04-08T00:05:00Z');
    expect(await statesIn(store), 'mended, it governs again').toEqual({ [FIRST_TASK]: 'open' });
  },
);

test('the control: had the second version stayed bad, the second customer would have been called as well', async () => {
  await withTwo(LONDON, QUIET, { customers: FILES.customers });
  await spoil(department, policyKey(2), WAYS[0]!);
  await takeOrders(store, FILES.orders);
  await sweepAt(store, '2011-04-08T00:05:00Z');
  expect(await statesIn(store)).toEqual({ [FIRST_TASK]: 'open', [SECOND_TASK]: 'open' });
});

test('what only the bad version asks for is opened once it was mended and set again, as long as its window is open', async () => {
  await withTwo(QUIET, LONDON);
  const mend = await spoil(department, policyKey(2), WAYS[0]!);
  await sweepAt(store, '2011-04-08T00:05:00Z');
  expect(await statesIn(store)).toEqual({});

  await mend();
  const again = await setPolicy(store, policyOf(LONDON), APRIL, at('2011-04-09T12:00:00Z'));
  expect(again).toMatchObject({ new: false, archivesMoved: 2 });
  await sweepAt(store, '2011-04-09T12:01:00Z');
  expect(await statesIn(store)).toEqual({ [FIRST_TASK]: 'open', [SECOND_TASK]: 'open' });
});

test('a new version can be set beside a bad one: it takes the next number and governs', async () => {
  await withTwo(LONDON, { ...LONDON, rules: { 'annual-visit': { on: false } } });
  const mend = await spoil(department, policyKey(2), WAYS[0]!);
  const { version } = await setPolicy(store, policyOf(QUIET), '2011-04-06', NOW);
  expect(version.version).toBe(3);
  expect(await versions()).toEqual([1, 3]);
  await sweepAt(store, '2011-04-08T00:05:00Z');
  expect(await statesIn(store)).toEqual({ [FIRST_TASK]: 'open' });
  await mend();
  expect(await versions()).toEqual([1, 2, 3]);
});

test('what was opened under a version that went bad is still ended by it', async () => {
  await withTwo(LONDON, { ...LONDON, rules: { 'annual-visit': { on: false } } });
  await sweepAt(store, '2011-04-05T00:05:00Z');
  await spoil(department, policyKey(2), WAYS[0]!);
  const { setAside } = await sweepAt(store, '2011-04-12T00:05:00Z');
  expect(setAside).toEqual([]);
  expect(await statesIn(store)).toMatchObject({ [FIRST_TASK]: 'missed', [SECOND_TASK]: 'open' });
});

test('when no version can be read the sweep fails and changes nothing, and goes on once one is mended', async () => {
  await takeIn(store, FILES);
  const mend = await spoil(department, policyKey(1), WAYS[0]!);
  const before = await everything(department.table);
  await expect(sweepAt(store, '2011-04-05T00:05:00Z')).rejects.toThrow('no policy version can be read');
  expect(await everything(department.table)).toEqual(before);
  await mend();
  await sweepAt(store, '2011-04-05T00:05:00Z');
  expect(await statesIn(store)).toEqual({ [FIRST_TASK]: 'open' });
});
