import { type Key, TABLE_KEYS } from '../keys.ts';
import type { Item } from '../table.ts';
import { byBytes } from './conditions.ts';

export const nameOf = ({ pk, sk }: Key): string => JSON.stringify([pk, sk]);

/** The items of a table, or of an index, which holds only those that have both of its keys. */
export class Partitions {
  readonly #partition: string;
  readonly #sort: string;
  readonly #items = new Map<string, Map<string, Item>>();

  constructor({ partition, sort }: { partition: string; sort: string }) {
    this.#partition = partition;
    this.#sort = sort;
  }

  /**
   * The partition in which an item stands, if any. @throws Error when a key is there and is no
   * text, or empty.
   */
  homeOf(item: Item): string | undefined {
    const [partition, sort] = [item[this.#partition], item[this.#sort]];
    for (const key of [partition, sort])
      if (key !== undefined && (typeof key !== 'string' || key === ''))
        throw new Error(`what stands in ${this.#partition} and ${this.#sort} is text, and not empty`);
    return typeof partition === 'string' && sort !== undefined ? partition : undefined;
  }

  replace(name: string, before: Item | undefined, after: Item | undefined): void {
    const left = before && this.homeOf(before);
    if (left !== undefined) this.#items.get(left)?.delete(name);
    const entered = after && this.homeOf(after);
    if (!after || entered === undefined) return;
    const partition = this.#items.get(entered) ?? new Map<string, Item>();
    this.#items.set(entered, partition.set(name, after));
  }

  get = (key: Key): Item | undefined => this.#items.get(key.pk)?.get(nameOf(key));

  all = (): Item[] => [...this.#items.values()].flatMap((partition) => [...partition.values()]);

  sortKeyOf = (item: Item): string => String(item[this.#sort]);

  /** In the order of the sort key, and of the table's own keys where that is the same. */
  within(partition: string): Item[] {
    const order = [this.#sort, TABLE_KEYS.partition, TABLE_KEYS.sort];
    return [...(this.#items.get(partition)?.values() ?? [])].sort((a, b) => {
      const key = order.find((name) => a[name] !== b[name]);
      return key === undefined ? 0 : byBytes(String(a[key]), String(b[key]));
    });
  }
}
