import { describe, expect, test } from 'vitest';
import type { DateOrder } from '../../../shared/domain/reading/reading.ts';
import { readDate, readInstant } from '../../../shared/domain/reading/reading-times.ts';
import { instantText } from '../../../shared/domain/time/dates.ts';
import { zoneOf } from '../../../shared/domain/time/zone.ts';

const london = zoneOf('Europe/London');
const shanghai = zoneOf('Asia/Shanghai');

const read = (text: string, zone = london, order?: DateOrder) => {
  const reading = readInstant(text, zone, order);
  return 'value' in reading ? instantText(reading.value) : reading.unread;
};

const readDay = (text: string, order?: DateOrder) => {
  const reading = readDate(text, order);
  return 'value' in reading ? reading.value : reading.unread;
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
  ['2026-03-05 08:26:00 +0800', '2026-03-05T00:26:00Z'],
  ['2026-03-05 08:26:00+08', '2026-03-05T00:26:00Z'],
  ['2026-03-05 08:26:00.123456+08', '2026-03-05T00:26:00Z'],
  ['2026-03-05 00:26:00 UTC', '2026-03-05T00:26:00Z'],
  ['2026-03-05 08:26 GMT+8', '2026-03-05T00:26:00Z'],
  ['2026-03-05T08:26:00.000+0000', '2026-03-05T08:26:00Z'],
  ['2026-03-05T08:26+08:00[Asia/Shanghai]', '2026-03-05T00:26:00Z'],
  ['Thu, 05 Mar 2026 08:26:00 +0800', '2026-03-05T00:26:00Z'],
  ['Thu Mar 05 2026 08:26:00 GMT+0800 (China Standard Time)', '2026-03-05T00:26:00Z'],
  ['Thu Mar  5 00:26:00 UTC 2026', '2026-03-05T00:26:00Z'],
  ['05/Mar/2026:08:26:00 +0800', '2026-03-05T00:26:00Z'],
  ['20260305T082600Z', '2026-03-05T08:26:00Z'],
])('%s, as machines write it, is exact', (text, instant) => {
  expect(read(text)).toBe(instant);
  expect(read(text, shanghai)).toBe(instant);
});

test.each([
  '2026-03-05 20:26:00.0000000',
  '2026/3/5 8:26:00 PM',
  '2026/3/5 下午 8:26',
  '2026/3/5 下午08:26:00',
  '2026年3月5日 20时26分',
  '2026年3月5日 20:26',
  '2026年3月5日星期四 晚上8点26分',
  '20260305202600',
  '20260305 20:26',
  '5 Mar 2026 20:26',
  '5-MAR-2026 20:26:00',
  'March 5th, 2026 at 8:26 p.m.',
  'Mar  5 2026  8:26PM',
  'Thursday, March 5, 2026 8:26 PM',
])('%s is twenty-six past eight in the evening there', (text) => {
  expect(read(text, shanghai)).toBe('2026-03-05T12:26:00Z');
});

test('midnight and noon of clocks with twelve hours', () => {
  expect(read('2026-03-05 12:00 AM', shanghai)).toBe('2026-03-04T16:00:00Z');
  expect(read('2026-03-05 12:00 PM', shanghai)).toBe('2026-03-05T04:00:00Z');
  for (const text of [
    '2026-03-05 上午12:30',
    '2026-03-05 0:30 PM',
    '2026-03-05 13:30 AM',
    '2026-03-05 晚上12:30',
  ])
    expect(read(text, shanghai), text).toMatchObject({ code: 'refused' });
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
  '2011-10-01T08:26:00+25:00',
  '12345-10-01',
  '2011-10-01 08:26\n',
  // China's and Chicago's.
  '2011-10-01 08:26 CST',
  '2011-10-01 08:26 or later',
  '5 Maybe 2026',
  '2026年3月',
])('%j is no time', (text) => {
  expect(read(text)).toEqual({ code: 'refused', allowed: { kind: 'instant' } });
});

test.each([
  ['3/5/2026', 'day-or-month'],
  ['01/10/2011 08:26', 'day-or-month'],
  ['3-5-2026', 'day-or-month'],
  ['45123', 'day-number'],
  ['45123.35', 'day-number'],
  ['1772670360', 'day-number'],
  ['1772670360000', 'day-number'],
  ['3/5/26', 'century'],
  ['26年3月5日', 'century'],
  ['5-Mar-26', 'century'],
] as const)('%s can mean several days, and which is not guessed', (text, of) => {
  expect(read(text)).toEqual({ code: 'ambiguous', of });
  expect(readDay(text)).toEqual({ code: 'ambiguous', of });
});

test('days and months as numbers are read in the order that was told, or where only one order makes a day', () => {
  expect(readDay('3/5/2026', 'dmy')).toBe('2026-05-03');
  expect(readDay('3/5/2026', 'mdy')).toBe('2026-03-05');
  expect(read('3/5/2026 8:26 PM', shanghai, 'mdy')).toBe('2026-03-05T12:26:00Z');
  expect(readDay('2026-03-05', 'mdy')).toBe('2026-03-05');
  expect(readDay('25.12.2026')).toBe('2026-12-25');
  expect(readDay('12/25/2026')).toBe('2026-12-25');
  expect(readDay('5/5/2026')).toBe('2026-05-05');
  for (const [text, order] of [
    ['25/12/2026', 'mdy'],
    ['12/25/2026', 'dmy'],
    ['31/2/2026', 'dmy'],
  ] as const)
    expect(readDay(text, order)).toEqual({ code: 'refused', allowed: { kind: 'date' } });
});

test('a weekday that is not that of the date says that one of them is wrong', () => {
  expect(readDay('2026年3月5日 星期四')).toBe('2026-03-05');
  for (const text of ['Fri, 05 Mar 2026', '2026-03-05 周五'])
    expect(readDay(text)).toEqual({ code: 'refused', allowed: { kind: 'own-weekday' } });
});

test.each(['0000-01-01T03:00', '0001-01-01', '1969-12-31', '2100-01-01', '9999-12-31 23:59:59'])(
  '%s is out of the question, in every zone',
  (text) => {
    for (const zone of ['America/New_York', 'Asia/Shanghai'])
      expect(read(text, zoneOf(zone))).toMatchObject({ code: 'out-of-span', earliest: '1970-01-01' });
  },
);

test('a control: the first and the last day of the span are read', () => {
  expect(readDay('1970-01-01')).toBe('1970-01-01');
  expect(read('2099-12-31 23:59:59', zoneOf('America/New_York'))).toBe('2100-01-01T04:59:59Z');
});

test('29 February is a day in leap years only', () => {
  expect(readDay('2012-02-29')).toBe('2012-02-29');
  expect(readDay('2011-02-29')).toEqual({ code: 'refused', allowed: { kind: 'date' } });
});

test('a date is a date without a time, but for the midnight that databases add', () => {
  for (const text of ['2011/10/1', '2011-10-01 00:00:00', '2011/10/1 0:00', '1 October 2011', '20111001'])
    expect(readDay(text)).toBe('2011-10-01');
  for (const text of ['2011-10-01 08:26', '2011-10-01T00:00:00Z', '2011-10-32', '1 Octobre 2011', ''])
    expect(readDay(text)).toEqual({ code: 'refused', allowed: { kind: 'date' } });
});
