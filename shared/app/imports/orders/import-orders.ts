import { Temporal } from 'temporal-polyfill';
import type { Rulebook } from '../../../domain/follow-up/rulebook.ts';
import { instantText, type LocalDate } from '../../../domain/time/dates.ts';
import { knownOn } from '../../follow-up/catch-up.ts';
import type { Store } from '../../ports/store.ts';
import type { GoodRow, ImportReport, Progress, Row } from '../import-report.ts';
import { importRows } from '../import-rows.ts';
import type { Tally } from '../tally.ts';
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
const GROUP_ROWS = 40_000;

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
export const importOrders = (
  store: Store,
  rulebook: Rulebook,
  rows: AsyncIterable<Row<OrderGiven>>,
  options: OrderImport,
): Promise<ImportReport> =>
  importRows(
    rows,
    {
      key: {
        path: 'orderId',
        id: ({ orderId }) => orderId,
        keyOf: ({ customerId, orderId }) => `${customerId}\n${orderId}`,
        items: true,
      },
      joined: options.sumLines ? summedLines : undefined,
      wanted: (given, tally) => given.flatMap((row) => wanted(row, rulebook, options, tally)),
      groups: byCustomers,
      async takeIn(group, tally) {
        await store.recordDatedIn(rulebook.zone.id);
        const { now, clock } = options;
        const intake = { store, rulebook, now, knownOn: await knownOn(store, rulebook, clock) };
        await deliver(intake, group, tally);
      },
    },
    options.progress,
  );

/** The order of a row, if it is wanted; all others are counted. */
function wanted(
  { line, value }: GoodRow<OrderGiven>,
  rulebook: Rulebook,
  { until, now, saysStatus = true }: OrderImport,
  tally: Tally,
): Arrival[] {
  const { customerId, orderId, orderedAt, amount, currency, flag, status } = value;
  const on = rulebook.zone.dateAt(Temporal.Instant.from(orderedAt));
  if (until !== undefined && on > until) {
    tally.count(line, 'leftOut');
    return [];
  }
  const latest = instantText(now);
  if (orderedAt > latest) {
    tally.count(line, { fault: { code: 'future-order', orderedAt, now: latest } });
    return [];
  }
  const fallen = status && !status.counts ? status.word : '';
  const order = { customerId, orderId, orderedAt, amount, currency: currency ?? '', flag: flag ?? fallen };
  const silent = { currency: currency === null, flag: !saysStatus };
  return [{ line, order, on, silent }];
}
