import { Temporal } from 'temporal-polyfill';
import { addDays } from './dates.ts';
import type { Zone } from './zone.ts';

/**
 * When no letter leaves for a customer, as `HH:MM` in the department's zone; it may span midnight.
 */
export interface QuietHours {
  from: string;
  to: string;
}

/** The first moment at or after `now` at which a letter to a customer may leave. */
export function afterQuietHours(
  { from, to }: QuietHours,
  zone: Zone,
  now: Temporal.Instant,
): Temporal.Instant {
  const today = zone.dateAt(now);
  const begin = Temporal.PlainTime.from(from);
  const end = Temporal.PlainTime.from(to);
  const spansMidnight = from > to;
  // The quiet stretch that began yesterday and the one that begins today.
  for (const day of [addDays(today, -1), today]) {
    const quietFrom = zone.at(day, begin);
    const quietTo = zone.at(spansMidnight ? addDays(day, 1) : day, end);
    if (Temporal.Instant.compare(quietFrom, now) <= 0 && Temporal.Instant.compare(now, quietTo) < 0)
      return quietTo;
  }
  return now;
}
