import type { Calendar } from '../time/calendar.ts';
import { addDays, addMonths, daysBetween, type LocalDate } from '../time/dates.ts';
import type { Policy } from './policy.ts';

/** Days in which something must be done: half-open, `[opens, closes)`, local dates. */
export interface Window {
  opens: LocalDate;
  closes: LocalDate;
}

/** 超过一周不订货: one window per last order. */
export function idleWindow(lastOrderOn: LocalDate, rule: Policy['rules']['idle-week']): Window {
  const opens = addDays(lastOrderOn, rule.afterDays + 1);
  return { opens, closes: addDays(opens, rule.withinDays) };
}

/**
 * A calendar without a working day for so long is no holiday but a mistake; then a window closes as
 * its rule says.
 */
const LONGEST_HOLIDAY_DAYS = 60;

/**
 * In a window of days off alone, as at Spring Festival, nobody could call: it closes with the first
 * working day after it (docs/design.md, "Follow-up rules").
 */
export function withWorkingDay({ opens, closes }: Window, calendar: Calendar): Window {
  if (calendar.isWorkingDay(calendar.dueOn(opens, closes))) return { opens, closes };
  for (let days = 0; days < LONGEST_HOLIDAY_DAYS; days++) {
    const day = addDays(closes, days);
    if (calendar.isWorkingDay(day)) return { opens, closes: addDays(day, 1) };
  }
  return { opens, closes };
}

/**
 * 超过一个月不合作: the n-th window after the last order, from 0, without end. Each month
 * counted from the first holds as many windows as it owes touches.
 */
export function monthlyWindow(
  lastOrderOn: LocalDate,
  n: number,
  rule: Policy['rules']['monthly-touch'],
): Window {
  const first = addDays(addMonths(lastOrderOn, rule.afterMonths), 1);
  const month = Math.floor(n / rule.touchesPerMonth);
  const part = n % rule.touchesPerMonth;
  const start = addMonths(first, month);
  const days = daysBetween(start, addMonths(first, month + 1));
  const splitAt = (share: number) => addDays(start, Math.floor((share * days) / rule.touchesPerMonth));
  return { opens: splitAt(part), closes: splitAt(part + 1) };
}

/** 每年定期回访: the n-th visit, from 0; touches count from `since`. */
export function annualWindow(
  enrolledOn: LocalDate,
  n: number,
  rule: Policy['rules']['annual-visit'],
): Window & { since: LocalDate } {
  return {
    since: addMonths(enrolledOn, n * rule.everyMonths),
    opens: addMonths(enrolledOn, (n + 1) * rule.everyMonths - rule.withinMonths),
    closes: addMonths(enrolledOn, (n + 1) * rule.everyMonths),
  };
}
