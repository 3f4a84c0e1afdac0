import { addDecimals } from '../../../domain/customers/order.ts';
import type { GoodRow, Row } from '../import-report.ts';
import { rowsOfRepeated } from '../once-each.ts';
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
function orderIdOf(row: Row<OrderGiven>): string | undefined {
  if ('value' in row) return row.value.orderId;
  const about = 'fault' in row ? row.about : undefined;
  return about?.slice(about.indexOf('\n') + 1);
}

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

/** Undefined where none of the lines can be read. */
function sumOf(told: readonly Row<OrderGiven>[]): Summed | undefined {
  let summed: Summed | undefined;
  for (const row of told)
    if ('value' in row) summed = summed ? withLine(summed, row) : { order: row.value, lines: [row.line] };
  const isUnread = told.some((row) => !('value' in row));
  return summed && isUnread
    ? { ...summed, lines: told.map(({ line }) => line), contradicting: 'line' }
    : summed;
}

/**
 * Files with a row for each line of an order: the first line stands for the order, with the exact
 * sum of all. An order whose lines contradict each other, or of which a line cannot be read, is not
 * taken at all.
 */
export function summedLines(rows: readonly Row<OrderGiven>[]): Row<OrderGiven>[] {
  const orders = new Map<string, Summed>();
  for (const [orderId, told] of rowsOfRepeated(rows, orderIdOf)) {
    const summed = sumOf(told);
    if (summed) orders.set(orderId, summed);
  }
  return rows.flatMap((row) => {
    const summed = 'value' in row ? orders.get(row.value.orderId) : undefined;
    return 'value' in row && summed ? asSummed(row, summed) : [row];
  });
}

function asSummed(
  row: GoodRow<OrderGiven>,
  { order, lines, contradicting: column }: Summed,
): Row<OrderGiven>[] {
  const { line, value } = row;
  if (column) {
    const { orderId: id } = value;
    return [{ line, fault: { code: 'lines-contradict', path: 'orderId', id, column, lines } }];
  }
  return line === lines[0] ? [{ ...row, value: order, joined: lines.length - 1 }] : [];
}
