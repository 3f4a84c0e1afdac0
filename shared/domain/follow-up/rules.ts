import { type Archive, lastDealing, type OpenTask } from '../customers/archive.ts';
import type { TaskEnd, TaskReason } from '../customers/task.ts';
import { type Channel, RULES, type RuleName } from '../names.ts';
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

/** What windows are counted from, by name, as the archive knows it. */
const ANCHORS = {
  /** D0: the last order, else the contract's acceptance, else the archive's creation. */
  'last-dealing': (archive: Archive): LocalDate => lastDealing(archive).on,
  /** E. */
  enrolment: (archive: Archive): LocalDate => archive.enrolledOn,
};
export type Anchor = keyof typeof ANCHORS;

/** How the tasks of a rule end before their windows close. */
export type TaskEnding =
  /** By a touch on one of these channels. */
  | { by: 'touch'; channels(policy: Policy): readonly Channel[] }
  /** By something else that the archive knows; undefined while it has not happened. */
  | { by: 'event'; endOf(task: OpenTask, archive: Archive): TaskEnd | undefined };

/**
 * A follow-up rule (docs/design.md, "Follow-up rules") as data: what it counts from, which windows
 * follow, and how its tasks end.
 */
export interface Rule {
  name: RuleName;
  /** When it moves, the rule starts over: its open tasks end, and its windows are counted anew. */
  anchor: Anchor;
  ends: TaskEnding;
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
  reason(duty: Duty, archive: Archive, policy: Policy): TaskReason;
}

const idleWeek: Rule = {
  name: 'idle-week',
  anchor: 'last-dealing',
  ends: { by: 'touch', channels: (policy) => policy.rules['idle-week'].channels },
  once: true,
  on: (policy) => policy.rules['idle-week'].on,
  window: (anchor, n, policy, calendar) =>
    n === 0 ? withWorkingDay(idleWindow(anchor, policy.rules['idle-week']), calendar) : undefined,
  reason: (_duty, archive, policy) => ({
    code: 'idle-week',
    ...lastDealing(archive),
    days: policy.rules['idle-week'].afterDays,
  }),
};

const monthlyTouch: Rule = {
  name: 'monthly-touch',
  anchor: 'last-dealing',
  ends: { by: 'touch', channels: (policy) => policy.rules['monthly-touch'].channels },
  once: false,
  on: (policy) => policy.rules['monthly-touch'].on,
  window: (anchor, n, policy) => monthlyWindow(anchor, n, policy.rules['monthly-touch']),
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
  anchor: 'enrolment',
  ends: { by: 'touch', channels: (policy) => policy.rules['annual-visit'].channels },
  once: false,
  on: (policy) => policy.rules['annual-visit'].on,
  window: (anchor, n, policy) => annualWindow(anchor, n, policy.rules['annual-visit']),
  reason: (duty, archive) => ({
    code: 'annual-visit',
    on: archive.enrolledOn,
    year: duty.n + 1,
    since: duty.since,
  }),
};

const BY_NAME: { readonly [name in RuleName]: Rule } = {
  'idle-week': idleWeek,
  'monthly-touch': monthlyTouch,
  'annual-visit': annualVisit,
};

export const ruleNamed = (name: RuleName): Rule => BY_NAME[name];

/** In the order in which people meet them. */
export const FOLLOW_UP_RULES: readonly Rule[] = RULES.map(ruleNamed);

export const anchorOf = ({ anchor }: Rule, archive: Archive): LocalDate => ANCHORS[anchor](archive);

/** The channels on which a touch does the rule's tasks; none where a touch does not. */
export const channelsOf = ({ ends }: Rule, policy: Policy): readonly Channel[] =>
  ends.by === 'touch' ? ends.channels(policy) : [];
