import { expect, test } from 'vitest';
import { sentencesIn } from '../../../shared/domain/sentences/sentences-in.ts';
import { balanceRows } from '../../../shared/files/rows/row-readers.ts';
import { linesOf, readAll, refusalOf, sourceOf } from '../formats/sources.ts';

const balances = (...lines: readonly string[]) => balanceRows(sourceOf(linesOf(...lines)), 'balances.csv');

const ROW = { line: 2, customerId: 'C-1', amount: '1200.5', currency: 'CNY', asOf: '2026-11-20' };

test.for([
  'customerId,amount,currency,asOf',
  'Customer ID,AMOUNT,Currency,as_of',
  '客户编号,欠款,币种,截至日期',
  '客户号,欠款金额,币种,日期',
  '客户号,余额,币种,日期',
])('the columns of a file of balances: %s', async (header) => {
  const file = await balances(header, 'C-1,"1,200.50",CNY,2026/11/20');
  expect(file.unknownColumns).toEqual([]);
  expect(await readAll(file)).toEqual([ROW]);
});

test('currency and day may be left out, as cells and as columns', async () => {
  const bare = { line: 2, customerId: 'C-1', amount: '0' };
  expect(await readAll(await balances('customerId,amount', 'C-1,0.00'))).toEqual([bare]);
  expect(await readAll(await balances('customerId,amount,currency,asOf', 'C-1,-0,,'))).toEqual([bare]);
});

test('what was paid in advance is less than zero', async () => {
  expect(await readAll(await balances('customerId,amount', 'C-1,-300.10'))).toMatchObject([
    { amount: '-300.1' },
  ]);
});

test.for([
  ['C-1,,', 'amount: the cell is empty, and it must not be'],
  [',5,', 'customerId: the cell is empty, and it must not be'],
  ['C-1,12.5万,', 'amount: "12.5万" is not allowed; allowed is a decimal number such as 139.12'],
  ['C-1,5,2026-11-31', 'asOf: "2026-11-31" is not allowed; allowed is a date YYYY-MM-DD'],
  ['C-1,5,2026-11-20 10:00', 'asOf: "2026-11-20 10:00" is not allowed; allowed is a date YYYY-MM-DD'],
] as const)('a bad row says what is wrong with it: %s', async ([row, sentence]) => {
  const [read] = await Array.fromAsync((await balances('customerId,amount,asOf', row)).rows);
  expect(read && 'fault' in read && sentencesIn('en').fault(read.fault)).toBe(sentence);
});

test('a file without customers or amounts is refused', async () => {
  expect(await refusalOf(() => balances('name,asOf', 'Ann,2026-11-20'))).toMatchObject({
    code: 'columns-missing',
    missing: ['customerId', 'amount'],
  });
});
