import { expect, test } from 'vitest';
import { clockFrom } from '../../../shared/domain/response/response-clock.ts';
import { at, rulebookFor } from '../../fixtures/department.ts';

const WORKING_DAYS = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'];

/** Start, warning and deadline under these hours on all days of the week. */
function turnIn(zone: string, workingHours: string, reported: string): string[] {
  const calendar = { holidays: 'none', workingDays: WORKING_DAYS, workingHours: [workingHours] };
  const { time, policy } = rulebookFor({ zone, calendar }).governing({ policyVersion: 1 });
  const { start, warnAt, deadline } = clockFrom(at(reported), time, policy.response);
  return [start, warnAt, deadline].map((instant) => `${instant}`.replace(':00Z', '').replace('T', ' '));
}

test.each([
  // The day before the jump, round the clock.
  ['Africa/Cairo', '00:00-24:00', '2023-04-27T12:00:00Z', '04-27 12:00', '04-27 12:45', '04-27 13:00'],
  ['Africa/Cairo', '00:00-08:00', '2023-04-27T20:30:00Z', '04-27 22:00', '04-27 22:45', '04-27 23:00'],
  ['Europe/London', '01:00-03:00', '2026-03-28T20:30:00Z', '03-29 01:00', '03-29 01:45', '03-29 02:00'],
  ['Europe/London', '00:00-01:00', '2026-03-29T00:10:00Z', '03-29 00:10', '03-29 00:45', '03-29 01:00'],
])(
  'in a window that begins or ends with the jump of the clocks: %s %s, reported %s',
  (zone, hours, reported, ...turn) => {
    const year = reported.slice(0, 5);
    expect(turnIn(zone, hours, reported)).toEqual(turn.map((moment) => `${year}${moment}`));
  },
);

test('where clocks were put back from 00:01 to 23:01, the date goes back, and the clock still runs', () => {
  const [start] = turnIn('America/St_Johns', '00:00-24:00', '2010-11-07T03:00:00Z');
  expect(start).toBe('2010-11-07 03:00');
});
