import { Temporal } from 'temporal-polyfill';
import type { Rulebook } from '../../../domain/follow-up/rulebook.ts';
import { instantText, type LocalDate } from '../../../domain/time/dates.ts';
import { knownOn } from '../../follow-up/catch-up.ts';
import type { Store } from '../../ports/store.ts';
import type { GoodRow, ImportReport, Outcome, Progress, Row } from '../import-report.ts';
import { importRows } from '../import-rows.ts';
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

type OrderRow = GoodRow<OrderGiven>;

/** About so many orders are looked up at once; those of one customer always together. */
const GROUP_ROWS = 4_000;

/** The orders of whole customers, in groups. The customers come in the order of the file. */
function* byCustomers(rows: readonly OrderRow[]): Generator<OrderRow[]> {
  let group: OrderRow[] = [];
  for (const ofCustomer of Map.groupBy(rows, ({ value }) => value.customerId).values()) {
    for (const row of ofCustomer) group.push(row);
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
      wanted: (given, tally) =>
        given.filter((row) => {
          const outcome = unwanted(row, rulebook, options);
          if (outcome) tally.count(row.line, outcome);
          return outcome === undefined;
        }),
      groups: byCustomers,
      async takeIn(group, tally) {
        await store.recordDatedIn(rulebook.zone.id);
        const { now, clock } = options;
        const intake = { store, rulebook, now, knownOn: await knownOn(store, rulebook, clock) };
        const arrivals = group.map((row) => arrivalOf(row, rulebook, options));
        await deliver(intake, arrivals, tally);
      },
    },
    options.progress,
  );

const orderedOn = ({ value }: OrderRow, { zone }: Rulebook): LocalDate =>
  zone.dateAt(Temporal.Instant.from(value.orderedAt));

/** What becomes of an order that is not to be taken in. */
function unwanted(row: OrderRow, rulebook: Rulebook, { until, now }: OrderImport): Outcome | undefined {
  if (until !== undefined && orderedOn(row, rulebook) > until) return 'leftOut';
  const { orderedAt } = row.value;
  const latest = instantText(now);
  return orderedAt > latest ? { fault: { code: 'future-order', orderedAt, now: latest } } : undefined;
}

function arrivalOf(row: OrderRow, rulebook: Rulebook, { saysStatus = true }: OrderImport): Arrival {
  const { customerId, orderId, orderedAt, amount, currency, flag, status } = row.value;
  const fallen = status && !status.counts ? status.word : '';
  return {
    line: row.line,
    order: { customerId, orderId, orderedAt, amount, currency: currency ?? '', flag: flag ?? fallen },
    on: orderedOn(row, rulebook),
    silent: { currency: currency === null, flag: !saysStatus },
  };
}
