import { readSheet } from 'read-excel-file/node';
import { expect, test } from 'vitest';
import { tableAsCsv, tableAsWorkbook } from '../../../shared/files/formats/write-table.ts';

const TABLE = {
  header: ['客户', 'Amount'],
  rows: [
    ['=1+1', 5],
    ['@SUM(A1)', -5.5],
    ['+86 571', null],
    ['－1+1', 0],
    ['-120.50', 1],
    ['\t=1', 1],
    ['Tea, "Ltd"', 1],
  ],
} as const;

test('what a spreadsheet would run is text in a CSV, numbers stay numbers, and Excel knows the encoding', () => {
  expect(tableAsCsv(TABLE).split('\n')).toEqual([
    '\uFEFF客户,Amount',
    "'=1+1,5",
    "'@SUM(A1),-5.5",
    "'+86 571,",
    "'－1+1,0",
    '-120.50,1',
    "'\t=1,1",
    '"Tea, ""Ltd""",1',
    '',
  ]);
});

test('a workbook has text as text and numbers as numbers', async () => {
  expect(await readSheet(await tableAsWorkbook(TABLE), { trim: false })).toEqual([
    ['客户', 'Amount'],
    ...TABLE.rows,
  ]);
});
