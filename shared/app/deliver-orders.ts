import pMap from 'p-map';
import type { Archive } from '../domain/archive.ts';
import type { InstantText } from '../domain/dates.ts';
import { ordersArrived } from '../domain/happenings.ts';
import type { Rulebook } from '../domain/rulebook.ts';
import type { ImportReport, Progress } from './import-report.ts';
import { type Arrival, destinationOf, newOrders } from './order-arrivals.ts';
import { type Change, MOST_CHANGES, type Store } from './ports.ts';
import { committedTogether, troubleOf } from './row-trouble.ts';
import { archiveChange, persistently } from './saving.ts';

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

/**
 * What a delivery writes: the orders, and the new D0 with the tasks it cancels if it moves. Orders that do not move it ask that the
 * customer was not erased meanwhile, since nobody would find them afterwards.
 */
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
    archive === before ? { write: 'archive-exists', customerId } : archiveChange(archive, rulebook),
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
  const known = await destinationOf(store, arrivals, report);
  const ordersBefore = Map.groupBy(known.orders, ({ customerId }) => customerId);
  const first: Delivery[] = [];
  const further: Delivery[] = [];
  for (const [customerId, given] of Map.groupBy(known.arrivals, ({ order }) => order.customerId)) {
    const archive = known.archives.get(customerId)?.archive;
    if (!archive) continue;
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
      const done = await committedTogether(store, changes);
      for (const delivery of deliveries) {
        if (done) report.added += delivery.arrivals.length;
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
  const attempt = async () => {
    const known = await destinationOf(store, arrivals, report);
    arrivals = newOrders(known.arrivals, known.orders, report);
    const archive = known.archives.get(customerId)?.archive;
    if (!archive || arrivals.length === 0) return 0;
    const committed = await store.commit(changesOf({ archive, arrivals }, rulebook, recordedAt));
    return committed.done ? arrivals.length : undefined;
  };
  try {
    const added = await persistently(customerId, attempt);
    report.added += added;
  } catch (error) {
    const fault = troubleOf(error, 'customerId', customerId);
    report.faults.push(...arrivals.map(({ line }) => ({ line, fault })));
  }
}
