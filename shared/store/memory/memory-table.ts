import { DUE_INDEX, type Key, TABLE_KEYS, WORKLIST_INDEX } from '../keys.ts';
import type { Item, Query, Table, Write, Written } from '../table.ts';
import { changed, copyOf } from './changed.ts';
import { holds, isIn } from './conditions.ts';
import { nameOf, Partitions } from './partitions.ts';

/** @throws Error for a request that names a record twice. */
function allDiffer(keys: readonly Key[]): void {
  if (new Set(keys.map(nameOf)).size < keys.length) throw new Error('a record is asked for twice');
}

/**
 * A table in the memory of this process: the same answers as DynamoDB's, and all of it gone with
 * the process. Its indexes never lag behind. For tests, and for trying out what a department would
 * do.
 *
 * @param leftOut told of every record that a list leaves out because it cannot be read.
 */
export function memoryTable(leftOut?: Table['leftOut']): Table {
  const table = new Partitions(TABLE_KEYS);
  const indexes = { due: new Partitions(DUE_INDEX), worklist: new Partitions(WORKLIST_INDEX) };
  const everywhere = [table, indexes.due, indexes.worklist];

  function found({ index, partition, range, backwards, limit }: Query): Item[] {
    const items = index ? indexes[index.name] : table;
    const some = items
      .within(partition)
      .filter((item) => range === undefined || isIn(range, items.sortKeyOf(item)));
    return (backwards ? some.reverse() : some).slice(0, limit);
  }

  const meets = (write: Write): boolean =>
    write.act === 'replace' || write.condition === undefined || holds(write.condition, table.get(write.key));

  /**
   * What a write makes of its record; undefined is none. @throws Error when that cannot be stored.
   */
  function after(write: Write): Item | undefined {
    const before = table.get(write.key);
    switch (write.act) {
      case 'update':
        return changed(before, write);
      case 'replace':
        return copyOf({ ...write.item, ...write.key });
      case 'erase':
        return undefined;
      case 'check':
        return before;
      default:
        return write satisfies never;
    }
  }

  /** Nothing is stored before all of it is known to have its place. */
  function carryOut(writes: readonly Write[]): Written {
    const refused = writes.flatMap((write, index) => (meets(write) ? [] : [index]));
    const made = writes.filter(meets).map((write) => ({ key: write.key, next: after(write) }));
    for (const { next } of made) if (next) for (const items of everywhere) items.homeOf(next);
    if (refused.length > 0) return { done: false, refused };
    for (const { key, next } of made) {
      const before = table.get(key);
      for (const items of everywhere) items.replace(nameOf(key), before, next);
    }
    return { done: true };
  }

  return {
    leftOut,
    async get(key) {
      const item = table.get(key);
      return item && copyOf(item);
    },
    async getAll(keys) {
      allDiffer(keys);
      const items = keys.map((key) => table.get(key));
      return items.flatMap((item) => (item ? [copyOf(item)] : []));
    },
    async *query(query) {
      for (const item of found(query))
        yield query.only === undefined ? copyOf(item) : { [query.only]: item[query.only] };
    },
    count: async (query, most) => Math.min(found(query).length, most),
    async *scan({ kind, scanned } = {}) {
      for (const item of table.all()) {
        scanned?.(1);
        if (kind === undefined || item.kind === kind) yield copyOf(item);
      }
    },
    size: async () => table.all().length,
    async write(write) {
      const stands = table.get(write.key);
      const written = carryOut([write]);
      return written.done || !stands ? written : { ...written, stands: copyOf(stands) };
    },
    async updated(update) {
      const written = carryOut([update]);
      return written.done ? copyOf(table.get(update.key) ?? {}) : undefined;
    },
    async transact(writes) {
      allDiffer(writes.map(({ key }) => key));
      return carryOut(writes);
    },
  };
}
