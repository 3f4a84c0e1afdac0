import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { DUE_INDEX, type Key, WORKLIST_INDEX } from '../../../shared/store/keys.ts';
import type { Condition, Item, Query, Table, Update } from '../../../shared/store/table.ts';
import { KEEPERS, type Kept } from './keepers.ts';

const KEY: Key = { pk: 'A', sk: '1' };
const keyOf = (sk: string, pk = 'A'): Key => ({ pk, sk });

describe.each(KEEPERS)('a table kept by $keeper', ({ open }) => {
  let kept: Kept | undefined;
  let table: Table;
  beforeEach(async ({ skip }) => {
    if (typeof open === 'string') return skip(open);
    kept = await open();
    table = kept.table;
  });
  afterEach(async () => {
    await kept?.stop();
    kept = undefined;
  });

  const put = (item: Item, key: Key = KEY) => table.write({ act: 'replace', key, item });
  const update = (change: Omit<Update, 'act' | 'key'>) => table.write({ act: 'update', key: KEY, ...change });
  const askedFor = (query: Query) => Array.fromAsync(table.query(query));

  test('holds what was put there, but for what is undefined, and nothing else', async () => {
    const item = { text: '客户', none: null, number: 1.5, yes: true, map: { list: [1, 'a', {}] }, empty: '' };
    await put({ ...item, gone: undefined, within: { gone: undefined } });
    expect(await table.get(KEY)).toEqual({ ...KEY, ...item, within: {} });
    expect(await table.get(keyOf('2'))).toBeUndefined();
    await put({ other: 1 });
    expect(await table.get(KEY)).toEqual({ ...KEY, other: 1 });
    expect(await table.write({ act: 'erase', key: KEY })).toEqual({ done: true });
    expect(await table.write({ act: 'erase', key: KEY })).toEqual({ done: true });
    expect(await table.get(KEY)).toBeUndefined();
  });

  test('an update creates, sets, removes and appends, and leaves alone what it does not name', async () => {
    await update({ set: { stays: 1, goes: 2, map: { a: 1, list: ['x'] } }, condition: 'new' });
    await update({
      set: { goes: undefined, 'map.a': 2, 'map.b': 'new', never: undefined },
      setOnce: { stays: 9, first: 9 },
      append: { 'map.list': ['y', { z: 1 }] },
    });
    expect(await table.get(KEY)).toEqual({
      ...KEY,
      stays: 1,
      first: 9,
      map: { a: 2, b: 'new', list: ['x', 'y', { z: 1 }] },
    });
  });

  test('what has no place in a record is an error, and changes nothing', async () => {
    await update({ set: { text: 'a' } });
    const nowhere: Update = { act: 'update', key: KEY, set: { 'text.inner': 1 } };
    await expect(table.write(nowhere)).rejects.toThrow();
    await expect(table.write({ ...nowhere, set: { 'nothing.inner': 1 } })).rejects.toThrow();
    await expect(table.write({ ...nowhere, set: {}, append: { text: [1] } })).rejects.toThrow();
    const other: Update = { act: 'update', key: keyOf('2'), set: { a: 1 } };
    await expect(table.transact([other, nowhere])).rejects.toThrow();
    expect(await Array.fromAsync(table.scan())).toEqual([{ ...KEY, text: 'a' }]);
  });

  const stored: Item = { version: 3, text: 'b', number: 5, map: { state: 'open', n: 1 } };
  const met: Condition[] = [
    'exists',
    { version: 3 },
    { equal: { 'map.state': 'open', text: 'b', map: { n: 1, state: 'open' } } },
    { absent: 'nothing' },
    { absent: 'map.nothing' },
    { present: 'map.state' },
    { noText: 'number' },
    { noText: 'nothing' },
    { attribute: 'text', below: 'c' },
    { attribute: 'text', atMost: 'b' },
    { attribute: 'number', atMost: 5 },
    { attribute: 'text', above: 'a' },
    { attribute: 'text', outside: { from: 'c', through: 'd' } },
    { attribute: 'number', outside: { from: 'a', through: 'z' } },
    { attribute: 'nothing', outside: { from: 'a', through: 'z' } },
    { all: [{ version: 3 }, { any: ['new', { present: 'text' }] }] },
  ];
  const unmet: Condition[] = [
    'new',
    { version: 2 },
    { equal: { text: 'b', number: 6 } },
    { equal: { nothing: 'a' } },
    { absent: 'text' },
    { present: 'nothing' },
    { noText: 'text' },
    { attribute: 'text', below: 'b' },
    { attribute: 'text', atMost: 'a' },
    { attribute: 'text', atMost: 9 },
    { attribute: 'number', atMost: 4 },
    { attribute: 'number', below: 'z' },
    { attribute: 'nothing', atMost: 'z' },
    { attribute: 'text', above: 'b' },
    { attribute: 'nothing', above: '' },
    { attribute: 'text', outside: { from: 'a', through: 'b' } },
    { all: ['exists', { version: 2 }] },
    { any: ['new', { version: 2 }] },
  ];

  test('a write is done where its condition holds', async () => {
    for (const condition of met) {
      await put(stored);
      expect(await update({ set: { text: 'c' }, condition }), JSON.stringify(condition)).toEqual({
        done: true,
      });
    }
  });

  test('a write alone that is refused is told what stands there, and changes nothing', async () => {
    await put(stored);
    const stands = { ...KEY, ...stored };
    for (const condition of unmet) {
      const refused = await update({ set: { text: 'c' }, condition });
      expect(refused, JSON.stringify(condition)).toMatchObject({ done: false, refused: [0], stands });
      expect(refused).not.toMatchObject({ askedAgain: true });
    }
    expect(await table.get(KEY)).toEqual(stands);
  });

  test('where there is nothing, only what asks for nothing holds', async () => {
    for (const condition of [{ version: 3 }, 'exists', { present: 'a' }, { equal: { a: 1 } }] as const)
      expect(await update({ set: { a: 1 }, condition })).toMatchObject({ done: false, refused: [0] });
    expect(
      await table.updated({ act: 'update', key: KEY, set: { a: 1 }, condition: 'exists' }),
    ).toBeUndefined();
    expect(await table.get(KEY)).toBeUndefined();
    const created = await table.updated({
      act: 'update',
      key: KEY,
      set: { a: 1 },
      condition: { absent: 'a' },
    });
    expect(created).toEqual({ ...KEY, a: 1 });
  });

  test('a transaction is done whole or not at all, and names every write that was refused', async () => {
    await put({ version: 1 });
    const set = { version: 2 };
    const [one, two] = [keyOf('1'), keyOf('2')];
    const refused = await table.transact([
      { act: 'update', key: one, set, condition: { version: 1 } },
      { act: 'update', key: two, set, condition: 'exists' },
      { act: 'check', key: keyOf('3'), condition: 'new' },
      { act: 'erase', key: keyOf('4'), condition: 'exists' },
    ]);
    expect(refused).toEqual({ done: false, refused: [1, 3] });
    expect(await Array.fromAsync(table.scan())).toEqual([{ ...one, version: 1 }]);
    const done = await table.transact([
      { act: 'erase', key: one, condition: { version: 1 } },
      { act: 'update', key: two, set, condition: 'new' },
      { act: 'replace', key: keyOf('3'), item: set },
      { act: 'check', key: keyOf('4'), condition: 'new' },
    ]);
    expect(done).toEqual({ done: true });
    expect(await askedFor({ partition: 'A', consistent: true })).toEqual(
      [two, keyOf('3')].map((key) => ({ ...key, ...set })),
    );
  });

  test('a transaction writes no record twice', async () => {
    const write: Update = { act: 'update', key: KEY, set: { a: 1 } };
    await expect(table.transact([write, { ...write, set: { b: 1 } }])).rejects.toThrow();
    expect(await table.get(KEY)).toBeUndefined();
  });

  test('a partition is read in the order of the bytes of its keys, from either end, in part', async () => {
    // Emoji are above U+FFFD in UTF-8 and below it in the units of JavaScript.
    const keys = ['#', '1', '10', '2', 'Z', 'a', 'ab', 'é', '客', '\uFFFD', '😀'];
    for (const sk of keys.toReversed()) await put({}, keyOf(sk));
    await put({}, keyOf('1', 'B'));
    const sortKeys = async (query: Omit<Query, 'partition'>) =>
      (await askedFor({ partition: 'A', consistent: true, ...query })).map(({ sk }) => sk);
    expect(await sortKeys({})).toEqual(keys);
    expect(await sortKeys({ backwards: true })).toEqual(keys.toReversed());
    expect(await sortKeys({ range: { beginsWith: '1' } })).toEqual(['1', '10']);
    expect(await sortKeys({ range: { beginsWith: 'a' }, backwards: true })).toEqual(['ab', 'a']);
    expect(await sortKeys({ range: { from: '10', through: 'a' } })).toEqual(['10', '2', 'Z', 'a']);
    expect(await sortKeys({ range: { through: '10' } })).toEqual(['#', '1', '10']);
    expect(await sortKeys({ range: { from: '客', through: '\uFFFD' } })).toEqual(['客', '\uFFFD']);
    expect(await sortKeys({ limit: 2 })).toEqual(['#', '1']);
    expect(await sortKeys({ limit: 2, backwards: true })).toEqual(['😀', '\uFFFD']);
    expect(await table.count({ partition: 'A' }, 100)).toBe(keys.length);
    expect(await table.count({ partition: 'A', range: { beginsWith: '1' } }, 1)).toBe(1);
    expect(await askedFor({ partition: 'C' })).toEqual([]);
  });

  test('only one attribute is given where only one is wanted', async () => {
    await put({ a: 1, b: 2 });
    expect(await askedFor({ partition: 'A', only: 'sk' })).toEqual([{ sk: '1' }]);
  });

  test('an index has what carries both of its keys, whole, and follows every change of them', async () => {
    await put({ dueShard: 'S', dueAt: '2', extra: { a: 1 } });
    await put({ dueShard: 'S', dueAt: '1' }, keyOf('2', 'B'));
    await put({ dueShard: 'S' }, keyOf('3'));
    await put({ dueAt: '1', assignee: 'S', actBy: '0' }, keyOf('4'));
    const due = async () => await askedFor({ index: DUE_INDEX, partition: 'S', range: { through: '5' } });
    expect(await due()).toEqual([
      { ...keyOf('2', 'B'), dueShard: 'S', dueAt: '1' },
      { ...KEY, dueShard: 'S', dueAt: '2', extra: { a: 1 } },
    ]);
    expect((await askedFor({ index: WORKLIST_INDEX, partition: 'S' })).map(({ sk }) => sk)).toEqual(['4']);
    await update({ set: { dueAt: '0' } });
    expect((await due()).map(({ dueAt }) => dueAt)).toEqual(['0', '1']);
    await update({ set: { dueAt: undefined, dueShard: undefined } });
    await table.transact([{ act: 'update', key: keyOf('3'), set: { dueAt: '9' } }]);
    await table.write({ act: 'erase', key: keyOf('2', 'B') });
    expect(await due()).toEqual([]);
    expect(await table.count({ index: DUE_INDEX, partition: 'S' }, 9)).toBe(1);
  });

  test('what stands in the keys of an index is text, and not empty', async () => {
    await expect(put({ dueShard: 5, dueAt: '1' })).rejects.toThrow();
    await expect(update({ set: { dueShard: '' } })).rejects.toThrow();
    expect(await table.get(KEY)).toBeUndefined();
  });

  test('many are read by their keys, and all or one kind without', async () => {
    const keys = Array.from({ length: 130 }, (_, number) => keyOf(String(number), `P${number % 7}`));
    for (let start = 0; start < keys.length; start += 50)
      await table.transact(
        keys.slice(start, start + 50).map((key) => ({ act: 'update', key, set: { kind: key.pk } })),
      );
    const sks = (items: readonly Item[]) => items.map(({ sk }) => Number(sk)).sort((a, b) => a - b);
    expect(sks(await table.getAll([...keys, keyOf('none')]))).toEqual(keys.map((_, number) => number));
    expect(await table.getAll([])).toEqual([]);
    await expect(table.getAll([KEY, KEY])).rejects.toThrow();
    expect(sks(await Array.fromAsync(table.scan({ consistent: true })))).toHaveLength(130);
    const some = await Array.fromAsync(table.scan({ kind: 'P3' }));
    expect(sks(some)).toEqual(keys.flatMap(({ pk }, number) => (pk === 'P3' ? [number] : [])));
  });

  test('what a reader does to an item is nothing to the table', async () => {
    const item = { map: { list: [1] } };
    await put(item);
    item.map.list.push(2);
    const read = await table.get(KEY);
    if (read) read.map = 'spoilt';
    expect(await table.get(KEY)).toEqual({ ...KEY, map: { list: [1] } });
  });
});
