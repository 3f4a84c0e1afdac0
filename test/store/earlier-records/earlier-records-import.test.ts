import { expect, test } from 'vitest';
import { recordTouch } from '../../../shared/app/follow-up/record-touch.ts';
import { importCustomers } from '../../../shared/app/imports/customers/import-customers.ts';
import { importOrders } from '../../../shared/app/imports/orders/import-orders.ts';
import { importStaff } from '../../../shared/app/imports/staff/import-staff.ts';
import { setPolicy } from '../../../shared/app/policy/set-policy.ts';
import { currentRulebook } from '../../../shared/app/rulebook.ts';
import { fileSource } from '../../../shared/files/formats/source.ts';
import { customerRows, orderRows, staffRows } from '../../../shared/files/rows/row-readers.ts';
import { everything } from '../../app/clock/sweep-scene.ts';
import { at, type Department } from '../../fixtures/department.ts';
import {
  departmentOf,
  EARLIER,
  type Earlier,
  NEXT_MORNING,
  recordedFile,
} from '../../fixtures/records/earlier-records.ts';

const now = at(NEXT_MORNING);
const fileOf = (version: Earlier, name: string) => {
  const path = recordedFile(version, name);
  return [fileSource(path), path] as const;
};

async function importAgain({ store }: Department, version: Earlier) {
  const rulebook = await currentRulebook(store);
  const staff = await staffRows(...fileOf(version, 'staff.csv'));
  const customers = await customerRows(...fileOf(version, 'customers.csv'));
  const orders = await orderRows(...fileOf(version, 'orders.csv'), rulebook.zone);
  return [
    await importStaff(store, rulebook, staff.rows, rulebook.zone.dateAt(now)),
    await importCustomers(store, rulebook, customers.rows, { enrolledOn: '2026-11-02', now }),
    await importOrders(store, rulebook, orders.rows, { until: undefined, now }),
  ];
}

test.each(EARLIER)('the files that %s imported change nothing today', async (version) => {
  const department = await departmentOf(version);
  const before = await everything(department.table);
  for (const report of await importAgain(department, version)) {
    expect(report.rows).toBeGreaterThan(0);
    expect(report).toMatchObject({ added: 0, changed: 0, unchanged: report.rows, faults: [] });
  }
  expect(await everything(department.table)).toEqual(before);
});

test.each(EARLIER)('a policy that %s holds is not set again, and a new one is its third', async (version) => {
  const { store } = await departmentOf(version);
  const [, second] = await store.policyVersions();
  const again = await setPolicy(store, second!.policy, undefined, now);
  expect(again).toMatchObject({ new: false, version: { version: 2 } });
  const changed = { ...second!.policy, digest: { ...second!.policy.digest, at: '09:15' } };
  const third = await setPolicy(store, changed, '2026-12-08', now);
  expect(third).toMatchObject({ new: true, version: { version: 3, effectiveOn: '2026-12-08' } });
});

// The first version did not tell two notes of one moment apart; since then the note is part of what
// a touch is.
test.each(EARLIER.filter((version) => version !== 'cdc26aa'))(
  'a contact that %s recorded is known',
  async (version) => {
    const { store } = await departmentOf(version);
    const said = {
      customerId: 'C-1002',
      channel: 'phone',
      by: 'S-02',
      outcome: 'wants a quotation',
    } as const;
    const recorded = await recordTouch(store, { ...said, at: at('2026-11-23T02:00:00Z') }, now);
    expect(recorded).toMatchObject({ new: false, done: [] });
    expect((await store.touchesOfCustomer('C-1002')).length).toBe(1);
  },
);
