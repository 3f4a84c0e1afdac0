import type { Unreadable } from '../app/ports/clock.ts';
import type { Scanned } from '../app/ports/scanned.ts';
import { customerPartition, type DUE_INDEX, type Key, type WORKLIST_INDEX } from './keys.ts';

export type Item = Record<string, unknown>;

/**
 * What must hold of a record for a write to be done. Attributes are given by their paths, such as
 * `task.state`; texts are compared by the bytes of their UTF-8. Of an attribute that is not there,
 * no comparison holds.
 */
export type Condition =
  | 'new'
  | 'exists'
  | { version: number }
  /** Each of these attributes has this value. */
  | { equal: Item }
  | { absent: string }
  | { present: string }
  /** It is there and no text, or it is not there. */
  | { noText: string }
  | { attribute: string; below: string }
  | { attribute: string; atMost: string | number }
  | { attribute: string; above: string }
  /** Text before `from` or after `through`, or no text. */
  | { attribute: string; outside: { from: string; through: string } }
  | { all: readonly Condition[] }
  | { any: readonly Condition[] };

/** Of the version that was read; null is a record that must not exist yet. */
export const versioned = (expected: number | null): Condition =>
  expected === null ? 'new' : { version: expected };

/** Changes a record where it stands, or creates it. What is not named stays. */
export interface Update {
  act: 'update';
  key: Key;
  /** Attributes by their paths; those given as undefined are removed. */
  set?: Item;
  /** The same, where there is no such attribute yet. */
  setOnce?: Item;
  /** What lists get at their ends. */
  append?: Readonly<Record<string, readonly unknown[]>>;
  condition?: Condition;
}

export type Write =
  | Update
  /** Puts a whole record in the place of whatever stood there. */
  | { act: 'replace'; key: Key; item: Item }
  | { act: 'erase'; key: Key; condition?: Condition }
  /** Writes nothing, and refuses what is written with it. */
  | { act: 'check'; key: Key; condition: Condition };

export type Written =
  | { done: true }
  /**
   * Which of the writes were refused by their conditions: none when another writer was in the way,
   * and a retry may do. A write alone is told what stands in its place, and whether it was asked
   * for more than once.
   */
  | { done: false; refused: readonly number[]; stands?: Item; askedAgain?: boolean };

/** Part of a partition, by its sort key. */
export type Range = { beginsWith: string } | { from: string; through: string } | { through: string };

export interface Query {
  /** Undefined is the table itself. */
  index?: typeof DUE_INDEX | typeof WORKLIST_INDEX;
  partition: string;
  range?: Range;
  /** Sees all that was written before. An index never does. */
  consistent?: true;
  backwards?: true;
  /** No more items than this. */
  limit?: number;
  /** Only this attribute of each. */
  only?: string;
}

/** What stands with a customer under a prefix. */
export const withCustomer = (customerId: string, prefix?: string): Query => ({
  partition: customerPartition(customerId),
  ...(prefix !== undefined && { range: { beginsWith: prefix } }),
  consistent: true,
});

export interface Scan {
  kind?: string;
  consistent?: true;
  /** Told as it goes how many more items were gone through. */
  scanned?: Scanned | undefined;
}

/** The one table, whoever keeps it. Every operation throws `Unavailable` when it gets no answer. */
export interface Table {
  /** Strongly consistent. */
  get(key: Key): Promise<Item | undefined>;
  /** Strongly consistent; in no order; what does not exist is left out. */
  getAll(keys: readonly Key[]): Promise<Item[]>;
  /** In the order of the sort key. */
  query(query: Query): AsyncIterable<Item>;
  /**
   * How many items a query would give, counted up to `most`; reads, and pays for, no more than
   * those.
   */
  count(query: Query, most: number): Promise<number>;
  /** Every item, or all of one kind. Reads, and pays for, the whole table. */
  scan(asked?: Scan): AsyncIterable<Item>;
  /** About how many items there are, as the table last counted them. */
  size(): Promise<number>;
  /** One write by itself, which costs half of a transaction. */
  write(write: Exclude<Write, { act: 'check' }>): Promise<Written>;
  /** One update, and the record as it stands after it; undefined when it was refused. */
  updated(update: Update): Promise<Item | undefined>;
  /** All or none. */
  transact(writes: readonly Write[]): Promise<Written>;
  /**
   * Told of every record that a list leaves out because it cannot be read; without it, such a
   * record is an error.
   */
  leftOut?: ((unreadable: Unreadable) => void) | undefined;
}

/** For what nobody may refuse. @throws Error when somebody did. */
export async function carriedOut(written: Promise<Written>): Promise<void> {
  if (!(await written).done) throw new Error('a write that cannot be refused was refused');
}

/** What is left of a value once it is stored: a table holds nothing undefined. */
export function asStored(value: unknown): unknown {
  if (Array.isArray(value)) return value.filter((element) => element !== undefined).map(asStored);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).filter(([, inner]) => inner !== undefined);
  return Object.fromEntries(entries.map(([name, inner]) => [name, asStored(inner)]));
}
