import { isDeepStrictEqual } from 'node:util';
import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  type Department,
  type DepartmentOnDatabase,
  openDepartment,
  openOnDatabase,
} from '../../fixtures/department.ts';
import type { Death } from './crash-client.ts';
import { diesHere, writesOf } from './crash-here.ts';
import { runUntilDeath } from './crash-process.ts';
import { customer, everything, type Files, mailed, member, order, sweepAt, takeIn } from './sweep-scene.ts';

const SCRIPT = 'test/fixtures/sweep-and-die.ts';
const YESTERDAY = '2011-03-31T08:30:00Z';
const TODAY = '2011-04-01T08:30:00Z';

/** So many that not all are looked at in one commit. */
const CROWD = Array.from({ length: 64 }, (_, index) => `C-CROWD-${index}`);

/**
 * Today one customer turns idle and a crowd with it, one begins its second month (which closes a
 * window of the first), one call is missed, and two people get their digest.
 */
const FILES: Files = {
  staff: [
    member('S-1', 'specialist', { email: 'ann@example.com' }),
    member('B-1', 'supervisor', { email: 'boss@example.com' }),
  ],
  customers: [
    mailed('C-IDLE'),
    ...CROWD.map((id) => customer(id)),
    mailed('C-MONTH'),
    customer('C-MISSED'),
    mailed('C-FRESH'),
  ],
  orders: [
    ...['C-IDLE', ...CROWD].map((id) => order(id, '2011-03-24')),
    order('C-MONTH', '2011-01-31'),
    order('C-MISSED', '2011-03-17'),
    order('C-FRESH', '2011-03-30'),
  ],
};

const opened: Department[] = [];
afterAll(() => Promise.all(opened.map((department) => department.stop())));

async function ready<D extends Department>(next: D): Promise<D> {
  opened.push(next);
  await takeIn(next.store, FILES);
  await sweepAt(next.store, YESTERDAY);
  return next;
}

let undisturbed: Record<string, unknown>;
let writes = 0;
beforeAll(async () => {
  const calm = await ready(await openDepartment());
  writes = await writesOf(calm, (store) => sweepAt(store, TODAY));
  undisturbed = await everything(calm.table);
});

/** A department whose sweep was killed: at its first and its last write by a real signal. */
async function killed(death: Death): Promise<Department> {
  const { when, write } = death;
  if (write === 1 || write === writes) {
    const disturbed: DepartmentOnDatabase = await ready(await openOnDatabase());
    expect(await runUntilDeath(SCRIPT, disturbed, TODAY, death), `${when} write ${write}`).toBe('SIGKILL');
    return disturbed;
  }
  const disturbed = await ready(await openDepartment());
  const ended = await diesHere(disturbed, death, (store) => sweepAt(store, TODAY));
  expect(ended, `${when} write ${write}`).toBe('died');
  return disturbed;
}

test('a sweep that was killed at any of its writes, and is run again, leaves what an undisturbed one leaves', async () => {
  expect(writes).toBeGreaterThanOrEqual(6);
  let cutShort = 0;
  for (let write = 1; write <= writes; write++)
    await Promise.all(
      (['before', 'after'] as const).map(async (when) => {
        const disturbed = await killed({ when, write });
        if (!isDeepStrictEqual(await everything(disturbed.table), undisturbed)) cutShort++;

        await sweepAt(disturbed.store, TODAY);
        expect(await everything(disturbed.table), `${when} write ${write}`).toEqual(undisturbed);
      }),
    );
  expect(cutShort, 'the killed sweeps had left work undone').toBeGreaterThan(writes);
});

test('a sweep that outlives its last write ends by itself', async () => {
  const survivor = await ready(await openOnDatabase());
  const ended = await runUntilDeath(SCRIPT, survivor, TODAY, { when: 'before', write: writes + 1 });
  expect(ended).toBe(0);
  expect(await everything(survivor.table)).toEqual(undisturbed);
});
