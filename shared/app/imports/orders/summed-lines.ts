import { addDecimals } from '../../../domain/customers/order.ts';
import type { BadRow, GoodRow, Row } from '../import-report.ts';
import { aboutOf } from '../keyed-rows.ts';
import type { OrderGiven } from './order-arrivals.ts';

/** What the lines of one order come to, or the column in which they contradict each other. */
interface Summed {
  order: OrderGiven;
  lines: number[];
  contradicting?: keyof OrderGiven | 'line' | undefined;
}

/**
 * An order's own id: all its lines are one customer's, so that a line under another one is noticed.
 */
const orderOf = (about: string): string => about.slice(about.indexOf('\n') + 1);

const keyOf = ({ customerId, orderId }: OrderGiven): string => `${customerId}\n${orderId}`;

/**
 * The order with one more line, or where that line says another order. Currency and status may be
 * told once for all.
 */
function withLine({ order, lines, contradicting }: Summed, row: GoodRow<OrderGiven>): Summed {
  const { value, line } = row;
  lines.push(line);
  const sum = { order, lines };
  if (contradicting) return { ...sum, contradicting };
  const currency = order.currency ?? value.currency;
  const differs = (['customerId', 'orderedAt', 'flag'] as const).find((name) => order[name] !== value[name]);
  if (differs) return { ...sum, contradicting: differs };
  if (value.currency !== null && value.currency !== currency) return { ...sum, contradicting: 'currency' };
  const status = order.status ?? value.status ?? null;
  if (value.status && value.status.counts !== status?.counts) return { ...sum, contradicting: 'status' };
  const amount = addDecimals(order.amount, value.amount);
  return { ...sum, order: { ...order, currency, status, amount } };
}

async function sums(rows: AsyncIterable<Row<OrderGiven>>): Promise<ReadonlyMap<string, Summed>> {
  const seen = new Set<string>();
  const repeated = new Set<string>();
  for await (const row of rows) {
    const about = aboutOf(row, keyOf);
    if (about === undefined) continue;
    const orderId = orderOf(about);
    if (seen.has(orderId)) repeated.add(orderId);
    else seen.add(orderId);
  }
  seen.clear();
  const summed = new Map<string, Summed>();
  const unread = new Map<string, number[]>();
  for await (const row of rows) {
    const about = aboutOf(row, keyOf);
    const orderId = about === undefined ? undefined : orderOf(about);
    if (orderId === undefined || !repeated.has(orderId)) continue;
    if ('value' in row) {
      const before = summed.get(orderId);
      summed.set(orderId, before ? withLine(before, row) : { order: row.value, lines: [row.line] });
    } else unread.set(orderId, [...(unread.get(orderId) ?? []), row.line]);
  }
  for (const [orderId, lines] of unread) {
    const order = summed.get(orderId);
    if (order)
      summed.set(orderId, {
        ...order,
        lines: [...order.lines, ...lines].sort((a, b) => a - b),
        contradicting: 'line',
      });
  }
  return summed;
}

/**
 * Files with a row for each line of an order: the first line stands for the order, with the exact
 * sum of all. An order whose lines contradict each other, or of which a line cannot be read, is not
 * taken at all.
 *
 * @param rows read several times.
 */
export const summedLines = (rows: AsyncIterable<Row<OrderGiven>>): AsyncIterable<Row<OrderGiven>> => {
  let known: Promise<ReadonlyMap<string, Summed>> | undefined;
  return {
    async *[Symbol.asyncIterator]() {
      known ??= sums(rows);
      const orders = await known;
      for await (const row of rows) {
        const summed = 'value' in row ? orders.get(row.value.orderId) : undefined;
        if (!summed || !('value' in row)) yield row;
        else if (summed.contradicting) yield refused(row, summed, summed.contradicting);
        else if (row.line === summed.lines[0])
          yield { ...row, value: summed.order, joined: summed.lines.length - 1 };
      }
    },
  };
};

const refused = (
  { line, value: { orderId } }: GoodRow<OrderGiven>,
  { lines }: Summed,
  column: string,
): BadRow => ({
  line,
  fault: { code: 'lines-contradict', path: 'orderId', id: orderId, column, lines },
});
