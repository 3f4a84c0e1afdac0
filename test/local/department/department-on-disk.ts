import { databaseClient } from '../../../functions/runtime/database.ts';
import { DEFAULT_TABLE, ensureTable } from '../../../local/department/department.ts';
import { startEmbeddedDatabase } from '../../../local/department/embedded-database.ts';
import { sweep } from '../../../shared/app/clock/sweep.ts';
import { importCustomers } from '../../../shared/app/imports/customers/import-customers.ts';
import { importOrders } from '../../../shared/app/imports/orders/import-orders.ts';
import { importStaff } from '../../../shared/app/imports/staff/import-staff.ts';
import { setPolicy } from '../../../shared/app/policy/set-policy.ts';
import { currentRulebook } from '../../../shared/app/rulebook.ts';
import { type DynamoTable, dynamoTable } from '../../../shared/store/dynamodb/dynamo-table.ts';
import { ALL_SHARDS } from '../../../shared/store/keys.ts';
import { storeOf } from '../../../shared/store/store.ts';
import { customer, everything, type Files, mailed, member, order } from '../../app/clock/sweep-scene.ts';
import { at, LONDON, policyOf, rowsOf } from '../../fixtures/department.ts';

/**
 * Where the clock of the department stands: Monday, 9 o'clock in London. It never goes back, and this is far ahead of
 * the machine's, so nothing that is said or written depends on when the tests run.
 */
export const NOW = '2099-09-28T08:00:00Z';

/** One task of every rule is open, and one was missed. */
export const TASKS = {
  idle: 'idle-week:C-IDLE:2099-09-28',
  month: 'monthly-touch:C-MONTH:2099-09-21',
  visit: 'annual-visit:C-VISIT:2099-09-15',
  missed: 'idle-week:C-MISSED:2099-09-13',
} as const;

const STAFF = [
  member('B-1', 'supervisor', { name: 'Bea', email: 'bea@example.com' }),
  member('S-1', 'specialist', { name: 'Ann', email: 'ann@example.com', supervisor: 'B-1' }),
  member('S-2', 'specialist', { name: 'Sam', supervisor: 'B-1' }),
];

const CUSTOMERS = [
  mailed('C-IDLE', { specialist: 'S-1', company: 'Tea & Co' }),
  customer('C-MONTH', { specialist: 'S-2', enrolledOn: '2099-09-10' }),
  customer('C-VISIT', { specialist: 'S-1', enrolledOn: '2098-10-15' }),
  customer('C-MISSED', { specialist: 'S-2' }),
  customer('C-NEW', { specialist: 'S-2', acceptedOn: '2099-09-10', enrolledOn: '2099-09-27' }),
];

const ORDERS = [
  order('C-IDLE', '2099-09-20'),
  order('C-MONTH', '2099-08-20'),
  order('C-VISIT', '2099-09-25'),
  order('C-MISSED', '2099-09-05'),
];

/** Works on the database in a folder without the command line. */
async function inFolder<T>(folder: string, work: (table: DynamoTable) => Promise<T>): Promise<T> {
  const database = await startEmbeddedDatabase(folder);
  const client = databaseClient(database.endpoint);
  try {
    await ensureTable(client, DEFAULT_TABLE);
    return await work(dynamoTable({ client, name: DEFAULT_TABLE }));
  } finally {
    client.destroy();
    await database.stop();
  }
}

/** The whole table that the command line has in a folder. */
export const tableIn = (folder: string): Promise<Record<string, unknown>> => inFolder(folder, everything);

/** Makes a department of these files, whose clock stands at NOW. */
const make = (folder: string, files: Required<Files>): Promise<void> =>
  inFolder(folder, async (table) => {
    const store = storeOf(table);
    const now = at(NOW);
    await setPolicy(store, policyOf(files.policy), undefined, at('2099-01-01T00:00:00Z'));
    const rulebook = await currentRulebook(store);
    await importStaff(store, rulebook, rowsOf(files.staff), rulebook.zone.dateAt(now));
    await importCustomers(store, rulebook, rowsOf(files.customers), { enrolledOn: '2099-01-01', now });
    await importOrders(store, rulebook, rowsOf(files.orders), { until: undefined, now });
    await sweep(store, now, ALL_SHARDS);
  });

/** A small department in which something of everything happened. */
export const departmentIn = (folder: string): Promise<void> =>
  make(folder, { policy: LONDON, staff: STAFF, customers: CUSTOMERS, orders: ORDERS });

/** A department of `count` customers whom nobody looks after; every second one has an open task. */
export function crowdIn(folder: string, count: number): Promise<void> {
  const ids = Array.from({ length: count }, (_, index) => `C-${index}`);
  const orders = ids.map((id, index) => order(id, index % 2 === 0 ? '2099-09-20' : '2099-09-25'));
  return make(folder, { policy: LONDON, staff: [], customers: ids.map((id) => customer(id)), orders });
}
