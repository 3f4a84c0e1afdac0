import { type Order, plainDecimal } from '../../../domain/customers/order.ts';
import type { RowFault } from '../../../domain/faults/faults.ts';
import { by } from '../../../domain/in-order.ts';
import type { InstantText, LocalDate } from '../../../domain/time/dates.ts';
import type { OrderKey, StoredArchive } from '../../ports/customers.ts';
import type { Store } from '../../ports/store.ts';
import type { Tally } from '../tally.ts';
import { unknownCustomer } from '../unknown-customer.ts';

/** An order of a file, with its line and its local date. */
export interface Arrival {
  line: number;
  order: Order;
  on: LocalDate;
  /** What the file does not say of it. */
  silent: { currency: boolean; flag: boolean };
}

/** What is stored where orders arrive. */
interface Destination {
  archives: Map<string, StoredArchive>;
  orders: readonly Order[];
  /** Those that have an archive to go to. */
  arrivals: readonly Arrival[];
}

const placeOf = ({ customerId, orderId }: OrderKey): string => `${customerId}\n${orderId}`;

/**
 * Reads what is stored where orders arrive. A row that meets no archive, or a record that cannot be
 * read, is reported.
 */
export async function destinationOf(
  store: Store,
  given: readonly Arrival[],
  tally: Tally,
): Promise<Destination> {
  const unreadable = new Set<string>();
  const customerIds = new Set(given.map(({ order }) => order.customerId));
  // A batch may not ask for a key twice.
  const distinct = new Map(given.map(({ order }) => [placeOf(order), order]));
  const [archives, orders] = await Promise.all([
    store.archives([...customerIds], (customerId) => unreadable.add(customerId)),
    store.orders([...distinct.values()], (order) => unreadable.add(placeOf(order))),
  ]);
  const unknown = [...customerIds].filter((id) => !archives.has(id) && !unreadable.has(id));
  const erased = await store.lastErasures(unknown);
  const faultOf = ({ customerId, orderId }: Order): RowFault | undefined => {
    if (unreadable.has(customerId)) return { code: 'unreadable-record', path: 'customerId', id: customerId };
    if (!archives.has(customerId)) return unknownCustomer(customerId, erased.get(customerId));
    return unreadable.has(placeOf({ customerId, orderId }))
      ? { code: 'unreadable-record', path: 'orderId', id: orderId }
      : undefined;
  };
  const arrivals = given.filter(({ line, order }) => {
    const fault = faultOf(order);
    if (fault) tally.count(line, { fault });
    return fault === undefined;
  });
  return { archives, orders, arrivals };
}

const sameOrder = (a: Order, b: Order): boolean =>
  plainDecimal(a.amount) === plainDecimal(b.amount) &&
  a.currency === b.currency &&
  a.orderedAt === b.orderedAt &&
  a.flag === b.flag;

/** What a file does not speak of stays as it is on record: a cancelled order stays cancelled. */
const completed = ({ order, silent }: Arrival, before: Order): Order => ({
  ...order,
  currency: silent.currency ? before.currency : order.currency,
  flag: silent.flag ? before.flag : order.flag,
});

/** An order that is stored already and that a file gives otherwise now. */
export interface Correction extends Arrival {
  before: Order;
}

/** What of a customer's orders in a file is new, and what is another now; both oldest first. */
export interface News {
  fresh: Arrival[];
  corrected: Correction[];
}

const byTime = by<Arrival>(
  ({ order }) => order.orderedAt,
  ({ order }) => order.orderId,
);

/** Sorts out what is new; what is stored just so is unchanged. A file gives each order once. */
export function newsOf(given: readonly Arrival[], stored: readonly Order[], tally: Tally): News {
  const known = new Map(stored.map((order) => [order.orderId, order]));
  const news: News = { fresh: [], corrected: [] };
  for (const arrival of given) {
    const before = known.get(arrival.order.orderId);
    if (!before) {
      news.fresh.push(arrival);
      continue;
    }
    const order = completed(arrival, before);
    if (sameOrder(before, order)) tally.count(arrival.line, 'unchanged');
    else news.corrected.push({ ...arrival, order, before });
  }
  news.fresh.sort(byTime);
  news.corrected.sort(byTime);
  return news;
}

export interface OrderGiven {
  customerId: string;
  orderId: string;
  orderedAt: InstantText;
  amount: string;
  currency: string | null;
  /** Other than empty: no valid order. */
  flag: string | null;
  /** What the source's own word for the order's state says, beside the flag. */
  status?: { counts: boolean; word: string } | null;
}
