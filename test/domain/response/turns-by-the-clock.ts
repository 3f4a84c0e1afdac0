import { Temporal } from 'temporal-polyfill';
import { clockFrom } from '../../../shared/domain/response/response-clock.ts';
import { rulebookFor } from '../../fixtures/department.ts';

/**
 * A turn's start, warning and deadline. All times are local and of 2026: `11-23 10:05` is a Monday.
 */
export type Turn = [start: string, warning: string, deadline: string];

export const clockOf = (document: object) => {
  const { time, policy } = rulebookFor(document).governing({ policyVersion: 1 });
  const shown = (instant: Temporal.Instant): string => {
    const local = instant.toZonedDateTimeISO(policy.zone).toPlainDateTime();
    const smallestUnit = local.second === 0 ? 'minute' : 'second';
    return local.toString({ smallestUnit }).replace('2026-', '').replace('T', ' ');
  };
  return (reported: string): Turn => {
    const local = Temporal.PlainDateTime.from(`2026-${reported}`);
    const turn = clockFrom(local.toZonedDateTime(policy.zone).toInstant(), time, policy.response);
    return [shown(turn.start), shown(turn.warnAt), shown(turn.deadline)];
  };
};

/**
 * The calendar of docs/design.md, "The response clock": 09:00-12:00 and 13:30-18:00, Monday to
 * Friday.
 */
export const OFFICE = { zone: 'UTC', calendar: { holidays: 'none' } };
export const office = clockOf(OFFICE);
export const officeWith = (calendar: object) =>
  clockOf({ ...OFFICE, calendar: { holidays: 'none', ...calendar } });
