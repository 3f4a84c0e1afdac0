import { describe, expect, test } from 'vitest';
import { lengthMs, momentIn, type Stretch } from '../../../shared/domain/time/working-time.ts';
import { at, rulebookFor } from '../../fixtures/department.ts';

const EVERY_DAY = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'];

const timeOf = (document: object) => rulebookFor(document).governing({ policyVersion: 1 }).time;
/** Monday to Friday, 09:00-12:00 and 13:30-18:00; 2026-11-23 is a Monday. */
const office = timeOf({ zone: 'UTC', calendar: { holidays: 'none' } });
/** The same hours on all days of the week. */
const daily = (zone: string, ...workingHours: string[]) =>
  timeOf({ zone, calendar: { holidays: 'none', workingDays: EVERY_DAY, workingHours } });

const moment = (text: string) => at(`2026-11-${text}Z`);

describe('working time from a moment on', () => {
  test.each([
    ['23T08:59:59', '23T09:00:00'],
    ['23T09:00:00', '23T09:00:00'],
    ['23T11:59:59', '23T11:59:59'],
    ['23T12:00:00', '23T13:30:00'],
    ['23T13:29:59', '23T13:30:00'],
    ['23T18:00:00', '24T09:00:00'],
    ['27T18:00:00', '30T09:00:00'],
    ['28T12:00:00', '30T09:00:00'],
  ])('%s is %s', (instant, first) => {
    expect(`${office.from(moment(instant))}`).toBe(`${moment(first)}`);
  });
});

describe('after some working minutes', () => {
  test.each([
    ['23T10:05:00', 60, '23T11:05:00', 'an hour'],
    ['23T11:40:00', 60, '23T14:10:00', 'an hour around lunch'],
    ['23T11:00:00', 60, '23T12:00:00', "the window's end rather than the next one's beginning"],
    ['23T17:00:00', 60, '23T18:00:00', "the day's end rather than the next one's beginning"],
    ['23T11:00:00', 61, '23T13:31:00', 'a minute more'],
    ['23T18:00:00', 60, '24T10:00:00', 'an hour of tomorrow'],
    ['27T17:30:00', 60, '30T09:30:00', 'an hour around the week-end'],
    ['23T09:00:00', 450, '23T18:00:00', 'a whole day'],
    ['23T09:00:00', 5 * 450, '27T18:00:00', 'a whole week'],
    ['23T09:00:00', 5 * 450 + 1, '30T09:01:00', 'a week and a minute'],
    ['23T10:05:00', 0, '23T10:05:00', 'none at all'],
    ['23T12:30:00', 0, '23T13:30:00', 'none at all, which is the next working moment'],
  ])('%s and %i are %s: %s', (from, minutes, then) => {
    expect(`${office.after(moment(from), minutes)}`).toBe(`${moment(then)}`);
  });
});

describe('between two moments', () => {
  test.each([
    ['23T10:05:00', '23T11:05:00', 60],
    ['23T11:40:00', '23T14:10:00', 60],
    ['23T12:00:00', '23T13:30:00', 0],
    ['23T11:59:00', '23T13:31:00', 2],
    ['23T09:00:00', '30T09:00:00', 5 * 450],
    ['27T18:00:00', '30T09:00:00', 0],
    ['23T00:00:00', '24T00:00:00', 450],
    ['23T10:05:00', '23T10:05:59', 0],
    ['23T10:05:00', '23T10:06:00', 1],
    // Half a minute before lunch and half a minute after it are one.
    ['23T11:59:30', '23T13:30:30', 1],
    ['23T10:05:00', '23T10:05:00', 0],
    ['23T11:05:00', '23T10:05:00', 0],
    ['30T11:05:00', '23T10:05:00', 0],
  ])('%s and %s lie %i whole working minutes', (from, to, minutes) => {
    expect(office.between(moment(from), moment(to))).toBe(minutes);
  });
});

/** `23T09:00:00 > 23T12:00:00`, one for each stretch. */
const shown = (stretches: readonly Stretch[]): string[] => {
  const short = (ms: number) => new Date(ms).toISOString().slice(8, 19);
  return stretches.map(({ fromMs, toMs }) => `${short(fromMs)} > ${short(toMs)}`);
};

describe('what is left of the working day', () => {
  test.each<[instant: string, left: string[]]>([
    ['23T00:00:00', ['23T09:00:00 > 23T12:00:00', '23T13:30:00 > 23T18:00:00']],
    ['23T09:00:00', ['23T09:00:00 > 23T12:00:00', '23T13:30:00 > 23T18:00:00']],
    ['23T10:05:00', ['23T10:05:00 > 23T12:00:00', '23T13:30:00 > 23T18:00:00']],
    ['23T11:59:59', ['23T11:59:59 > 23T12:00:00', '23T13:30:00 > 23T18:00:00']],
    ['23T12:00:00', ['23T13:30:00 > 23T18:00:00']],
    ['23T17:59:59', ['23T17:59:59 > 23T18:00:00']],
    // With nothing left of a day it is the next one with working time.
    ['23T18:00:00', ['24T09:00:00 > 24T12:00:00', '24T13:30:00 > 24T18:00:00']],
    ['27T18:00:00', ['30T09:00:00 > 30T12:00:00', '30T13:30:00 > 30T18:00:00']],
    ['28T10:00:00', ['30T09:00:00 > 30T12:00:00', '30T13:30:00 > 30T18:00:00']],
  ])('at %s is %j', (instant, left) => {
    expect(shown(office.workingDayFrom(moment(instant)))).toEqual(left);
  });
  test('ends with its last window, and otherwise on a day with hours of its own', () => {
    const friday = timeOf({
      zone: 'UTC',
      calendar: { holidays: 'none', days: { '2026-11-27': ['09:00-12:00'] } },
    });
    expect(shown(friday.workingDayFrom(moment('27T09:00:00')))).toEqual(['27T09:00:00 > 27T12:00:00']);
    expect(shown(friday.workingDayFrom(moment('27T12:00:00')))[0]).toBe('30T09:00:00 > 30T12:00:00');
  });
  test('ends at midnight, and not where the work goes on: a desk that works all night has no overnight', () => {
    const evening = daily('UTC', '22:00-24:00');
    expect(shown(evening.workingDayFrom(moment('23T22:00:00')))).toEqual(['23T22:00:00 > 24T00:00:00']);
    for (const hours of [['00:00-06:00', '22:00-24:00'], ['22:00-06:00']]) {
      const night = daily('UTC', ...hours);
      expect(shown(night.workingDayFrom(moment('23T23:00:00')))).toEqual(['23T23:00:00 > 24T06:00:00']);
      expect(shown(night.workingDayFrom(moment('24T03:00:00')))).toEqual(['24T03:00:00 > 24T06:00:00']);
      expect(shown(night.workingDayFrom(moment('24T06:00:00')))).toEqual(['24T22:00:00 > 25T06:00:00']);
    }
    const always = daily('Asia/Shanghai', '00:00-24:00');
    expect(`${always.after(moment('23T15:30:00'), 6 * 1440)}`).toBe(`${moment('29T15:30:00')}`);
    expect(always.between(moment('23T15:30:00'), moment('29T15:30:00'))).toBe(6 * 1440);
  });
});

describe('some stretches', () => {
  const day = office.workingDayFrom(moment('23T11:00:00'));
  const HOUR_MS = 3_600_000;
  test.each([
    [0, '23T11:00:00'],
    [HOUR_MS - 1000, '23T11:59:59'],
    [HOUR_MS, '23T12:00:00'],
    [HOUR_MS + 1000, '23T13:30:01'],
    [5.5 * HOUR_MS, '23T18:00:00'],
  ])('after %i ms of them it is %s', (passedMs, then) => {
    expect(`${momentIn(day, passedMs)}`).toBe(`${moment(then)}`);
  });
  test('are over at their end, and nothing comes after it', () => {
    expect(momentIn(day, 5.5 * HOUR_MS + 1)).toBeUndefined();
    expect(momentIn([], 0)).toBeUndefined();
  });
  test.each([
    ['23T10:00:00', 0],
    ['23T11:00:00', 0],
    ['23T11:00:01', 1000],
    ['23T12:00:00', HOUR_MS],
    ['23T13:30:00', HOUR_MS],
    ['23T13:30:01', HOUR_MS + 1000],
    ['23T18:00:00', 5.5 * HOUR_MS],
    ['24T18:00:00', 5.5 * HOUR_MS],
  ])('until %s are %i ms long', (until, ms) => {
    expect(lengthMs(day, moment(until).epochMilliseconds)).toBe(ms);
  });
  test('are as long as all of them together', () => {
    expect(lengthMs(day)).toBe(5.5 * HOUR_MS);
    expect(lengthMs([])).toBe(0);
  });
});
