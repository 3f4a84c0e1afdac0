import type { Contradiction } from '../faults/faults.ts';
import { windowOf } from '../time/calendar.ts';
import { addDays, addMonths, daysBetween, type LocalDate } from '../time/dates.ts';
import type { Policy } from './policy.ts';
import { sizeFaults, workingTimeFaults } from './policy-limits.ts';
import { patternFaults } from './policy-patterns.ts';
import { idleWindow } from './windows.ts';

const DAY_MINUTES = 1440;
const LEAP_CYCLE_DAYS = 1461;
const LEAP_CYCLE_START: LocalDate = '2011-01-01';

/**
 * The last order after which `months` months pass soonest: month lengths differ, so every date is
 * tried.
 */
function shortestMonths(months: number): { lastOrderOn: LocalDate; days: number } {
  let shortest = { lastOrderOn: LEAP_CYCLE_START, days: Number.POSITIVE_INFINITY };
  for (let offset = 0; offset < LEAP_CYCLE_DAYS; offset++) {
    const lastOrderOn = addDays(LEAP_CYCLE_START, offset);
    const days = daysBetween(lastOrderOn, addMonths(lastOrderOn, months));
    if (days < shortest.days) shortest = { lastOrderOn, days };
  }
  return shortest;
}

function weeklyReachesMonthly(rules: Policy['rules']): Contradiction[] {
  if (!rules['idle-week'].on || !rules['monthly-touch'].on) return [];
  const { lastOrderOn, days } = shortestMonths(rules['monthly-touch'].afterMonths);
  const monthlyOpensAfterDays = days + 1;
  const idleClosesAfterDays = daysBetween(lastOrderOn, idleWindow(lastOrderOn, rules['idle-week']).closes);
  if (idleClosesAfterDays <= monthlyOpensAfterDays) return [];
  return [{ code: 'weekly-reaches-monthly', idleClosesAfterDays, monthlyOpensAfterDays, lastOrderOn }];
}

function hoursInOrder(path: string, list: readonly string[]): Contradiction[] {
  return list.flatMap((hours, index): Contradiction[] => {
    const { fromMinute, toMinute } = windowOf(hours);
    if (fromMinute === toMinute) return [{ code: 'hours-backwards', path, hours }];
    const before = list[index - 1];
    if (before !== undefined && fromMinute < windowOf(before).toMinute)
      return [{ code: 'hours-overlap', path, first: before, second: hours }];
    // A window that spans midnight must leave the next day's first one alone.
    const [first = hours] = list;
    return index === list.length - 1 && toMinute - DAY_MINUTES > windowOf(first).fromMinute
      ? [{ code: 'hours-overlap', path, first: hours, second: first }]
      : [];
  });
}

/**
 * Fields that are each allowed and contradict each other, or with which a clock would stop later;
 * empty when the policy can be lived by.
 */
export function contradictions(policy: Policy): Contradiction[] {
  const { rules, calendar, revisitMail, response } = policy;
  const annual = rules['annual-visit'];
  const hours = [
    ...hoursInOrder('calendar.workingHours', calendar.workingHours),
    ...Object.entries(calendar.days).flatMap(([date, list]) => hoursInOrder(`calendar.days.${date}`, list)),
  ];
  return [
    ...weeklyReachesMonthly(rules),
    ...hours,
    ...(revisitMail.quietHours.from === revisitMail.quietHours.to
      ? [{ code: 'quiet-all-day', at: revisitMail.quietHours.from } as const]
      : []),
    ...(response.warnBeforeMinutes >= response.decideWithinMinutes
      ? [
          {
            code: 'warning-before-start',
            warnBeforeMinutes: response.warnBeforeMinutes,
            decideWithinMinutes: response.decideWithinMinutes,
          } as const,
        ]
      : []),
    ...(annual.withinMonths > annual.everyMonths
      ? [
          {
            code: 'annual-window-too-long',
            everyMonths: annual.everyMonths,
            withinMonths: annual.withinMonths,
          } as const,
        ]
      : []),
    ...patternFaults(policy),
    ...sizeFaults(policy),
    ...(hours.length === 0 ? workingTimeFaults(policy) : []),
  ];
}
