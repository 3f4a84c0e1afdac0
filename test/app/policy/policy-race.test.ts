import { beforeEach, expect, test } from 'vitest';
import { archiveChange } from '../../../shared/app/archive-change.ts';
import { sweep } from '../../../shared/app/clock/sweep.ts';
import { recordTouch } from '../../../shared/app/follow-up/record-touch.ts';
import { importCustomers } from '../../../shared/app/imports/customers/import-customers.ts';
import { importOrders } from '../../../shared/app/imports/orders/import-orders.ts';
import { setPolicy } from '../../../shared/app/policy/set-policy.ts';
import type { Change } from '../../../shared/app/ports/changes.ts';
import type { Store } from '../../../shared/app/ports/store.ts';
import { currentRulebook } from '../../../shared/app/rulebook.ts';
import type { Rulebook } from '../../../shared/domain/follow-up/rulebook.ts';
import { ALL_SHARDS } from '../../../shared/store/keys.ts';
import { at, LONDON, policyOf, rowsOf } from '../../fixtures/department.ts';
import { customer, member, order, sweepAt } from '../clock/sweep-scene.ts';
import { type Desk, openDesk } from '../imports/import-desk.ts';

const EARLY = { ...LONDON, rules: { 'idle-week': { afterDays: 3 } } };
const NOW = at('2011-09-22T12:00:00Z');
const IDS = Array.from({ length: 100 }, (_, index) => `C-${String(index).padStart(3, '0')}`);

let desk: Desk;
let old: Rulebook;
const setEarly = () => setPolicy(desk.store, policyOf(EARLY), '2011-09-21', NOW);

/**
 * Whoever reads the policies through it sees them as they were, the first time; then they have
 * changed.
 */
function behind(store: Store): Store {
  let before: ReturnType<Store['policyVersions']> | undefined = store
    .policyVersions()
    .then((all) => all.slice(0, 1));
  return {
    ...store,
    policyVersions() {
      const first = before;
      before = undefined;
      return first ?? store.policyVersions();
    },
  };
}

/** Archives whose next look is not what the rules say. */
async function astray(): Promise<string[]> {
  const rulebook = await currentRulebook(desk.store);
  const stored = await Array.fromAsync(desk.store.everyArchive());
  return stored
    .filter(({ archive, dueAt }) => archiveChange(archive, rulebook).dueAt !== dueAt)
    .map(({ archive }) => archive.customerId);
}

const missed = async (): Promise<number> =>
  (await Array.fromAsync(desk.store.everyTask())).filter(({ state }) => state === 'missed').length;

beforeEach(async () => {
  desk = await openDesk();
  await desk.takeStaff([member('S-1', 'specialist', { capacity: 500 })]);
  await desk.takeCustomers(IDS.map((id) => customer(id, { enrolledOn: '2011-09-01' })));
  old = await currentRulebook(desk.store);
});

test('an import that read the old policy and commits after the recount leaves no old look behind', async () => {
  await setEarly();
  const orders = IDS.map((id) => order(id, '2011-09-20'));
  await importOrders(desk.store, old, rowsOf(orders), { until: undefined, now: NOW });
  const late = ['N-1', 'N-2'].map((id) => customer(id, { enrolledOn: '2011-09-22' }));
  expect(
    await importCustomers(desk.store, old, rowsOf(late), { enrolledOn: '2011-09-01', now: NOW }),
  ).toMatchObject({ added: 2, faults: [] });
  expect(await astray()).toEqual([]);
  await sweepAt(desk.store, '2011-09-24T00:05:00Z');
  expect((await desk.store.openTasksOf('S-1')).filter(({ rule }) => rule === 'idle-week')).toHaveLength(100);
  expect(await missed()).toBe(0);
});

test('a touch and a sweep that read the old policy decide again by the new one', async () => {
  await desk.takeOrders(
    IDS.map((id) => order(id, '2011-09-13')),
    { now: at('2011-09-13T13:00:00Z') },
  );
  await setEarly();
  const touch = { customerId: 'C-000', channel: 'phone', by: 'S-1', at: NOW, outcome: 'fine' } as const;
  await recordTouch(behind(desk.store), touch, NOW);
  expect(await astray()).toEqual([]);
  expect(await sweep(behind(desk.store), NOW, ALL_SHARDS)).toMatchObject({ setAside: [] });
  expect(await astray()).toEqual([]);
});

test('it is the number of the rulebook that keeps an old one from being written', async () => {
  const orders = IDS.map((id) => order(id, '2011-09-20'));
  const unnumbered = ({ ...change }: Change): Change => {
    if (change.write === 'archive') delete change.countedBy;
    return change;
  };
  await setEarly();
  const careless: Store = {
    ...desk.store,
    commit: (changes) => desk.store.commit(changes.map(unnumbered)),
  };
  await importOrders(careless, old, rowsOf(orders), { until: undefined, now: NOW });
  expect(await astray()).toHaveLength(100);
});
