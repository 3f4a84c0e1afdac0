import { onTestFinished } from 'vitest';
import type { CustomerGiven } from '../../../shared/app/imports/customers/customer-archive.ts';
import {
  type CustomerImport,
  importCustomers,
} from '../../../shared/app/imports/customers/import-customers.ts';
import type { ImportReport, Row } from '../../../shared/app/imports/import-report.ts';
import { importOrders, type OrderImport } from '../../../shared/app/imports/orders/import-orders.ts';
import type { OrderGiven } from '../../../shared/app/imports/orders/order-arrivals.ts';
import { importStaff, type StaffGiven } from '../../../shared/app/imports/staff/import-staff.ts';
import { setPolicy } from '../../../shared/app/policy/set-policy.ts';
import { currentRulebook } from '../../../shared/app/rulebook.ts';
import { sentencesIn } from '../../../shared/domain/sentences/sentences-in.ts';
import type { InstantText, LocalDate } from '../../../shared/domain/time/dates.ts';
import { at, type Department, LONDON, openDepartment, policyOf, rowsOf } from '../../fixtures/department.ts';

const NOW = at('2011-12-31T12:00:00Z');

/** What a test or a CSV reader hands in. */
type Given<T> = readonly T[] | AsyncIterable<Row<T>>;

const rows = <T>(given: Given<T>): AsyncIterable<Row<T>> =>
  Symbol.asyncIterator in given ? given : rowsOf(given);

/**
 * A department at whose desk files arrive, on New Year's Eve of 2011 unless a test says otherwise.
 */
export interface Desk extends Department {
  takeStaff(staff: Given<StaffGiven>, today?: LocalDate): ReturnType<typeof importStaff>;
  takeCustomers(customers: Given<CustomerGiven>, options?: Partial<CustomerImport>): Promise<ImportReport>;
  takeOrders(orders: Given<OrderGiven>, options?: Partial<OrderImport>): Promise<ImportReport>;
}

/** Opens a desk for one test and closes it after the test. */
export async function openDesk(policy: unknown = LONDON): Promise<Desk> {
  const department = await openDepartment();
  onTestFinished(() => department.stop());
  const { store } = department;
  await setPolicy(store, policyOf(policy), undefined, at('2011-01-01T00:00:00Z'));
  const rulebook = await currentRulebook(store);
  return {
    ...department,
    takeStaff: (staff, today = rulebook.zone.dateAt(NOW)) => importStaff(store, rulebook, rows(staff), today),
    takeCustomers: (customers, options) =>
      importCustomers(store, rulebook, rows(customers), { enrolledOn: '2011-01-01', now: NOW, ...options }),
    takeOrders: (orders, options) =>
      importOrders(store, rulebook, rows(orders), { until: undefined, now: NOW, ...options }),
  };
}

/** An order of an hour and id of its own. */
export const bought = (
  customerId: string,
  orderId: string,
  orderedAt: InstantText,
  facts: Partial<OrderGiven> = {},
): OrderGiven => ({ customerId, orderId, orderedAt, amount: '10.00', currency: 'GBP', flag: null, ...facts });

/** What a report says of the rows it refused: their lines, in English and in Chinese. */
export const complaintsOf = ({ faults }: ImportReport): readonly [number, string, string][] =>
  faults.map(({ line, fault }) => [line, sentencesIn('en').fault(fault), sentencesIn('zh').fault(fault)]);

/** The counts of a report without its faults. */
export const countsOf = ({ rows, added, changed, unchanged, leftOut, faults }: ImportReport) => ({
  rows,
  added,
  changed,
  unchanged,
  leftOut,
  refused: faults.length,
});
