import pMap from 'p-map';
import type { Archive } from '../domain/archive.ts';
import type { InstantText, LocalDate } from '../domain/dates.ts';
import { Refusal, type RowFault } from '../domain/faults.ts';
import { ordersArrived } from '../domain/happenings.ts';
import { type Order, plainDecimal } from '../domain/order.ts';
import type { Rulebook } from '../domain/rulebook.ts';
import type { ImportReport, Progress } from './import-report.ts';
import { type Change, MOST_CHANGES, type Store } from './ports.ts';
import { archiveChange, persistently } from './saving.ts';

/** An order of a file, with its line and its local date. */
export interface Arrival {
  line: number;
  order: Order;
  on: LocalDate;
}

/** One customer's new orders and the archive they arrive at. */
interface Delivery {
  archive: Archive;
  arrivals: readonly Arrival[];
}

/** Deliveries that travel in one commit, with what they change. */
interface Parcel {
  deliveries: Delivery[];
  changes: Change[];
}

const AT_ONCE = 8;
/** Leaves room in a commit for the archive and for the tasks that the orders cancel. */
const MOST_ORDERS_IN_A_DELIVERY = MOST_CHANGES - 40;

const sameOrder = (a: Order, b: Order): boolean =>
  plainDecimal(a.amount) === plainDecimal(b.amount) &&
  a.currency === b.currency &&
  a.orderedAt === b.orderedAt &&
  a.flag === b.flag;

const describe = ({ amount, currency, orderedAt, flag }: Order): string =>
  [amount, currency, orderedAt, flag].filter((part) => part !== '').join(' ');

const differs = (stored: Order, given: Order): RowFault => ({
  code: 'order-differs',
  orderId: given.orderId,
  stored: describe(stored),
  given: describe(given),
});

/** The orders that are new, oldest first. One that is there already is unchanged, or a fault when it says otherwise. */
function newOrders(given: readonly Arrival[], stored: readonly Order[], report: ImportReport): Arrival[] {
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

/** One arrival for each order id of a customer: a batch may not ask for a key twice. */
const distinct = (arrivals: readonly Arrival[]): Arrival[] => [
  ...new Map(
    arrivals.map((arrival) => [`${arrival.order.customerId}\n${arrival.order.orderId}`, arrival]),
  ).values(),
];

/** What a delivery writes: the orders, and the new D0 with the tasks it cancels if it moves. */
function changesOf(
  { archive: before, arrivals }: Delivery,
  rulebook: Rulebook,
  recordedAt: InstantText,
): Change[] {
  const { archive, ended } = ordersArrived(
    before,
    arrivals.map(({ order, on }) => ({ ...order, on })),
  );
  const { customerId } = archive;
  return [
    ...(archive === before ? [] : [archiveChange(archive, rulebook)]),
    ...arrivals.map(({ order }): Change => ({ write: 'order', order })),
    ...ended.map(({ task, end }): Change => ({ write: 'task-end', customerId, task, end, recordedAt })),
  ];
}

function packed(deliveries: readonly Delivery[], rulebook: Rulebook, recordedAt: InstantText): Parcel[] {
  const parcels: Parcel[] = [];
  for (const delivery of deliveries) {
    const changes = changesOf(delivery, rulebook, recordedAt);
    const last = parcels.at(-1);
    if (last && last.changes.length + changes.length <= MOST_CHANGES) {
      last.deliveries.push(delivery);
      last.changes.push(...changes);
    } else parcels.push({ deliveries: [delivery], changes });
  }
  return parcels;
}

/**
 * Brings orders to their archives, many customers in one commit. A commit that is refused, because a sweep or another
 * import was there first, is taken apart and each customer is read and decided again.
 *
 * @param taken is told how many arrivals are done.
 */
export async function deliver(
  store: Store,
  rulebook: Rulebook,
  arrivals: readonly Arrival[],
  recordedAt: InstantText,
  report: ImportReport,
  taken: Progress,
): Promise<void> {
  const byCustomer = Map.groupBy(arrivals, ({ order }) => order.customerId);
  const [archives, stored] = await Promise.all([
    store.archives([...byCustomer.keys()]),
    store.orders(distinct(arrivals).map(({ order }) => order)),
  ]);
  const ordersBefore = Map.groupBy(stored, ({ customerId }) => customerId);
  const first: Delivery[] = [];
  const further: Delivery[] = [];
  for (const [customerId, given] of byCustomer) {
    const archive = archives.get(customerId)?.archive;
    if (!archive) {
      for (const { line } of given)
        report.faults.push({ line, fault: { code: 'unknown-customer', customerId } });
      continue;
    }
    const fresh = newOrders(given, ordersBefore.get(customerId) ?? [], report);
    for (let start = 0; start < fresh.length; start += MOST_ORDERS_IN_A_DELIVERY)
      (start === 0 ? first : further).push({
        archive,
        arrivals: fresh.slice(start, start + MOST_ORDERS_IN_A_DELIVERY),
      });
  }
  const fresh = [...first, ...further].reduce((sum, delivery) => sum + delivery.arrivals.length, 0);
  taken(arrivals.length - fresh);

  await pMap(
    packed(first, rulebook, recordedAt),
    async ({ deliveries, changes }) => {
      const committed = await store.commit(changes);
      for (const delivery of deliveries) {
        if (committed.done) report.added += delivery.arrivals.length;
        else await deliverAlone(store, rulebook, delivery, recordedAt, report);
        taken(delivery.arrivals.length);
      }
    },
    { concurrency: AT_ONCE },
  );
  for (const delivery of further) {
    await deliverAlone(store, rulebook, delivery, recordedAt, report);
    taken(delivery.arrivals.length);
  }
}

async function deliverAlone(
  store: Store,
  rulebook: Rulebook,
  delivery: Delivery,
  recordedAt: InstantText,
  report: ImportReport,
): Promise<void> {
  const { customerId } = delivery.archive;
  let { arrivals } = delivery;
  const added = await persistently(customerId, async () => {
    const [stored, orders] = await Promise.all([
      store.archive(customerId),
      store.orders(arrivals.map(({ order }) => order)),
    ]);
    if (!stored) throw new Refusal({ code: 'no-customer', customerId });
    arrivals = newOrders(arrivals, orders, report);
    const committed = await store.commit(
      changesOf({ archive: stored.archive, arrivals }, rulebook, recordedAt),
    );
    return committed.done ? arrivals.length : undefined;
  });
  report.added += added;
}
