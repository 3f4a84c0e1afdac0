import { describe, expect, test } from 'vitest';
import type { LocalDate } from '../../../shared/domain/time/dates.ts';
import { lengthMs } from '../../../shared/domain/time/working-time.ts';
import { zoneOf } from '../../../shared/domain/time/zone.ts';
import { at, rulebookFor } from '../../fixtures/department.ts';

const MINUTE_MS = 60_000;
const EVERY_DAY = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'];

/** These hours on all days of the week. */
const daily = (zone: string, ...workingHours: string[]) =>
  rulebookFor({ zone, calendar: { holidays: 'none', workingDays: EVERY_DAY, workingHours } }).governing({
    policyVersion: 1,
  }).time;

describe('when the clocks change', () => {
  /** Zone, date, hours, the real minutes between them, and their first and last moment. */
  test.each<[string, LocalDate, string, number, string, string]>([
    ['Europe/London', '2026-03-29', '00:00-04:00', 180, '2026-03-29T00:00:00Z', '2026-03-29T03:00:00Z'],
    ['Europe/London', '2026-10-25', '00:00-04:00', 300, '2026-10-24T23:00:00Z', '2026-10-25T04:00:00Z'],
    ['Europe/London', '2026-03-29', '09:00-10:00', 60, '2026-03-29T08:00:00Z', '2026-03-29T09:00:00Z'],
    ['Europe/London', '2026-10-25', '09:00-10:00', 60, '2026-10-25T09:00:00Z', '2026-10-25T10:00:00Z'],
    // Half of the window is skipped, before and after.
    ['Europe/London', '2026-03-29', '00:30-01:30', 30, '2026-03-29T00:30:00Z', '2026-03-29T01:00:00Z'],
    ['Europe/London', '2026-03-29', '01:30-02:30', 30, '2026-03-29T01:00:00Z', '2026-03-29T01:30:00Z'],
    // 01:00 to 02:00 comes twice: who begins before it works through, who ends in it ends the first
    // time.
    ['Europe/London', '2026-10-25', '00:30-01:30', 60, '2026-10-24T23:30:00Z', '2026-10-25T00:30:00Z'],
    ['Europe/London', '2026-10-25', '01:30-02:30', 120, '2026-10-25T00:30:00Z', '2026-10-25T02:30:00Z'],
    ['Europe/London', '2026-10-25', '01:00-02:00', 120, '2026-10-25T00:00:00Z', '2026-10-25T02:00:00Z'],
    ['America/New_York', '2026-03-08', '01:30-03:30', 60, '2026-03-08T06:30:00Z', '2026-03-08T07:30:00Z'],
    ['America/New_York', '2026-11-01', '00:30-02:30', 180, '2026-11-01T04:30:00Z', '2026-11-01T07:30:00Z'],
    // Lord Howe moves by half an hour.
    ['Australia/Lord_Howe', '2026-10-04', '01:30-03:00', 60, '2026-10-03T15:00:00Z', '2026-10-03T16:00:00Z'],
    ['Australia/Lord_Howe', '2026-04-05', '01:00-03:00', 150, '2026-04-04T14:00:00Z', '2026-04-04T16:30:00Z'],
    // Here the clocks change at midnight.
    ['Africa/Cairo', '2023-04-28', '00:30-02:00', 60, '2023-04-27T22:00:00Z', '2023-04-27T23:00:00Z'],
    ['Africa/Cairo', '2023-04-27', '22:00-24:00', 120, '2023-04-27T20:00:00Z', '2023-04-27T22:00:00Z'],
    ['Africa/Cairo', '2023-10-26', '22:00-24:00', 180, '2023-10-26T19:00:00Z', '2023-10-26T22:00:00Z'],
    ['America/Sao_Paulo', '2018-11-04', '00:30-02:00', 60, '2018-11-04T03:00:00Z', '2018-11-04T04:00:00Z'],
    ['America/Sao_Paulo', '2018-02-17', '23:00-24:00', 120, '2018-02-18T01:00:00Z', '2018-02-18T03:00:00Z'],
  ])('%s on %s works %s for %i minutes', (zone, date, hours, minutes, first, last) => {
    const time = daily(zone, hours);
    const midnight = at(zoneOf(zone).startOf(date));
    expect(`${time.from(midnight)}`).toBe(first);
    const day = time.workingDayFrom(at(first));
    expect(day.at(-1)?.toMs).toBe(at(last).epochMilliseconds);
    expect(lengthMs(day)).toBe(minutes * MINUTE_MS);
    expect(time.between(at(first), at(last))).toBe(minutes);
    expect(`${time.after(at(first), minutes)}`).toBe(last);
    expect(time.between(at(last).subtract({ seconds: 1 }), at(last).add({ seconds: 1 }))).toBe(0);
  });

  test('a window that is skipped whole is no working time: the next is tomorrow', () => {
    const time = daily('Europe/London', '01:15-01:45');
    expect(`${time.from(at('2026-03-28T23:00:00Z'))}`).toBe('2026-03-30T00:15:00Z');
    expect(`${time.after(at('2026-03-28T01:15:00Z'), 40)}`).toBe('2026-03-30T00:25:00Z');
    expect(time.between(at('2026-03-28T23:00:00Z'), at('2026-03-29T23:00:00Z'))).toBe(0);
  });
});

describe('a minute of the day is the first instant at which the clock shows it or has passed it', () => {
  test.each<[string, LocalDate, number, string]>([
    ['Asia/Shanghai', '2026-11-23', 0, '2026-11-22T16:00:00Z'],
    ['Asia/Shanghai', '2026-11-23', 540, '2026-11-23T01:00:00Z'],
    ['Asia/Shanghai', '2026-11-23', 1440, '2026-11-23T16:00:00Z'],
    ['Europe/London', '2026-03-29', 59, '2026-03-29T00:59:00Z'],
    // The minute at which the clocks jump exists nowhere: it has come when they do, as every
    // skipped minute.
    ['Europe/London', '2026-03-29', 60, '2026-03-29T01:00:00Z'],
    ['Europe/London', '2026-03-29', 61, '2026-03-29T01:00:00Z'],
    ['Europe/London', '2026-03-29', 119, '2026-03-29T01:00:00Z'],
    ['Europe/London', '2026-03-29', 120, '2026-03-29T01:00:00Z'],
    ['Europe/London', '2026-03-29', 121, '2026-03-29T01:01:00Z'],
    ['Europe/London', '2026-10-25', 59, '2026-10-24T23:59:00Z'],
    ['Europe/London', '2026-10-25', 60, '2026-10-25T00:00:00Z'],
    ['Europe/London', '2026-10-25', 119, '2026-10-25T00:59:00Z'],
    ['Europe/London', '2026-10-25', 120, '2026-10-25T02:00:00Z'],
    ['America/New_York', '2026-03-08', 120, '2026-03-08T07:00:00Z'],
    ['Australia/Lord_Howe', '2026-10-04', 120, '2026-10-03T15:30:00Z'],
    ['Africa/Cairo', '2023-04-27', 1440, '2023-04-27T22:00:00Z'],
    ['Africa/Cairo', '2023-04-28', 0, '2023-04-27T22:00:00Z'],
    ['Africa/Cairo', '2023-04-28', 30, '2023-04-27T22:00:00Z'],
    ['Africa/Cairo', '2023-04-28', 60, '2023-04-27T22:00:00Z'],
    ['Africa/Cairo', '2023-10-26', 1439, '2023-10-26T20:59:00Z'],
    ['Africa/Cairo', '2023-10-26', 1440, '2023-10-26T22:00:00Z'],
    ['America/Sao_Paulo', '2018-11-04', 0, '2018-11-04T03:00:00Z'],
    // Samoa skipped the whole day.
    ['Pacific/Apia', '2011-12-30', 0, '2011-12-30T10:00:00Z'],
    ['Pacific/Apia', '2011-12-30', 540, '2011-12-30T10:00:00Z'],
    ['Pacific/Apia', '2011-12-30', 1440, '2011-12-30T10:00:00Z'],
  ])('%s on %s, minute %i', (zone, date, minute, instant) => {
    expect(`${zoneOf(zone).minuteOf(date, minute)}`).toBe(instant);
  });
});
