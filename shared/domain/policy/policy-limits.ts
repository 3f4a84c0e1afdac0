import { Temporal } from 'temporal-polyfill';
import type { Contradiction } from '../faults/policy-faults.ts';
import { calendarOf, type WorkingWindow } from '../time/calendar.ts';
import { localDate } from '../time/dates.ts';
import type { Policy } from './policy.ts';

/**
 * An item of DynamoDB holds 400 kB (its documentation); the rest is left for keys and for what
 * later versions add.
 */
const MOST_BYTES = 350_000;

/** A policy travels in one item. Its JSON is never shorter than what DynamoDB counts. */
export function sizeFaults(policy: Policy): Contradiction[] {
  const bytes = Buffer.byteLength(JSON.stringify(policy));
  return bytes > MOST_BYTES ? [{ code: 'policy-too-large', bytes, most: MOST_BYTES }] : [];
}

const YEAR_DAYS = 366;
const ANY_YEAR = Temporal.PlainDate.from('2027-01-01');

const minutesIn = (windows: readonly WorkingWindow[]): number =>
  windows.reduce((sum, { fromMinute, toMinute }) => sum + Math.max(0, toMinute - fromMinute), 0);

/**
 * The days on which a year may begin that the overridden days reach into; all other years are like
 * any year.
 */
function firstAndLastStart(days: Policy['calendar']['days']): [Temporal.PlainDate, Temporal.PlainDate] {
  const overridden = Object.keys(days).sort();
  const [first, last] = [overridden.at(0), overridden.at(-1)];
  if (first === undefined || last === undefined) return [ANY_YEAR, ANY_YEAR];
  return [
    Temporal.PlainDate.from(first).subtract({ days: YEAR_DAYS }),
    Temporal.PlainDate.from(last).add({ days: 1 }),
  ];
}

/**
 * The first year, counted from any day, with less working time than one matter may take: its clock
 * would look for years.
 */
export function workingTimeFaults({ calendar: settings, response }: Policy): Contradiction[] {
  const calendar = calendarOf(settings);
  const needed = Math.max(response.decideWithinMinutes, response.urgentMinutes, response.remindEveryMinutes);
  const [first, last] = firstAndLastStart(settings.days);
  const counted: number[] = [];
  let minutes = 0;
  for (let day = first; ; day = day.add({ days: 1 })) {
    counted.push(minutesIn(calendar.workingWindows(localDate(day))));
    minutes += counted.at(-1) ?? 0;
    if (counted.length < YEAR_DAYS) continue;
    const from = day.subtract({ days: YEAR_DAYS - 1 });
    if (minutes < needed) {
      const until = localDate(day.add({ days: 1 }));
      return [{ code: 'no-working-time', from: localDate(from), until, minutes, needed }];
    }
    if (Temporal.PlainDate.compare(from, last) >= 0) return [];
    minutes -= counted[counted.length - YEAR_DAYS] ?? 0;
  }
}
