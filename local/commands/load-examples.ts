import { fileURLToPath } from 'node:url';
import { Temporal } from 'temporal-polyfill';
import { importBalances } from '../../shared/app/imports/balances/import-balances.ts';
import { importCustomers } from '../../shared/app/imports/customers/import-customers.ts';
import type { Row } from '../../shared/app/imports/import-report.ts';
import { importOrders } from '../../shared/app/imports/orders/import-orders.ts';
import { importStaff } from '../../shared/app/imports/staff/import-staff.ts';
import { setPolicy } from '../../shared/app/policy/set-policy.ts';
import type { Store } from '../../shared/app/ports/store.ts';
import { currentRulebook } from '../../shared/app/rulebook.ts';
import { addDays, daysBetween, instantText, type LocalDate } from '../../shared/domain/time/dates.ts';
import type { Zone } from '../../shared/domain/time/zone.ts';
import { fileSource } from '../../shared/files/formats/source.ts';
import { balanceRows, customerRows, orderRows, staffRows } from '../../shared/files/rows/row-readers.ts';
import { readPolicy } from '../verbs/policy.ts';

/** The day from which the dates of the examples count. */
const EXAMPLES_COUNT_FROM: LocalDate = '2026-11-23';

const example = (name: string): string => fileURLToPath(new URL(`../../examples/${name}`, import.meta.url));

export interface Loaded {
  staff: number;
  customers: number;
  orders: number;
}

const changed = <T>(rows: AsyncIterable<Row<T>>, change: (value: T) => T): AsyncIterable<Row<T>> => ({
  async *[Symbol.asyncIterator]() {
    for await (const row of rows) yield 'value' in row ? { ...row, value: change(row.value) } : row;
  },
});

/**
 * The made-up department, with all its dates moved so that it is as old at `now` as it is on paper.
 */
export async function loadExamples(store: Store, now: Temporal.Instant): Promise<Loaded> {
  const read = await readPolicy(example('policy.json'));
  if ('faults' in read) throw new Error('examples/policy.json is no policy');
  await setPolicy(store, read.policy, undefined, now);
  const rulebook = await currentRulebook(store);
  const today = rulebook.zone.dateAt(now);
  const days = daysBetween(EXAMPLES_COUNT_FROM, today);
  const moved = (date: LocalDate | null) => date && addDays(date, days);

  const source = (name: string) => [fileSource(example(name)), example(name)] as const;
  const staff = await importStaff(store, rulebook, (await staffRows(...source('staff.csv'))).rows, today);
  const customers = await importCustomers(
    store,
    rulebook,
    changed((await customerRows(...source('customers.csv'))).rows, (row) => ({
      ...row,
      acceptedOn: moved(row.acceptedOn),
      createdOn: moved(row.createdOn),
      enrolledOn: moved(row.enrolledOn),
    })),
    { enrolledOn: today, now },
  );
  const orders = await importOrders(
    store,
    rulebook,
    changed((await orderRows(...source('orders.csv'), rulebook.zone)).rows, (row) => ({
      ...row,
      orderedAt: sameTimeLater(row.orderedAt, days, rulebook.zone),
    })),
    { until: undefined, now },
  );
  await importBalances(
    store,
    rulebook,
    changed((await balanceRows(...source('balances.csv'))).rows, (row) => ({
      ...row,
      asOf: moved(row.asOf),
    })),
    { today },
  );
  return { staff: staff.added, customers: customers.added, orders: orders.added };
}

const sameTimeLater = (at: string, days: number, zone: Zone) =>
  instantText(Temporal.Instant.from(at).toZonedDateTimeISO(zone.id).add({ days }).toInstant());
