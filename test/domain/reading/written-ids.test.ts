import { expect, test } from 'vitest';
import { readId } from '../../../shared/domain/reading/written-id.ts';

const read = (text: string) => {
  const reading = readId(text);
  return 'value' in reading ? reading.value : reading.unread.code;
};

test.each([
  '8.61391E+12',
  '8.61391e+12',
  '8,61E+12',
  '1.2E5',
  '1E+05',
  '3-Jan',
  'Jan-05',
  '5-Mar-2026',
  '2026/3/1',
  '2026/3/1 0:00',
  '3/1/2026',
  '1月3日',
  '12:30:00',
  '#####',
  '#REF!',
  '#NAME?',
  'TRUE',
  '1,234,567',
  '123456789012345000',
])('%s is what a spreadsheet left of an id', (text) => {
  expect(read(text)).toBe('damaged');
});

test.each([
  ["'00123", '00123'],
  ['10001.0', '10001'],
  ['１０００１', '10001'],
  ['ＡＢ－１', 'AB-1'],
])('%s still has all of %s', (text, id) => {
  expect(read(text)).toBe(id);
});

test.each([
  '1E5',
  'MAR-01',
  '10001.5',
  '00123',
  '20260305-001',
  'A①',
  '1234567890123450',
  '客户:7#8',
  'May',
  'Total Wine',
  'Total5',
])('a control: %s is an id', (text) => {
  expect(read(text)).toBe(text);
});

test.each([
  '合计',
  '合 计：',
  '总计(元)',
  '本页小计',
  '共 3 条',
  'Total',
  'GRAND TOTAL:',
  'Sub-total',
  'Total: 1,200.00',
  '总计 3 人',
  'sum',
])('%s is the word of a total line', (text) => {
  expect(read(text)).toBe('total-word');
});
