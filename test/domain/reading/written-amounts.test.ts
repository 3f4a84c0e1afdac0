import { expect, test } from 'vitest';
import { type DecimalMark, readAmount } from '../../../shared/domain/reading/written-amount.ts';

const read = (text: string, mark?: DecimalMark) => {
  const reading = readAmount(text, mark);
  return 'value' in reading ? reading.value : reading.unread;
};

test.each([
  ['1234.50', '1234.5', []],
  ['1,234.50', '1234.5', []],
  ['１，２３４．５０', '1234.5', []],
  ['1 234.50', '1234.5', []],
  ["1'234.50", '1234.5', []],
  ['+5', '5', []],
  ['.5', '0.5', []],
  ['-0.00', '0', []],
  ['¥1,234.50', '1234.5', ['CNY', 'JPY']],
  ['￥1,234.50', '1234.5', ['CNY', 'JPY']],
  ['1234.50元', '1234.5', ['CNY']],
  ['CNY 1,234.50', '1234.5', ['CNY']],
  ['CNY ¥1,234.50', '1234.5', ['CNY']],
  ['1234.50 RMB', '1234.5', ['CNY']],
  ['US$ 5', '5', ['USD']],
  ['5 GBP', '5', ['GBP']],
  ['€5', '5', ['EUR']],
  ['(120.00)', '-120', []],
  ['(¥120.00)', '-120', ['CNY', 'JPY']],
  ['¥(120.00)', '-120', ['CNY', 'JPY']],
  ['120-', '-120', []],
  ['120.00- 元', '-120', ['CNY']],
  ['-¥120', '-120', ['CNY', 'JPY']],
  ['¥-120', '-120', ['CNY', 'JPY']],
  ['−120', '-120', []],
])('%s is %s', (text, amount, currencies) => {
  expect(read(text)).toEqual({ amount, currencies });
});

test.each(['1.234,50', '1234,50', '12,34', '1.234.567', '1.234,50 €'])(
  '%s is an amount where the decimal mark is a comma, and only there',
  (text) => {
    expect(read(text)).toEqual({ code: 'ambiguous', of: 'decimal-mark' });
    expect(read(text, ',')).toHaveProperty('amount');
  },
);

test.each(['1,234.50', '¥1,234.50', '139.12'])(
  '%s is refused with an example that has the comma which was asked for',
  (text) => {
    expect(readAmount(text, ',')).toEqual({
      unread: { code: 'refused', allowed: { kind: 'amount', decimalComma: true } },
    });
  },
);

test('with the comma as decimal mark, points and spaces stand between thousands', () => {
  expect(read('1.234,50', ',')).toMatchObject({ amount: '1234.5' });
  expect(read('1 234,50', ',')).toMatchObject({ amount: '1234.5' });
  expect(read('1,234', ',')).toMatchObject({ amount: '1.234' });
  for (const text of ['1234.5', '1,234.50']) expect(read(text, ',')).toMatchObject({ code: 'refused' });
});

test.each([
  '',
  '.',
  '1e3',
  '12,34.5',
  '1,23,456.00',
  '1.2万',
  '5 CR',
  '(-5)',
  '-5-',
  '--5',
  '(5',
  '€5 GBP',
  '1 2',
  'five',
])('%j is no amount', (text) => {
  expect(read(text)).toEqual({ code: 'refused', allowed: { kind: 'amount' } });
});

test('what a spreadsheet made of an amount is refused as that', () => {
  for (const text of ['1.2E+05', '#####', '#VALUE!', '3-Jan'])
    expect(read(text)).toEqual({ code: 'damaged' });
});
