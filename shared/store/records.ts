import * as z from 'zod';
import type { Unreadable } from '../app/ports/clock.ts';
import { UnreadableRecord } from '../app/store-errors.ts';
import { laterFacts } from '../domain/feedback/feedback.ts';
import type { Item, Table } from './table.ts';

/**
 * The version of the records' shapes that this code writes, as the attribute `schema`; records from
 * before there were versions carry none and count as 1.
 *
 * Two versions of the code may run at once, so new facts stand beside the old ones at the top level
 * of an item, never inside its maps: an older version replaces those whole, and leaves alone what
 * it does not know.
 */
export const SCHEMA = 3;

const mapOf = (value: unknown): Item => (typeof value === 'object' && value !== null ? { ...value } : {});

/** Version 1 knew of no departments, absences, balances or receipts. */
function toVersion2(item: Item): Item {
  switch (item.kind) {
    case 'customer':
      return { balance: null, ...item };
    case 'staff':
      return { ...item, staff: { department: null, substitute: null, absences: [], ...mapOf(item.staff) } };
    case 'letter': {
      const { state, messageId, settledAt } = mapOf(item.letter);
      const known = state === 'sent' && typeof messageId === 'string' && messageId !== '';
      const sent = known ? { [messageId]: { fate: 'sent', at: settledAt, why: null } } : {};
      const { receipts = {} } = item;
      const isMap = typeof receipts === 'object' && receipts !== null;
      return { ...item, receipts: isMap ? { ...sent, ...receipts } : receipts };
    }
    case 'suppression':
      return { because: 'unsubscribed', ...item };
    default:
      return item;
  }
}

/**
 * Version 2 did not know who had a customer before or who leaves, withdrew no decision and took up
 * none again. What it mailed to customers was the decision itself where nothing else had been
 * written: such an answer is none (`storedFeedback`).
 */
function toVersion3(item: Item): Item {
  switch (item.kind) {
    case 'customer':
      return { holders: [], ...item };
    case 'staff':
      return { leavesOn: null, ...item };
    case 'feedback':
      return { ...laterFacts, ...item };
    default:
      return item;
  }
}

/**
 * An item in the shape of today. Nothing is written: a record moves forward for good when something
 * changes it. Every step only fills in what is missing and is taken whatever number the record
 * carries, because an older version of the code may have written to it since.
 */
export const forward = (item: Item): Item => toVersion3(toVersion2(item));

const keyOf = ({ pk, sk }: Item): string => `${String(pk)} ${String(sk)}`;

function why(error: unknown): string {
  if (!(error instanceof z.ZodError)) return String(error);
  const [issue] = error.issues;
  return issue ? `${issue.path.join('.')}: ${issue.message}` : 'it has another shape';
}

export const unreadable = (item: Item, error: unknown): Unreadable => ({
  key: keyOf(item),
  error: why(error instanceof UnreadableRecord ? error.cause : error),
});

/** @throws UnreadableRecord when the item is not what `schema` says. */
export function recordOf<S extends z.ZodType>(schema: () => S, item: Item): z.output<S> {
  const result = schema().safeParse(forward(item));
  if (result.success) return result.data;
  throw new UnreadableRecord(keyOf(item), why(result.error), result.error);
}

/**
 * Each item that can be read; the others are told of, and left out, so that one of them never hides
 * the rest.
 *
 * @param told of each item that is left out, beside the table's own.
 */
export async function* readable<T>(
  table: Pick<Table, 'leftOut'>,
  items: AsyncIterable<Item> | Iterable<Item>,
  read: (item: Item) => T,
  leftOut?: (item: Item) => void,
): AsyncGenerator<T> {
  for await (const item of items) {
    let record: T;
    try {
      record = read(item);
    } catch (error) {
      if (!table.leftOut) throw error;
      table.leftOut(unreadable(item, error));
      leftOut?.(item);
      continue;
    }
    yield record;
  }
}
