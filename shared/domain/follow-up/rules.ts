import { type Archive, lastDealing } from '../customers/archive.ts';
import type { TaskReason } from '../customers/task.ts';
import type { Channel, RuleName } from '../names.ts';
import type { Policy } from '../policy/policy.ts';
import { annualWindow, idleWindow, monthlyWindow, type Window, withWorkingDay } from '../policy/windows.ts';
import type { Calendar } from '../time/calendar.ts';
import type { LocalDate } from '../time/dates.ts';

/** One window in which a rule owes a contact. */
export interface Duty extends Window {
  rule: RuleName;
  /** Which window of its rule this is, counted from 0. */
  n: number;
  /**
   * The first day on which it may be asked for: `opens`, or the day on which its version takes
   * effect.
   */
  asksFrom: LocalDate;
  /** Touches count from here. */
  since: LocalDate;
  channels: readonly Channel[];
  policyVersion: number;
}

/**
 * A follow-up rule (docs/design.md, "Follow-up rules") as data: what it counts from and which
 * windows follow.
 */
export interface Rule {
  name: RuleName;
  /** Windows count from D0, the last dealing; they end with a new order. Otherwise from E. */
  countsFromD0: boolean;
  /** One window for each anchor, even when a change of policy would offer a second. */
  once: boolean;
  on(policy: Policy): boolean;
  /**
   * The n-th window counted from `anchor`, n from 0; undefined after the last. Windows are in
   * order, none overlap.
   */
  window(
    anchor: LocalDate,
    n: number,
    policy: Policy,
    calendar: Calendar,
  ): (Window & { since?: LocalDate }) | undefined;
  channels(policy: Policy): readonly Channel[];
  reason(duty: Duty, archive: Archive, policy: Policy): TaskReason;
}

const idleWeek: Rule = {
  name: 'idle-week',
  countsFromD0: true,
  once: true,
  on: (policy) => policy.rules['idle-week'].on,
  window: (anchor, n, policy, calendar) =>
    n === 0 ? withWorkingDay(idleWindow(anchor, policy.rules['idle-week']), calendar) : undefined,
  channels: (policy) => policy.rules['idle-week'].channels,
  reason: (_duty, archive, policy) => ({
    code: 'idle-week',
    ...lastDealing(archive),
    days: policy.rules['idle-week'].afterDays,
  }),
};

const monthlyTouch: Rule = {
  name: 'monthly-touch',
  countsFromD0: true,
  once: false,
  on: (policy) => policy.rules['monthly-touch'].on,
  window: (anchor, n, policy) => monthlyWindow(anchor, n, policy.rules['monthly-touch']),
  channels: (policy) => policy.rules['monthly-touch'].channels,
  reason(duty, archive, policy) {
    const { afterMonths, touchesPerMonth } = policy.rules['monthly-touch'];
    return {
      code: 'monthly-touch',
      ...lastDealing(archive),
      month: afterMonths + Math.floor(duty.n / touchesPerMonth),
      contact: (duty.n % touchesPerMonth) + 1,
      contacts: touchesPerMonth,
    };
  },
};

const annualVisit: Rule = {
  name: 'annual-visit',
  countsFromD0: false,
  once: false,
  on: (policy) => policy.rules['annual-visit'].on,
  window: (anchor, n, policy) => annualWindow(anchor, n, policy.rules['annual-visit']),
  channels: (policy) => policy.rules['annual-visit'].channels,
  reason: (duty, archive) => ({
    code: 'annual-visit',
    on: archive.enrolledOn,
    year: duty.n + 1,
    since: duty.since,
  }),
};

export const FOLLOW_UP_RULES: readonly Rule[] = [idleWeek, monthlyTouch, annualVisit];

export const anchorOf = (rule: Rule, archive: Archive): LocalDate =>
  rule.countsFromD0 ? lastDealing(archive).on : archive.enrolledOn;
