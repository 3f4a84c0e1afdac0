import { describe, expect, test } from 'vitest';
import { policyOf } from '../../fixtures/department.ts';
import { clockOf, OFFICE, office, type Turn } from './turns-by-the-clock.ts';

const china = clockOf({});

/** The table in docs/design.md, "The response clock", with start and warning. */
const TABLE: readonly (readonly [reported: string, ...Turn, why: string])[] = [
  ['11-23 10:05', '11-23 10:05', '11-23 10:50', '11-23 11:05', 'plain'],
  ['11-23 11:40', '11-23 11:40', '11-23 13:55', '11-23 14:10', 'lunch does not count'],
  ['11-23 17:40', '11-23 17:40', '11-23 17:45', '11-23 18:00', 'never overnight'],
  ['11-23 22:00', '11-24 09:00', '11-24 09:45', '11-24 10:00', 'starts with the next working moment'],
  ['11-27 18:00', '11-30 09:00', '11-30 09:45', '11-30 10:00', "a window's end is not working time"],
  ['10-10 14:00', '10-10 14:00', '10-10 14:45', '10-10 15:00', '调休'],
];

describe.each(['Asia/Shanghai', 'Europe/London', 'America/New_York'])('in %s', (zone) => {
  const days = { '2026-10-10': ['09:00-12:00', '13:30-18:00'] };
  const clock = clockOf({ zone, calendar: { holidays: 'none', days } });
  test.each(TABLE)('reported %s: starts %s, warns %s, deadline %s (%s)', (reported, ...row) => {
    expect(clock(reported)).toEqual(row.slice(0, 3));
  });
});

test.each(TABLE)('by the calendar of China %s starts %s, warns %s, deadline %s (%s)', (reported, ...row) => {
  expect(china(reported)).toEqual(row.slice(0, 3));
});

describe('around the holidays of China', () => {
  test.each<[string, Turn]>([
    // National Day 2026: off from 1 to 7 October, made up for on Saturday 10 October.
    ['09-30 17:59:59', ['09-30 17:59:59', '09-30 17:59:59', '09-30 18:00']],
    ['09-30 18:00', ['10-08 09:00', '10-08 09:45', '10-08 10:00']],
    ['10-05 10:05', ['10-08 09:00', '10-08 09:45', '10-08 10:00']],
    ['10-09 18:00', ['10-10 09:00', '10-10 09:45', '10-10 10:00']],
    ['10-10 18:00', ['10-12 09:00', '10-12 09:45', '10-12 10:00']],
  ])('feedback of %s', (reported, turn) => {
    expect(china(reported)).toEqual(turn);
  });
  test('which a calendar without holidays does not have', () => {
    expect(office('10-05 10:05')).toEqual(['10-05 10:05', '10-05 10:50', '10-05 11:05']);
    expect(office('10-09 18:00')).toEqual(['10-12 09:00', '10-12 09:45', '10-12 10:00']);
  });
});

describe('a second before, at and after', () => {
  test.each<[what: string, reported: string, turn: Turn]>([
    ['the morning', '11-23 08:59:59', ['11-23 09:00', '11-23 09:45', '11-23 10:00']],
    ['the morning', '11-23 09:00', ['11-23 09:00', '11-23 09:45', '11-23 10:00']],
    ['the morning', '11-23 09:00:01', ['11-23 09:00:01', '11-23 09:45:01', '11-23 10:00:01']],
    ['the last hour before lunch', '11-23 10:59:59', ['11-23 10:59:59', '11-23 11:44:59', '11-23 11:59:59']],
    ['the last hour before lunch', '11-23 11:00', ['11-23 11:00', '11-23 11:45', '11-23 12:00']],
    ['the last hour before lunch', '11-23 11:00:01', ['11-23 11:00:01', '11-23 11:45:01', '11-23 13:30:01']],
    ['lunch', '11-23 11:59:59', ['11-23 11:59:59', '11-23 14:14:59', '11-23 14:29:59']],
    ['lunch', '11-23 12:00', ['11-23 13:30', '11-23 14:15', '11-23 14:30']],
    ['lunch', '11-23 12:00:01', ['11-23 13:30', '11-23 14:15', '11-23 14:30']],
    ['the afternoon', '11-23 13:29:59', ['11-23 13:30', '11-23 14:15', '11-23 14:30']],
    ['the afternoon', '11-23 13:30', ['11-23 13:30', '11-23 14:15', '11-23 14:30']],
    ['the afternoon', '11-23 13:30:01', ['11-23 13:30:01', '11-23 14:15:01', '11-23 14:30:01']],
    ['the last hour', '11-23 16:59:59', ['11-23 16:59:59', '11-23 17:44:59', '11-23 17:59:59']],
    ['the last hour', '11-23 17:00', ['11-23 17:00', '11-23 17:45', '11-23 18:00']],
    ['the end of the day', '11-23 17:59:59', ['11-23 17:59:59', '11-23 17:59:59', '11-23 18:00']],
    ['the end of the day', '11-23 18:00', ['11-24 09:00', '11-24 09:45', '11-24 10:00']],
    ['the end of the day', '11-23 18:00:01', ['11-24 09:00', '11-24 09:45', '11-24 10:00']],
    ['midnight', '11-23 23:59:59', ['11-24 09:00', '11-24 09:45', '11-24 10:00']],
    ['midnight', '11-24 00:00', ['11-24 09:00', '11-24 09:45', '11-24 10:00']],
    ['the week-end', '11-27 17:59:59', ['11-27 17:59:59', '11-27 17:59:59', '11-27 18:00']],
    ['the week-end', '11-29 23:59:59', ['11-30 09:00', '11-30 09:45', '11-30 10:00']],
  ])('%s: %s', (_what, reported, turn) => {
    expect(office(reported)).toEqual(turn);
  });
});

describe('the warning', () => {
  test.each<[reported: string, warning: string, deadline: string, why: string]>([
    [
      '11-23 17:00:01',
      '11-23 17:45',
      '11-23 18:00',
      'to the second, though not a whole number of minutes is left',
    ],
    ['11-23 17:30:30', '11-23 17:45', '11-23 18:00', 'to the second'],
    ['11-23 17:44', '11-23 17:45', '11-23 18:00', 'a minute from now'],
    ['11-23 17:44:30', '11-23 17:45', '11-23 18:00', 'half a minute from now'],
    ['11-23 17:44:59', '11-23 17:45', '11-23 18:00', 'a second from now'],
    ['11-23 17:45', '11-23 17:45', '11-23 18:00', 'at once: as much is left as it comes before'],
    ['11-23 17:46', '11-23 17:46', '11-23 18:00', 'at once: less is left'],
    ['11-23 11:14:59', '11-23 11:59:59', '11-23 13:44:59', 'the last second before lunch'],
    ['11-23 11:15', '11-23 13:30', '11-23 13:45', 'not at 12:00, when lunch begins, but when it ends'],
    ['11-23 11:15:01', '11-23 13:30:01', '11-23 13:45:01', 'the first second after lunch'],
    ['11-23 11:05', '11-23 11:50', '11-23 13:35', 'in working minutes: nobody is warned at 13:20'],
  ])('for %s comes %s before %s: %s', (reported, warning, deadline) => {
    expect(office(reported)).toEqual([reported, warning, deadline]);
  });
  test('and the deadline follow the minutes of the policy', () => {
    const response = { decideWithinMinutes: 90, warnBeforeMinutes: 30 };
    expect(clockOf({ ...OFFICE, response })('11-23 11:00')).toEqual([
      '11-23 11:00',
      '11-23 13:30',
      '11-23 14:00',
    ]);
    expect(policyOf(OFFICE).response).toMatchObject({ decideWithinMinutes: 60, warnBeforeMinutes: 15 });
  });
});
