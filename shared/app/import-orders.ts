import pMap from 'p-map';
import { Temporal } from 'temporal-polyfill';
import { type InstantText, instantText, type LocalDate } from '../domain/dates.ts';
import { Refusal, type RowFault } from '../domain/faults.ts';
import { ordersArrived } from '../domain/happenings.ts';
import type { Order } from '../domain/order.ts';
import type { Rulebook } from '../domain/rulebook.ts';
import { nextLook } from '../domain/verdict.ts';
import { dueAtStartOf } from './follow-customer.ts';
import { emptyReport, type ImportReport, inGroups, type Progress, type Row } from './import-report.ts';
import { type Change, MOST_CHANGES, type Store, type StoredArchive } from './ports.ts';

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
  progress?: Progress;
}

/** An order of the file, with its line and its local date. */
interface Arrival {
  line: number;
  order: Order;
  on: LocalDate;
}

const GROUP_ROWS = 20_000;
const AT_ONCE = 24;
const MOST_TRIES = 8;
/** Leaves room in a commit for the archive and for the tasks that the orders cancel. */
const ORDERS_IN_A_COMMIT = MOST_CHANGES - 40;

const sameOrder = (a: Order, b: Order): boolean =>
  Number(a.amount) === Number(b.amount) && a.orderedAt === b.orderedAt && a.flag === b.flag;

const describe = ({ amount, currency, orderedAt, flag }: Order): string =>
  [amount, currency, orderedAt, flag].filter((part) => part !== '').join(' ');

const differs = (stored: Order, given: Order): RowFault => ({
  code: 'order-differs',
  orderId: given.orderId,
  stored: describe(stored),
  given: describe(given),
});

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
  for await (const group of inGroups(rows, GROUP_ROWS)) {
    const arrivals = wanted(group, rulebook, options, report);
    if (arrivals.length > 0) await store.recordDatedIn(rulebook.zone.id);
    let done = report.rows + group.length - arrivals.length;
    await takeInGroup(store, rulebook, arrivals, instantText(options.now), report, (taken) => {
      done += taken;
      options.progress?.(done);
    });
    report.rows += group.length;
  }
  report.faults.sort((a, b) => a.line - b.line);
  return report;
}

/** The rows that are orders and wanted; the others are counted. */
function wanted(
  rows: readonly Row<OrderGiven>[],
  rulebook: Rulebook,
  { until, now }: OrderImport,
  report: ImportReport,
): Arrival[] {
  const latest = instantText(now);
  return rows.flatMap((row): Arrival[] => {
    if ('fault' in row) {
      report.faults.push(row);
      return [];
    }
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

async function takeInGroup(
  store: Store,
  rulebook: Rulebook,
  arrivals: readonly Arrival[],
  recordedAt: InstantText,
  report: ImportReport,
  taken: Progress,
): Promise<void> {
  const byCustomer = Map.groupBy(arrivals, ({ order }) => order.customerId);
  const ids = [...byCustomer.keys()];
  const [archives, orders] = await Promise.all([
    store.archives(ids),
    store.orders(distinct(arrivals).map(({ order }) => order)),
  ]);
  const ordersBefore = Map.groupBy(orders, ({ customerId }) => customerId);
  await pMap(
    byCustomer,
    async ([customerId, given]) => {
      const stored = archives.get(customerId);
      if (stored) {
        const fresh = unknownOrders(given, ordersBefore.get(customerId) ?? [], report);
        for (let start = 0; start < fresh.length; start += ORDERS_IN_A_COMMIT) {
          const slice = fresh.slice(start, start + ORDERS_IN_A_COMMIT);
          await takeIn(
            store,
            rulebook,
            start === 0 ? stored : await archiveOf(store, customerId),
            slice,
            recordedAt,
            report,
          );
        }
      } else
        for (const { line } of given)
          report.faults.push({ line, fault: { code: 'unknown-customer', customerId } });
      taken(given.length);
    },
    { concurrency: AT_ONCE },
  );
}

/** One arrival for each order id of a customer: a batch may not ask for a key twice. */
const distinct = (arrivals: readonly Arrival[]): Arrival[] => [
  ...new Map(
    arrivals.map((arrival) => [`${arrival.order.customerId}\n${arrival.order.orderId}`, arrival]),
  ).values(),
];

/** The orders that are new, oldest first. One that is there already is unchanged, or a fault when it says otherwise. */
function unknownOrders(given: readonly Arrival[], stored: readonly Order[], report: ImportReport): Arrival[] {
  const known = new Map(stored.map((order) => [order.orderId, order]));
  const fresh: Arrival[] = [];
  for (const arrival of given) {
    const before = known.get(arrival.order.orderId);
    if (!before) {
      known.set(arrival.order.orderId, arrival.order);
      fresh.push(arrival);
    } else if (sameOrder(before, arrival.order)) report.unchanged++;
    else report.faults.push({ line: arrival.line, fault: differs(before, arrival.order) });
  }
  return fresh.sort((a, b) => (a.order.orderedAt < b.order.orderedAt ? -1 : 1));
}

async function archiveOf(store: Store, customerId: string): Promise<StoredArchive> {
  const stored = await store.archive(customerId);
  if (!stored) throw new Refusal({ code: 'no-customer', customerId });
  return stored;
}

/** One customer's new orders in one commit; when a sweep or another import came between, reads and decides again. */
async function takeIn(
  store: Store,
  rulebook: Rulebook,
  { archive: read }: StoredArchive,
  given: readonly Arrival[],
  recordedAt: InstantText,
  report: ImportReport,
): Promise<void> {
  const { customerId } = read;
  let before = read;
  let arrivals = given;
  for (let tries = 0; tries < MOST_TRIES && arrivals.length > 0; tries++) {
    const { archive, ended } = ordersArrived(
      before,
      arrivals.map(({ order, on }) => ({ ...order, on })),
    );
    const dueAt = dueAtStartOf(nextLook(archive, rulebook), rulebook);
    const next = { ...archive, version: archive.version + 1 };
    const committed = await store.commit([
      ...(archive === before
        ? []
        : [{ write: 'archive', archive: next, expected: before.version, dueAt } as const]),
      ...arrivals.map(({ order }): Change => ({ write: 'order', order })),
      ...ended.map(({ task, end }): Change => ({ write: 'task-end', customerId, task, end, recordedAt })),
    ]);
    if (committed.done) {
      report.added += arrivals.length;
      return;
    }
    arrivals = unknownOrders(arrivals, await store.orders(arrivals.map(({ order }) => order)), report);
    before = (await archiveOf(store, customerId)).archive;
  }
  if (arrivals.length > 0) throw new Refusal({ code: 'busy', what: customerId });
}
