import { expect, test } from 'vitest';
import type { Store } from '../../../shared/app/ports/store.ts';
import type { InstantText } from '../../../shared/domain/time/dates.ts';
import { customer, sweepAt } from '../clock/sweep-scene.ts';
import { openBalancesDesk, owes, TODAY } from './balances-desk.ts';
import { bought, complaintsOf, countsOf } from './import-desk.ts';

const NOTHING = { added: 0, changed: 0, unchanged: 0, leftOut: 0, refused: 0 };

test('what a customer owes is on record with its day; without a day it is today’s', async () => {
  const desk = await openBalancesDesk('C-1', 'C-2', 'C-3');
  const report = await desk.takeBalances([
    owes('C-1', '120.5', '2011-12-30', 'GBP'),
    owes('C-2', '-7', null, 'GBP'),
  ]);
  expect(countsOf(report)).toEqual({ ...NOTHING, rows: 2, added: 2 });
  expect(await desk.balanceOf('C-1')).toEqual({ amount: '120.5', currency: 'GBP', asOf: '2011-12-30' });
  expect(await desk.balanceOf('C-2')).toEqual({ amount: '-7', currency: 'GBP', asOf: TODAY });
  expect(await desk.balanceOf('C-3')).toBeNull();
});

test.for([
  ['the same again is unchanged', owes('C-1', '100', '2011-12-10', 'GBP'), 'unchanged', '100', '2011-12-10'],
  [
    'of the same day, it is a correction',
    owes('C-1', '90', '2011-12-10', 'GBP'),
    'changed',
    '90',
    '2011-12-10',
  ],
  ['a day later, it is the news', owes('C-1', '0', '2011-12-11', 'GBP'), 'changed', '0', '2011-12-11'],
  [
    'a day later and the same, the day moves',
    owes('C-1', '100', '2011-12-11', 'GBP'),
    'changed',
    '100',
    '2011-12-11',
  ],
  ['a day earlier, it is old news', owes('C-1', '5', '2011-12-09', 'GBP'), 'leftOut', '100', '2011-12-10'],
] as const)('%s', async ([, row, counted, amount, asOf]) => {
  const desk = await openBalancesDesk('C-1');
  await desk.takeBalances([owes('C-1', '100', '2011-12-10', 'GBP')]);
  const before = await desk.store.archive('C-1');
  const report = await desk.takeBalances([row]);
  expect(countsOf(report)).toEqual({ ...NOTHING, rows: 1, [counted]: 1 });
  expect(await desk.balanceOf('C-1')).toEqual({ amount, currency: 'GBP', asOf });
  if (counted !== 'changed') expect(await desk.store.archive('C-1')).toEqual(before);
});

test('a row without a currency leaves the one that is known', async () => {
  const desk = await openBalancesDesk('C-1');
  await desk.takeBalances([owes('C-1', '100', '2011-12-10')]);
  expect(await desk.balanceOf('C-1')).toMatchObject({ currency: '' });
  await desk.takeBalances([owes('C-1', '100', '2011-12-10', 'CNY')]);
  await desk.takeBalances([owes('C-1', '50', '2011-12-11')]);
  expect(await desk.balanceOf('C-1')).toEqual({ amount: '50', currency: 'CNY', asOf: '2011-12-11' });
});

test('today is the last day; a balance of tomorrow is refused, as is a stranger and all of a customer who comes twice', async () => {
  const desk = await openBalancesDesk('C-1', 'C-2');
  const report = await desk.takeBalances([
    owes('C-1', '1', '2011-12-31'),
    owes('C-2', '2', '2012-01-01'),
    owes('C-9', '3'),
    owes('C-1', '4'),
  ]);
  expect(countsOf(report)).toEqual({ ...NOTHING, rows: 4, refused: 4 });
  const twice = 'C-1 stands on lines 2, 5, which say different things; none of them was taken';
  const twiceInChinese = 'customerId：C-1 出现在第 2、5 行，内容互相矛盾；这些行均未导入';
  expect(complaintsOf(report)).toEqual([
    [2, `customerId: ${twice}`, twiceInChinese],
    [
      3,
      'asOf: 2012-01-01 lies in the future (it is 2011-12-31); allowed is a day up to today',
      'asOf：2012-01-01 在未来（今天是 2011-12-31）；允许不晚于今天的日期',
    ],
    [
      4,
      'customerId: there is no archive of customer C-9; import the customer first',
      'customerId：没有客户 C-9 的档案；请先导入客户',
    ],
    [5, `customerId: ${twice}`, twiceInChinese],
  ]);
  expect(await desk.balanceOf('C-1')).toBeNull();
});

test('a correction of the archive and an order leave the balance alone', async () => {
  const desk = await openBalancesDesk('C-1');
  await desk.takeBalances([owes('C-1', '100', '2011-12-10', 'GBP')]);
  await desk.takeCustomers([customer('C-1', { name: 'Ann' })]);
  await desk.takeOrders([bought('C-1', 'O-1', '2011-12-20T10:00:00Z')]);
  await sweepAt(desk.store, '2011-12-31T00:05:00Z');
  expect(await desk.balanceOf('C-1')).toMatchObject({ amount: '100' });
});

test('the balance leaves everything else of the archive as it was, and the clock looks when it would have', async () => {
  const desk = await openBalancesDesk('C-1');
  await desk.takeOrders([bought('C-1', 'O-1', '2011-12-20T10:00:00Z')]);
  const before = await desk.store.archive('C-1');
  await desk.takeBalances([owes('C-1', '100', '2011-12-10', 'GBP')]);
  const after = await desk.store.archive('C-1');
  const balance = { amount: '100', currency: 'GBP', asOf: '2011-12-10' };
  expect(after).toEqual({
    ...before,
    archive: { ...before?.archive, balance, version: before!.archive.version + 1 },
  });
});

/** A store on which a sweep comes between reading and writing, once. */
function sweptBetween(store: Store, at: InstantText): Store {
  let swept = false;
  return {
    ...store,
    async commit(changes) {
      if (!swept) await sweepAt(store, at);
      swept = true;
      return store.commit(changes);
    },
  };
}

test('a sweep that comes between loses nothing and is not undone', async () => {
  const desk = await openBalancesDesk('C-1', 'C-2');
  await desk.takeOrders([bought('C-1', 'O-1', '2011-12-20T10:00:00Z')]);
  const overtaken = sweptBetween(desk.store, '2011-12-29T00:05:00Z');
  const report = await desk.takeBalances([owes('C-1', '5'), owes('C-2', '6')], overtaken);
  expect(countsOf(report)).toEqual({ ...NOTHING, rows: 2, added: 2 });
  const stored = await desk.store.archive('C-1');
  expect(stored?.archive.balance).toMatchObject({ amount: '5' });
  expect(stored?.archive.open.map(({ id }) => id)).toContain('idle-week:C-1:2011-12-28');
});

test('a control: without the second look the row that a sweep overtook would be lost', async () => {
  const desk = await openBalancesDesk('C-1');
  await desk.takeOrders([bought('C-1', 'O-1', '2011-12-20T10:00:00Z')]);
  const refusals: boolean[] = [];
  const overtaken = sweptBetween(desk.store, '2011-12-29T00:05:00Z');
  await desk.takeBalances([owes('C-1', '5')], {
    ...overtaken,
    async commit(changes) {
      const committed = await overtaken.commit(changes);
      refusals.push(!committed.done);
      return committed;
    },
  });
  expect(refusals).toEqual([true, false]);
});

test('two files at once about the same customers: the later day stands, whoever comes last', async () => {
  const ids = Array.from({ length: 30 }, (_, index) => `C-${index}`);
  const desk = await openBalancesDesk(...ids);
  const reports = await Promise.all(
    (['2011-12-10', '2011-12-12', '2011-12-11'] as const).map((asOf, amount) =>
      desk.takeBalances(ids.map((id) => owes(id, String(amount), asOf))),
    ),
  );
  for (const report of reports) expect(report.faults).toEqual([]);
  const archives = await desk.store.archives(ids);
  expect(new Set([...archives.values()].map(({ archive }) => archive.balance?.asOf))).toEqual(
    new Set(['2011-12-12']),
  );
});

test('more rows than fit into one commit are all taken, and each is counted once', async () => {
  const ids = Array.from({ length: 250 }, (_, index) => `C-${index}`);
  const desk = await openBalancesDesk(...ids);
  const report = await desk.takeBalances([...ids, 'C-NOBODY'].map((id) => owes(id, '1')));
  expect(countsOf(report)).toEqual({ ...NOTHING, rows: 251, added: 250, refused: 1 });
  const again = await desk.takeBalances(ids.map((id) => owes(id, '1')));
  expect(countsOf(again)).toEqual({ ...NOTHING, rows: 250, unchanged: 250 });
});
