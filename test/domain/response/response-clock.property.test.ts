import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, test } from 'vitest';
import { defaultPolicy } from '../../../shared/domain/policy/policy.ts';
import { clockFrom, type ResponseClock } from '../../../shared/domain/response/response-clock.ts';
import { CHANGES, someCalendarIn, someMomentIn, workingTimeBy } from '../time/some-calendars.ts';
import { RUNS } from '../time/some-dates.ts';
import {
  dateShown,
  firstWorkingMoment,
  type PlainCalendar,
  workingMinutesOn,
  workingSeconds,
} from '../time/wall-clock.ts';

type Clock = typeof clockFrom;

const SECOND_MS = 1000;
const HOUR_SECONDS = 3600;
const WARNING_SECONDS = 900;
const ZONES = Object.keys(CHANGES);
const { response } = defaultPolicy();

const isWorking = (calendar: PlainCalendar, ms: number): boolean => firstWorkingMoment(calendar, ms) === ms;

/** What the issue asks of any calendar and any moment, measured with the naive wall clock alone. */
function expectTheRules(calendar: PlainCalendar, reportedMs: number, turn: ResponseClock): void {
  const start = turn.start.epochMilliseconds;
  const warning = turn.warnAt.epochMilliseconds;
  const deadline = turn.deadline.epochMilliseconds;
  expect(start).toBe(firstWorkingMoment(calendar, reportedMs));
  expect(deadline).toBeGreaterThan(reportedMs);
  // A window's end counts: the second before it is what must be working time, and of start's day.
  expect(isWorking(calendar, deadline - SECOND_MS)).toBe(true);
  const day = dateShown(calendar.zone, start);
  const endsOn = dateShown(calendar.zone, deadline - SECOND_MS);
  const worksThrough = (fromMs: number, toMs: number) =>
    workingSeconds(calendar, fromMs, toMs) * SECOND_MS === toMs - fromMs;
  // Overnight only where the work goes on over midnight.
  const [midnight = start] = workingMinutesOn(calendar, endsOn);
  if (endsOn !== day) expect(worksThrough(midnight - SECOND_MS, deadline)).toBe(true);

  const left = workingSeconds(calendar, start, deadline);
  expect(left).toBeLessThanOrEqual(HOUR_SECONDS);
  // Nor shorter than it must be: less than the hour only where the day has no more.
  const [morning = start] = workingMinutesOn(calendar, day);
  const isNight = worksThrough(morning - SECOND_MS, deadline);
  if (left < HOUR_SECONDS && endsOn === day && !isNight)
    expect(workingMinutesOn(calendar, day).filter((minute) => minute >= deadline)).toEqual([]);

  expect(warning).toBeGreaterThanOrEqual(start);
  expect(warning).toBeLessThan(deadline);
  expect(isWorking(calendar, warning)).toBe(true);
}

const keepsTheRules = (zone: string, clock: Clock) =>
  fc.property(someCalendarIn(zone), someMomentIn(zone), (calendar, reported) => {
    const turn = clock(reported, workingTimeBy(calendar), response);
    expectTheRules(calendar, reported.epochMilliseconds, turn);
  });

describe.each(ZONES)('in %s', (zone) => {
  test('any deadline is in working time, on the day of the start, and never further than the hour', () => {
    fc.assert(keepsTheRules(zone, clockFrom), { ...RUNS, numRuns: 150 });
  });

  test('the warning comes when 15 working minutes are left, at once where there are less', () => {
    const property = fc.property(someCalendarIn(zone), someMomentIn(zone), (calendar, reported) => {
      const { start, warnAt, deadline } = clockFrom(reported, workingTimeBy(calendar), response);
      const [from, until] = [start.epochMilliseconds, deadline.epochMilliseconds];
      const left = workingSeconds(calendar, warnAt.epochMilliseconds, until);
      expect(left).toBe(Math.min(WARNING_SECONDS, workingSeconds(calendar, from, until)));
    });
    fc.assert(property, { ...RUNS, numRuns: 100 });
  });
});

test('what is tried has lunch breaks, days off, make-up days, short days and nights', () => {
  const tried = fc.sample(someCalendarIn('Europe/London'), { ...RUNS, numRuns: 200 });
  const share = (holds: (calendar: PlainCalendar) => boolean) => tried.filter(holds).length / 200;
  const ownDays = ({ days }: PlainCalendar) => Object.values(days);
  expect(share(({ hours }) => hours.length > 1)).toBeGreaterThan(0.3);
  expect(
    share(({ hours }) => hours.some((own, n) => hours[n + 1]?.fromMinute === own.toMinute)),
  ).toBeGreaterThan(0.1);
  expect(share((calendar) => ownDays(calendar).some((own) => own.length === 0))).toBeGreaterThan(0.3);
  expect(share((calendar) => ownDays(calendar).some((own) => own.length > 0))).toBeGreaterThan(0.3);
});

describe('the rules catch', () => {
  const caught = (clock: Clock, zone = 'Europe/London') =>
    fc.check(keepsTheRules(zone, clock), { ...RUNS, numRuns: 150 }).failed;

  test('a clock that ignores lunch', () => {
    expect(
      caught((since, time, settings) => {
        const turn = clockFrom(since, time, settings);
        const anHourLater = turn.start.add({ minutes: 60 });
        const endMs = time.workingDayFrom(turn.start).at(-1)?.toMs ?? 0;
        const deadlineMs = Math.min(anHourLater.epochMilliseconds, endMs);
        return { ...turn, deadline: Temporal.Instant.fromEpochMilliseconds(deadlineMs) };
      }),
    ).toBe(true);
  });
  test('a clock that runs overnight', () => {
    expect(
      caught((since, time, settings) => {
        const turn = clockFrom(since, time, settings);
        return { ...turn, deadline: time.after(turn.start, 60) };
      }),
    ).toBe(true);
  });
  test("a clock that takes a window's end for working time", () => {
    expect(
      caught((since, time, settings) => {
        const turn = clockFrom(since.subtract({ seconds: 1 }), time, settings);
        return turn.start.epochMilliseconds < since.epochMilliseconds ? { ...turn, start: since } : turn;
      }),
    ).toBe(true);
  });
  test.each(['Europe/London', 'Australia/Lord_Howe', 'Africa/Cairo'])(
    'a clock in %s that has no daylight saving time',
    (zone) => {
      expect(
        fc.check(
          fc.property(someCalendarIn(zone), someMomentIn(zone), (calendar, reported) => {
            const fixed = {
              'Europe/London': 'UTC',
              'Australia/Lord_Howe': '+10:30',
              'Africa/Cairo': '+02:00',
            };
            const time = workingTimeBy({ ...calendar, zone: fixed[zone as keyof typeof fixed] });
            expectTheRules(calendar, reported.epochMilliseconds, clockFrom(reported, time, response));
          }),
          { ...RUNS, numRuns: 150 },
        ).failed,
      ).toBe(true);
    },
  );
});
