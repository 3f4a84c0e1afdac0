import fc from 'fast-check';
import { DUE_INDEX, type Key, WORKLIST_INDEX } from '../../../shared/store/keys.ts';
import type { Condition, Item, Query, Table, Update, Write } from '../../../shared/store/table.ts';
import { byKey } from './keepers.ts';

const texts = ['', '1', 'a', 'ab', 'é', '客', '\uFFFD', '😀'];
const text = fc.constantFrom(...texts);
const keyText = fc.constantFrom(...texts.slice(1));
const key: fc.Arbitrary<Key> = fc.record({ pk: fc.constantFrom('A', 'B'), sk: keyText });
const number = fc.integer({ min: -1, max: 3 });
const inner = fc.record({ state: text, list: fc.array(fc.oneof(text, number), { maxLength: 2 }) });
const optional = <T>(one: fc.Arbitrary<T>) => fc.option(one, { nil: undefined });
const some = (model: Record<string, fc.Arbitrary<unknown>>): fc.Arbitrary<Item> =>
  fc.record(model, { requiredKeys: [] });

/** As records are: a version, maps, and the keys of both indexes, which are there or not. */
const attributes = {
  version: number,
  map: inner,
  text,
  dueShard: keyText,
  dueAt: keyText,
  assignee: keyText,
  actBy: keyText,
};
const item = some(attributes);
const each = Object.fromEntries(
  Object.entries<fc.Arbitrary<unknown>>(attributes).map(([name, one]) => [name, optional(one)]),
);
const set = fc.oneof(some(each), some({ 'map.state': text, text: optional(text) }));

const path = fc.constantFrom('version', 'text', 'map.state', 'map.none', 'map', 'dueAt');
const simple: fc.Arbitrary<Condition> = fc.oneof(
  fc.constantFrom<Condition[]>('new', 'exists'),
  number.map((version) => ({ version })),
  fc.record({ equal: fc.record({ 'map.state': text }) }),
  fc.record({ equal: fc.record({ map: inner, text }) }),
  fc.record({ absent: path }),
  fc.record({ present: path }),
  fc.record({ noText: path }),
  fc.record({ attribute: path, below: text }),
  fc.record({ attribute: path, atMost: fc.oneof(text, number) }),
  fc.record({ attribute: path, above: text }),
  fc.record({
    attribute: path,
    outside: fc.constantFrom({ from: '1', through: 'é' }, { from: '', through: 'a' }),
  }),
);
const several = fc.array(simple, { minLength: 1, maxLength: 2 });
const condition = fc.oneof(
  simple,
  several.map((all) => ({ all })),
  several.map((any) => ({ any })),
);

const update: fc.Arbitrary<Update> = fc
  .record({
    act: fc.constant('update' as const),
    key,
    set: fc.option(set, { nil: {} }),
    append: fc.option(fc.record({ 'map.list': fc.array(text, { maxLength: 2 }) }), { nil: {} }),
    setOnce: fc.option(some({ text, first: text }), { nil: {} }),
    condition: optional(condition),
  })
  // No expression may speak of one path twice, or of a path and what is within it.
  .map(({ set, append, setOnce, condition, ...rest }) => ({
    ...rest,
    set: { version: 1, ...set },
    ...(!('map' in set) && Object.keys(append).length > 0 && { append }),
    setOnce: 'text' in set ? {} : setOnce,
    ...(condition && { condition }),
  }));
const write: fc.Arbitrary<Exclude<Write, { act: 'check' }>> = fc.oneof(
  { arbitrary: update, weight: 3 },
  fc.record({ act: fc.constant('replace' as const), key, item }),
  fc.record({ act: fc.constant('erase' as const), key }),
);
const check = fc.record({ act: fc.constant('check' as const), key, condition });

const range = optional(
  fc.oneof(
    fc.record({ beginsWith: keyText }),
    fc.record({ through: keyText }),
    fc.constantFrom({ from: '1', through: 'é' }, { from: 'ab', through: '😀' }),
  ),
);
const query: fc.Arbitrary<Query> = fc
  .record({
    index: fc.constantFrom(undefined, DUE_INDEX, WORKLIST_INDEX),
    partition: fc.oneof(fc.constantFrom('A', 'B'), keyText),
    range,
    backwards: fc.constantFrom(undefined, true as const),
  })
  .map(({ index, partition, range, backwards }) => ({
    partition,
    ...(index && { index }),
    ...(range && { range }),
    ...(backwards && { backwards }),
  }));

/** Something that is done to a table. */
export type Act =
  | { write: Exclude<Write, { act: 'check' }> }
  | { updated: Update }
  | { transact: readonly Write[] }
  | { query: Query };

export function done(act: Act, table: Table): Promise<unknown> {
  if ('write' in act) return table.write(act.write);
  if ('updated' in act) return table.updated(act.updated);
  return 'transact' in act ? table.transact(act.transact) : found(act.query, table);
}

/** Nobody promises in which order an index gives what has the same sort key. */
async function found(query: Query, table: Table): Promise<unknown> {
  const items = await Array.fromAsync(table.query(query));
  const { index } = query;
  if (!index) return items;
  return { order: items.map((item) => item[index.sort]), items: items.sort(byKey) };
}

const place = ({ key }: Write): string => `${key.pk} ${key.sk}`;
const transaction = fc.uniqueArray(fc.oneof(write, check), { minLength: 1, maxLength: 4, selector: place });

export const anyAct: fc.Arbitrary<Act> = fc.oneof(
  { arbitrary: fc.record({ write }), weight: 6 },
  { arbitrary: fc.record({ updated: update }), weight: 1 },
  { arbitrary: fc.record({ transact: transaction }), weight: 3 },
  { arbitrary: fc.record({ query }), weight: 3 },
);
