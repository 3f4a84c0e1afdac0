import { describe, expect, test } from 'vitest';
import { instantText } from '../../shared/domain/dates.ts';
import { parseDate, parseInstant, zoneOf } from '../../shared/domain/zone.ts';

const london = zoneOf('Europe/London');
const shanghai = zoneOf('Asia/Shanghai');

const read = (text: string, zone = london) => {
  const instant = parseInstant(text, zone);
  return instant && instantText(instant);
};

describe('a time without an offset is local time', () => {
  test.each([
    ['2011-10-01T08:26:00', '2011-10-01T07:26:00Z'],
    ['2011-10-01 08:26', '2011-10-01T07:26:00Z'],
    ['2011-12-01 08:26', '2011-12-01T08:26:00Z'],
    // Excel writes no leading zeros.
    ['2011/10/1 8:26', '2011-10-01T07:26:00Z'],
    ['2011/10/1 8:26:05', '2011-10-01T07:26:05Z'],
    ['2011.10.01 08:26', '2011-10-01T07:26:00Z'],
    ['2011-10-01 08:26:59.999', '2011-10-01T07:26:59Z'],
  ])('%s', (text, instant) => {
    expect(read(text)).toBe(instant);
  });

  test('and means another instant elsewhere', () => {
    expect(read('2011/10/1 8:26', shanghai)).toBe('2011-10-01T00:26:00Z');
  });
  test('in the hour that is skipped it moves forward, in the hour that comes twice it is the first', () => {
    expect(read('2011-03-27 01:30')).toBe('2011-03-27T01:30:00Z');
    expect(read('2011-10-30 01:30')).toBe('2011-10-30T00:30:00Z');
  });
});

test('a bare date is the first moment of that day', () => {
  expect(read('2011-10-01')).toBe('2011-09-30T23:00:00Z');
  expect(read('2011/10/1', shanghai)).toBe('2011-09-30T16:00:00Z');
  expect(read('2018-11-04', zoneOf('America/Sao_Paulo'))).toBe('2018-11-04T03:00:00Z');
});

test.each([
  ['2011-10-01T08:26:00Z', '2011-10-01T08:26:00Z'],
  ['2011-10-01T08:26+08:00', '2011-10-01T00:26:00Z'],
  ['2011-10-01T08:26:00+0800', '2011-10-01T00:26:00Z'],
  ['2011-10-01 08:26:00-05:00', '2011-10-01T13:26:00Z'],
  ['2011-10-01T00:05:00+01:00', '2011-09-30T23:05:00Z'],
  ['2011-10-01T08:26:00.9Z', '2011-10-01T08:26:00Z'],
])('%s is exact wherever it is read', (text, instant) => {
  expect(read(text)).toBe(instant);
  expect(read(text, shanghai)).toBe(instant);
});

test.each([
  '',
  'yesterday',
  '2011-02-29',
  '2011-13-01 08:26',
  '2011-10-00',
  '2011-10-01 24:00',
  '2011-10-01 08:60',
  '2011-10-01 8',
  '01/10/2011 08:26',
  '20111001',
  '2011-10-01 08:26 PM',
  '2011-10-01T08:26:00+25:00',
  '12345-10-01',
  '2011-10-01 08:26\n',
])('%j is no time', (text) => {
  expect(parseInstant(text, london)).toBeUndefined();
});

test('29 February is a day in leap years only', () => {
  expect(parseDate('2012-02-29')).toBe('2012-02-29');
  expect(parseDate('2011-02-29')).toBeUndefined();
});

test('a date is a date without a time', () => {
  expect(parseDate('2011/10/1')).toBe('2011-10-01');
  for (const text of ['2011-10-01 08:26', '2011-10-32', '1 October 2011', ''])
    expect(parseDate(text)).toBeUndefined();
});
