import { describe, expect, test } from 'vitest';
import { instantText } from '../../../shared/domain/time/dates.ts';
import { afterQuietHours } from '../../../shared/domain/time/quiet-hours.ts';
import { zoneOf } from '../../../shared/domain/time/zone.ts';
import { at } from '../../fixtures/department.ts';

const leaves = (now: string, from: string, to: string, zone = 'Asia/Shanghai') =>
  instantText(afterQuietHours({ from, to }, zoneOf(zone), at(now)));

describe('quiet from 21:00 to 08:00', () => {
  test('a letter leaves until the last second before 21:00, and from 08:00 on', () => {
    expect(leaves('2026-11-23T20:59:59+08:00', '21:00', '08:00')).toBe('2026-11-23T12:59:59Z');
    expect(leaves('2026-11-23T08:00:00+08:00', '21:00', '08:00')).toBe('2026-11-23T00:00:00Z');
    expect(leaves('2026-11-23T12:00:00+08:00', '21:00', '08:00')).toBe('2026-11-23T04:00:00Z');
  });
  test('before midnight it waits for tomorrow morning, after midnight for this morning', () => {
    const morning = '2026-11-24T00:00:00Z';
    expect(leaves('2026-11-23T21:00:00+08:00', '21:00', '08:00')).toBe(morning);
    expect(leaves('2026-11-23T23:59:59+08:00', '21:00', '08:00')).toBe(morning);
    expect(leaves('2026-11-24T00:00:00+08:00', '21:00', '08:00')).toBe(morning);
    expect(leaves('2026-11-24T07:59:59+08:00', '21:00', '08:00')).toBe(morning);
  });
});

describe('quiet over lunch, from 12:00 to 13:30', () => {
  test.each([
    ['11:59:59', '11:59:59'],
    ['12:00:00', '13:30:00'],
    ['13:29:59', '13:30:00'],
    ['13:30:00', '13:30:00'],
    ['00:00:00', '00:00:00'],
  ])('a letter of %s leaves at %s', (now, then) => {
    const on = (time: string) => instantText(at(`2026-11-23T${time}+08:00`));
    expect(leaves(on(now), '12:00', '13:30')).toBe(on(then));
  });
});

describe('when the clocks change', () => {
  test('the night is an hour shorter or longer, and the morning is the local one', () => {
    // London: an hour skipped on 29 March, an hour twice on 25 October.
    expect(leaves('2026-03-28T22:00:00Z', '21:00', '08:00', 'Europe/London')).toBe('2026-03-29T07:00:00Z');
    expect(leaves('2026-10-24T21:00:00Z', '21:00', '08:00', 'Europe/London')).toBe('2026-10-25T08:00:00Z');
    expect(leaves('2026-10-25T07:59:59Z', '21:00', '08:00', 'Europe/London')).toBe('2026-10-25T08:00:00Z');
  });
  test('an end that is skipped moves forward', () => {
    // 01:30 does not exist in London on 29 March; 02:30 summer time is where it would have been.
    expect(leaves('2026-03-29T00:59:59Z', '22:00', '01:30', 'Europe/London')).toBe('2026-03-29T01:30:00Z');
    expect(leaves('2026-03-29T01:30:00Z', '22:00', '01:30', 'Europe/London')).toBe('2026-03-29T01:30:00Z');
  });
  test('a beginning that comes twice is the first of the two', () => {
    expect(leaves('2026-10-25T00:29:59Z', '01:30', '03:00', 'Europe/London')).toBe('2026-10-25T00:29:59Z');
    expect(leaves('2026-10-25T00:30:00Z', '01:30', '03:00', 'Europe/London')).toBe('2026-10-25T03:00:00Z');
    expect(leaves('2026-10-25T01:15:00Z', '01:30', '03:00', 'Europe/London')).toBe('2026-10-25T03:00:00Z');
  });
  test('a midnight that is skipped begins the quiet with the day', () => {
    expect(leaves('2018-11-04T02:59:59Z', '00:00', '06:00', 'America/Sao_Paulo')).toBe(
      '2018-11-04T02:59:59Z',
    );
    expect(leaves('2018-11-04T03:00:00Z', '00:00', '06:00', 'America/Sao_Paulo')).toBe(
      '2018-11-04T08:00:00Z',
    );
  });
  test('Lord Howe moves by half an hour', () => {
    expect(leaves('2026-10-03T15:00:00Z', '21:00', '08:00', 'Australia/Lord_Howe')).toBe(
      '2026-10-03T21:00:00Z',
    );
    expect(leaves('2026-04-04T15:00:00Z', '21:00', '08:00', 'Australia/Lord_Howe')).toBe(
      '2026-04-04T21:30:00Z',
    );
  });
});
