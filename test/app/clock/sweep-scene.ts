import { type SweepReport, sweep } from '../../../shared/app/clock/sweep.ts';
import {
  type CustomerGiven,
  importCustomers,
} from '../../../shared/app/imports/customers/import-customers.ts';
import type { ImportReport } from '../../../shared/app/imports/import-report.ts';
import { importOrders } from '../../../shared/app/imports/orders/import-orders.ts';
import type { OrderGiven } from '../../../shared/app/imports/orders/order-arrivals.ts';
import { importStaff, type StaffGiven } from '../../../shared/app/imports/staff/import-staff.ts';
import { setPolicy } from '../../../shared/app/policy/set-policy.ts';
import type { Store } from '../../../shared/app/ports/store.ts';
import { currentRulebook } from '../../../shared/app/rulebook.ts';
import type { Task } from '../../../shared/domain/customers/task.ts';
import type { Letter } from '../../../shared/domain/letters/letter.ts';
import type { Role } from '../../../shared/domain/names.ts';
import { type InstantText, type LocalDate, later } from '../../../shared/domain/time/dates.ts';
import { ALL_SHARDS } from '../../../shared/store/keys.ts';
import type { Table } from '../../../shared/store/table.ts';
import { at, LONDON, policyOf, rowsOf } from '../../fixtures/department.ts';

/** What stands in a department's files before the clock starts. */
export interface Files {
  policy?: unknown;
  staff?: readonly StaffGiven[];
  customers?: readonly CustomerGiven[];
  orders?: readonly OrderGiven[];
}

export const member = (id: string, role: Role, facts: Partial<StaffGiven> = {}): StaffGiven => ({
  id,
  name: id,
  role,
  email: null,
  language: null,
  capacity: null,
  supervisor: null,
  department: null,
  substitute: null,
  absentFrom: null,
  absentUntil: null,
  leavesOn: null,
  ...facts,
});

export const customer = (id: string, facts: Partial<CustomerGiven> = {}): CustomerGiven => ({
  id,
  name: null,
  company: null,
  phone: null,
  email: null,
  country: null,
  salesRep: null,
  specialist: null,
  language: null,
  mayMail: null,
  acceptedOn: null,
  createdOn: null,
  enrolledOn: null,
  ...facts,
});

/** The customer has an address and agreed to letters. */
export const mailed = (id: string, facts: Partial<CustomerGiven> = {}): CustomerGiven =>
  customer(id, { email: `${id.toLowerCase()}@example.com`, mayMail: true, ...facts });

/** A valid order at noon; its id follows from customer and date. */
export const order = (customerId: string, on: LocalDate): OrderGiven => ({
  customerId,
  orderId: `${customerId}/${on}`,
  orderedAt: `${on}T12:00:00Z`,
  amount: '10.00',
  currency: 'GBP',
  flag: null,
});

export const ENROLLED: LocalDate = '2011-01-01';
const LATER_THAN_ALL = at('2030-01-01T00:00:00Z');

export async function takeOrders(store: Store, orders: readonly OrderGiven[]): Promise<ImportReport> {
  const rulebook = await currentRulebook(store);
  return importOrders(store, rulebook, rowsOf(orders), { until: undefined, now: LATER_THAN_ALL });
}

/** @param again whether those who were erased may come back. */
export async function takeCustomers(
  store: Store,
  customers: readonly CustomerGiven[],
  again = false,
): Promise<ImportReport> {
  // Nobody enrols a customer years ahead: the file comes on the last day that it names.
  const on = customers.reduce((last, { enrolledOn }) => later(last, enrolledOn ?? last), ENROLLED);
  const options = { enrolledOn: ENROLLED, now: at(`${on}T09:00:00Z`), again };
  return importCustomers(store, await currentRulebook(store), rowsOf(customers), options);
}

/** Takes in the files in the order in which a department would. */
export async function takeIn(store: Store, files: Files): Promise<void> {
  await setPolicy(store, policyOf(files.policy ?? LONDON), undefined, at(`${ENROLLED}T12:00:00Z`));
  await importStaff(store, await currentRulebook(store), rowsOf(files.staff ?? []), ENROLLED);
  await takeCustomers(store, files.customers ?? []);
  await takeOrders(store, files.orders ?? []);
}

export const sweepAt = (store: Store, instant: InstantText): Promise<SweepReport> =>
  sweep(store, at(instant), ALL_SHARDS);

/** The whole table, by key: two tables that are equal hold the same to the last attribute. */
export async function everything(table: Table): Promise<Record<string, unknown>> {
  const items = await Array.fromAsync(table.scan({ consistent: true }));
  const rows = items.map(({ pk, sk, ...rest }): [string, unknown] => [`${pk} ${sk}`, rest]);
  return Object.fromEntries(rows.sort(([a], [b]) => (a < b ? -1 : 1)));
}

export const tasksIn = async (store: Store): Promise<Task[]> =>
  (await Array.fromAsync(store.everyTask())).sort((a, b) => (a.id < b.id ? -1 : 1));

export const lettersIn = async (store: Store): Promise<Letter[]> =>
  (await Array.fromAsync(store.everyLetter())).sort((a, b) => (a.id < b.id ? -1 : 1));

/** `{'idle-week:C-1:2011-01-09': 'open'}`. */
export const statesIn = async (store: Store): Promise<Record<string, string>> =>
  Object.fromEntries((await tasksIn(store)).map(({ id, state }) => [id, state]));
