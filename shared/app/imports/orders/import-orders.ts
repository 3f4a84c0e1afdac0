import { Temporal } from 'temporal-polyfill';
import type { Rulebook } from '../../../domain/follow-up/rulebook.ts';
import { instantText, type LocalDate } from '../../../domain/time/dates.ts';
import { knownOn } from '../../follow-up/catch-up.ts';
import type { Store } from '../../ports/store.ts';
import { emptyReport, type GoodRow, type ImportReport, type Progress, type Row } from '../import-report.ts';
import { inOrder, takeable } from '../keyed-rows.ts';
import { deliver } from './deliver-orders.ts';
import type { Arrival, OrderGiven } from './order-arrivals.ts';
import { summedLines } from './summed-lines.ts';

export interface OrderImport {
  /** Orders after this local date are left out; undefined takes all. */
  until: LocalDate | undefined;
  /** Orders after this moment are refused. */
  now: Temporal.Instant;
  /** False for a file without any column for it: then what is cancelled stays cancelled. */
  saysStatus?: boolean;
  /** Rows of one order are its lines, and are added up. */
  sumLines?: boolean | undefined;
  /**
   * Where the department's clock stands, which may be elsewhere in a rehearsal; without it, where
   * its latest sweep left it.
   */
  clock?: Temporal.Instant;
  progress?: Progress;
}

/** About so many orders are looked up at once; those of one customer always together. */
const GROUP_ROWS = 4_000;

const ORDER_KEY = {
  path: 'orderId',
  id: ({ orderId }: OrderGiven) => orderId,
  keyOf: ({ customerId, orderId }: OrderGiven) => `${customerId}\n${orderId}`,
  items: true,
} as const;

/** The orders of whole customers, in groups. The customers come in the order of the file. */
function* byCustomers(arrivals: readonly Arrival[]): Generator<Arrival[]> {
  let group: Arrival[] = [];
  for (const ofCustomer of Map.groupBy(arrivals, ({ order }) => order.customerId).values()) {
    for (const arrival of ofCustomer) group.push(arrival);
    if (group.length < GROUP_ROWS) continue;
    yield group;
    group = [];
  }
  if (group.length > 0) yield group;
}

/**
 * Takes in orders: new ones, and stored ones that are another now, such as cancelled. All that a
 * file says of a customer is taken in together, whatever the order of its rows: the orders, the new
 * D0 and the tasks they end are one commit. So an import that was killed can be run again, and the
 * same file twice changes nothing.
 */
export async function importOrders(
  store: Store,
  rulebook: Rulebook,
  rows: AsyncIterable<Row<OrderGiven>>,
  options: OrderImport,
): Promise<ImportReport> {
  const report = emptyReport();
  const orders = options.sumLines ? summedLines(rows) : rows;
  const arrivals: Arrival[] = [];
  for await (const row of takeable(orders, ORDER_KEY, report)) {
    const arrival = wanted(row, rulebook, options, report);
    if (arrival) arrivals.push(arrival);
  }
  let done = report.rows - arrivals.length;
  options.progress?.(done);
  if (arrivals.length > 0) await store.recordDatedIn(rulebook.zone.id);
  const intake = {
    store,
    rulebook,
    now: options.now,
    knownOn: await knownOn(store, rulebook, options.clock),
  };
  for (const group of byCustomers(arrivals))
    await deliver(intake, group, report, (taken) => {
      done += taken;
      options.progress?.(done);
    });
  return inOrder(report);
}

/** The order of a row, if it is wanted; all others are counted. */
function wanted(
  row: GoodRow<OrderGiven>,
  rulebook: Rulebook,
  { until, now, saysStatus = true }: OrderImport,
  report: ImportReport,
): Arrival | undefined {
  const { customerId, orderId, orderedAt, amount, currency, flag, status } = row.value;
  const on = rulebook.zone.dateAt(Temporal.Instant.from(orderedAt));
  if (until !== undefined && on > until) {
    report.leftOut++;
    return undefined;
  }
  const latest = instantText(now);
  if (orderedAt > latest) {
    report.faults.push({ line: row.line, fault: { code: 'future-order', orderedAt, now: latest } });
    return undefined;
  }
  const fallen = status && !status.counts ? status.word : '';
  const order = { customerId, orderId, orderedAt, amount, currency: currency ?? '', flag: flag ?? fallen };
  const silent = { currency: currency === null, flag: !saysStatus };
  return { line: row.line, order, on, silent };
}
