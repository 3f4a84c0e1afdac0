import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, test } from 'vitest';
import { addDays, instantText, type LocalDate, localDate } from '../../../shared/domain/time/dates.ts';
import { zoneOf } from '../../../shared/domain/time/zone.ts';
import { at } from '../../fixtures/department.ts';
import { RUNS, someDateIn, ZONES } from './some-dates.ts';

describe('a day begins at its first moment, the day of a change and the day after it', () => {
  test.each([
    ['Europe/London', '2026-03-29', '2026-03-29T00:00:00Z', '2026-03-29T23:00:00Z'],
    ['Europe/London', '2026-10-25', '2026-10-24T23:00:00Z', '2026-10-26T00:00:00Z'],
    ['America/New_York', '2026-03-08', '2026-03-08T05:00:00Z', '2026-03-09T04:00:00Z'],
    ['America/New_York', '2026-11-01', '2026-11-01T04:00:00Z', '2026-11-02T05:00:00Z'],
    // Lord Howe moves its clocks by half an hour.
    ['Australia/Lord_Howe', '2026-04-05', '2026-04-04T13:00:00Z', '2026-04-05T13:30:00Z'],
    ['Australia/Lord_Howe', '2026-10-04', '2026-10-03T13:30:00Z', '2026-10-04T13:00:00Z'],
    ['Asia/Shanghai', '2026-03-29', '2026-03-28T16:00:00Z', '2026-03-29T16:00:00Z'],
    ['Asia/Shanghai', '1991-04-14', '1991-04-13T16:00:00Z', '1991-04-14T15:00:00Z'],
  ] as const)('%s on %s', (id, date, start, nextStart) => {
    const zone = zoneOf(id);
    expect(zone.startOf(date)).toBe(start);
    expect(zone.startOf(addDays(date, 1))).toBe(nextStart);
  });

  test.each([
    ['America/Sao_Paulo', '2018-11-04', '2018-11-04T03:00:00Z', '2018-11-04 01:00'],
    ['Africa/Cairo', '2023-04-28', '2023-04-27T22:00:00Z', '2023-04-28 01:00'],
  ] as const)('%s on %s, when midnight is skipped', (id, date, start, shown) => {
    const zone = zoneOf(id);
    expect(zone.startOf(date)).toBe(start);
    expect(zone.show(start)).toBe(shown);
    expect(zone.dateAt(at(start))).toBe(date);
    expect(zone.dateAt(at(start).subtract({ seconds: 1 }))).toBe(addDays(date, -1));
  });

  test('Samoa skipped all of 2011-12-30: what is due then is due as the next day begins', () => {
    const zone = zoneOf('Pacific/Apia');
    expect(zone.startOf('2011-12-30')).toBe('2011-12-30T10:00:00Z');
    expect(zone.startOf('2011-12-31')).toBe('2011-12-30T10:00:00Z');
    expect(zone.dateAt(at('2011-12-30T09:59:59Z'))).toBe('2011-12-29');
    expect(zone.dateAt(at('2011-12-30T10:00:00Z'))).toBe('2011-12-31');
  });
});

test.each(ZONES)('in %s the first second of any day is in it, and the second before is not', (id) => {
  const zone = zoneOf(id);
  const property = fc.property(someDateIn(id), (date) => {
    const start = at(zone.startOf(date));
    expect(zone.dateAt(start)).toBe(date);
    expect(zone.dateAt(start.subtract({ seconds: 1 }))).toBe(addDays(date, -1));
    expect(zone.dateAt(at(zone.startOf(addDays(date, 1))).subtract({ seconds: 1 }))).toBe(date);
  });
  fc.assert(property, RUNS);
});

describe('a time of day', () => {
  const timeIn = (id: string, date: LocalDate, time: string) =>
    instantText(zoneOf(id).at(date, Temporal.PlainTime.from(time)));

  test('that the clocks skip moves forward by as much as they do', () => {
    expect(timeIn('Europe/London', '2026-03-29', '01:30')).toBe('2026-03-29T01:30:00Z');
    expect(timeIn('America/New_York', '2026-03-08', '02:30')).toBe('2026-03-08T07:30:00Z');
    expect(timeIn('Australia/Lord_Howe', '2026-10-04', '02:15')).toBe('2026-10-03T15:45:00Z');
  });
  test('that comes twice is the first of the two', () => {
    expect(timeIn('Europe/London', '2026-10-25', '01:30')).toBe('2026-10-25T00:30:00Z');
    expect(timeIn('America/New_York', '2026-11-01', '01:30')).toBe('2026-11-01T05:30:00Z');
    expect(timeIn('Australia/Lord_Howe', '2026-04-05', '01:45')).toBe('2026-04-04T14:45:00Z');
  });
  test('is the same for everyone where clocks do not change', () => {
    expect(timeIn('Asia/Shanghai', '2026-11-23', '08:30')).toBe('2026-11-23T00:30:00Z');
  });
});

/** Zones with changes at midnight, of a whole day, by half an hour, of seconds, and twice in a month. */
const ODD_ZONES = [
  ...['Africa/Cairo', 'America/Sao_Paulo', 'America/St_Johns', 'Asia/Beirut', 'Asia/Gaza'],
  ...['Africa/Casablanca', 'Africa/Monrovia', 'Antarctica/Troll', 'Pacific/Apia', 'Pacific/Kwajalein'],
  ...['Europe/Amsterdam', 'Asia/Kolkata', 'UTC', '+05:30'],
];

test.each([...ZONES, ...ODD_ZONES])('in %s a time of any day is the instant that Temporal gives', (id) => {
  const zone = zoneOf(id);
  const changes: LocalDate[] = [];
  let change = Temporal.Instant.from('1900-01-01T00:00:00Z')
    .toZonedDateTimeISO(id)
    .getTimeZoneTransition('next');
  for (; change && change.year < 2040; change = change.getTimeZoneTransition('next'))
    changes.push(localDate(change.toPlainDate()));
  const anyDay = fc.integer({ min: 0, max: 51_000 }).map((day) => addDays('1900-01-01', day));
  const besideChange = fc
    .tuple(fc.constantFrom<LocalDate>('2011-12-30', ...changes), fc.integer({ min: -3, max: 3 }))
    .map(([date, days]) => addDays(date, days));
  const anyTime = fc
    .integer({ min: 0, max: 86_399_999 })
    .map((milliseconds) => new Temporal.PlainTime().add({ milliseconds }));
  const nightTime = fc
    .integer({ min: 0, max: 179 })
    .map((minutes) => new Temporal.PlainTime().add({ minutes }));
  const property = fc.property(fc.oneof(anyDay, besideChange), fc.oneof(anyTime, nightTime), (date, time) => {
    const wanted = Temporal.PlainDate.from(date).toPlainDateTime(time).toZonedDateTime(id).toInstant();
    expect(zone.at(date, time).toString()).toBe(wanted.toString());
  });
  fc.assert(property, { ...RUNS, numRuns: 400 });
});

test('an instant is cut down to its second, never rounded into the next', () => {
  expect(instantText(at('2011-10-01T08:26:59.999Z'))).toBe('2011-10-01T08:26:59Z');
  expect(instantText(at('1969-12-31T23:59:59.5Z'))).toBe('1969-12-31T23:59:59Z');
});

test.each<[string, LocalDate, LocalDate]>([
  ['America/St_Johns', '2010-10-25', '2010-11-20'],
  ['America/Havana', '2026-10-20', '2026-11-10'],
  ['America/Asuncion', '2023-03-15', '2023-04-05'],
  ['America/Santiago', '2025-03-25', '2025-04-15'],
  ['Asia/Beirut', '2025-10-15', '2025-11-05'],
  ['Africa/Cairo', '2023-10-15', '2023-11-05'],
])('once a date has begun in %s it is not left before the next begins', (id, from, until) => {
  const zone = zoneOf(id);
  for (let date = from; date < until; date = addDays(date, 1)) {
    const end = Temporal.Instant.from(zone.startOf(addDays(date, 1)));
    let moment = Temporal.Instant.from(zone.startOf(date));
    expect(zone.dateAt(moment.subtract({ seconds: 1 })) < date).toBe(true);
    for (; Temporal.Instant.compare(moment, end) < 0; moment = moment.add({ minutes: 30 }))
      expect(zone.dateAt(moment) >= date).toBe(true);
  }
});
