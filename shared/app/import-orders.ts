import { Temporal } from 'temporal-polyfill';
import { type InstantText, instantText, type LocalDate } from '../domain/dates.ts';
import type { Rulebook } from '../domain/rulebook.ts';
import { deliver } from './deliver-orders.ts';
import {
  emptyReport,
  type GoodRow,
  type ImportReport,
  inGroups,
  type Progress,
  type Row,
} from './import-report.ts';
import { inOrder, takeable } from './keyed-rows.ts';
import type { Arrival } from './order-arrivals.ts';
import type { Store } from './ports.ts';
import { summedLines } from './summed-lines.ts';

export interface OrderGiven {
  customerId: string;
  orderId: string;
  orderedAt: InstantText;
  amount: string;
  currency: string | null;
  flag: string | null;
}

export interface OrderImport {
  /** Orders after this local date are left out; undefined takes all. */
  until: LocalDate | undefined;
  /** Orders after this moment are refused. */
  now: Temporal.Instant;
  /** Rows of one order are its lines, and are added up. */
  sumLines?: boolean | undefined;
  progress?: Progress;
}

const GROUP_ROWS = 4_000;

const ORDER_KEY = {
  path: 'orderId',
  id: ({ orderId }: OrderGiven) => orderId,
  keyOf: ({ customerId, orderId }: OrderGiven) => `${customerId}\n${orderId}`,
  items: true,
} as const;

/**
 * Takes in orders. Each customer's orders of a group, the new D0 and the tasks they cancel are one commit, so an import
 * that was killed can be run again, and the same file twice changes nothing.
 */
export async function importOrders(
  store: Store,
  rulebook: Rulebook,
  rows: AsyncIterable<Row<OrderGiven>>,
  options: OrderImport,
): Promise<ImportReport> {
  const report = emptyReport();
  const orders = options.sumLines ? summedLines(rows) : rows;
  for await (const group of inGroups(takeable(orders, ORDER_KEY, report), GROUP_ROWS)) {
    const arrivals = wanted(group, rulebook, options, report);
    if (arrivals.length > 0) await store.recordDatedIn(rulebook.zone.id);
    let done = report.rows - arrivals.length;
    await deliver(store, rulebook, arrivals, instantText(options.now), report, (taken) => {
      done += taken;
      options.progress?.(done);
    });
  }
  options.progress?.(report.rows);
  return inOrder(report);
}

/** The rows that are orders and wanted; the others are counted. */
function wanted(
  rows: readonly GoodRow<OrderGiven>[],
  rulebook: Rulebook,
  { until, now }: OrderImport,
  report: ImportReport,
): Arrival[] {
  const latest = instantText(now);
  return rows.flatMap((row): Arrival[] => {
    const { customerId, orderId, orderedAt, amount, currency, flag } = row.value;
    const on = rulebook.zone.dateAt(Temporal.Instant.from(orderedAt));
    if (until !== undefined && on > until) {
      report.leftOut++;
      return [];
    }
    if (orderedAt > latest) {
      report.faults.push({ line: row.line, fault: { code: 'future-order', orderedAt, now: latest } });
      return [];
    }
    const order = { customerId, orderId, orderedAt, amount, currency: currency ?? '', flag: flag ?? '' };
    return [{ line: row.line, order, on }];
  });
}
