import type { Policy, PolicyVersion } from '../policy/policy.ts';
import { standing } from '../policy/policy-versions.ts';
import type { Window } from '../policy/windows.ts';
import { type Calendar, calendarOf } from '../time/calendar.ts';
import { type LocalDate, later } from '../time/dates.ts';
import { type WorkingTime, workingTimeOf } from '../time/working-time.ts';
import { type Zone, zoneOf } from '../time/zone.ts';
import { channelsOf, type Duty, FOLLOW_UP_RULES, type Rule } from './rules.ts';

/**
 * All policy versions, ready to be asked. Windows follow from an anchor date and the policy alone
 * and customers share anchor dates, so each anchor's windows are counted once and remembered for as
 * long as the book is kept.
 */
export interface Rulebook {
  /**
   * Of the newest entry in the department's policies that this book knows; nothing counted by it
   * replaces what a newer one counted.
   */
  readonly number: number;
  readonly rules: readonly Rule[];
  readonly zone: Zone;
  /** The version that governs what opens on `date`. */
  versionOn(date: LocalDate): PolicyVersion;
  calendarOn(date: LocalDate): Calendar;
  /**
   * The policy and calendar with which a duty was counted, or under which feedback was reported.
   */
  governing(matter: { policyVersion: number }): { policy: Policy; calendar: Calendar; time: WorkingTime };
  /**
   * The windows of `rule` for this anchor, in the order in which they open, at least up to the
   * first that opens after `through`; fewer only when no more follow. A version governs the windows
   * that open while it is in force.
   */
  duties(rule: Rule, anchor: LocalDate, through: LocalDate): readonly Duty[];
}

/** The windows of one rule and anchor, counted as far as somebody asked. */
interface Course {
  duties: Duty[];
  /**
   * `opens` of the last window; before all dates while there is none, after all dates when no more
   * follow.
   */
  reached: LocalDate | '' | '~';
  /** The version that is being counted and its next window. */
  versionIndex: number;
  n: number;
}

const REMEMBERED_ANCHORS = 20_000;

/**
 * @param given all versions in the order in which they were set, at least one; the first governs
 * from the beginning.
 */
export function rulebookOf(
  given: readonly PolicyVersion[],
  number = Math.max(...given.map(({ version }) => version)),
): Rulebook {
  // A version that was replaced before it governed, or withdrawn, was never in force.
  const versions = standing(given);
  const [first] = versions;
  if (!first) throw new RangeError('a rulebook needs at least one policy version');
  const versionOn = (date: LocalDate): PolicyVersion =>
    versions.findLast(({ effectiveOn }) => effectiveOn === null || effectiveOn <= date) ?? first;
  const zone = zoneOf((versions.at(-1) ?? first).policy.zone);
  const governed = ({ policy }: PolicyVersion) => {
    const calendar = calendarOf(policy.calendar);
    return { policy, calendar, time: workingTimeOf(calendar, zone) };
  };
  const ofFirst = governed(first);
  const byVersion = new Map(given.map((version) => [version.version, governed(version)]));
  const calendarIn = ({ version }: PolicyVersion): Calendar => (byVersion.get(version) ?? ofFirst).calendar;
  const courses = new Map(FOLLOW_UP_RULES.map(({ name }) => [name, new Map<LocalDate, Course>()]));

  /**
   * Whether a window that opens when the following version is in force is left to that version. Not
   * where it asks once only and would have asked before it existed: then nobody would ever ask.
   */
  function isLeftTo(following: PolicyVersion, rule: Rule, anchor: LocalDate, { opens }: Window): boolean {
    const { effectiveOn, policy } = following;
    if (effectiveOn === null || opens < effectiveOn) return false;
    const asksInstead =
      rule.once && rule.on(policy) ? rule.window(anchor, 0, policy, calendarIn(following)) : undefined;
    return asksInstead === undefined || asksInstead.closes > effectiveOn;
  }

  /** Counts one more window, or moves on to the next version, or ends. */
  function step(rule: Rule, anchor: LocalDate, course: Course): void {
    const current = versions[course.versionIndex];
    if (!current) {
      course.reached = '~';
      return;
    }
    const { policy, version, effectiveOn } = current;
    const following = versions[course.versionIndex + 1];
    const window = rule.on(policy) ? rule.window(anchor, course.n, policy, calendarIn(current)) : undefined;
    if (!window || (following && isLeftTo(following, rule, anchor, window))) {
      course.versionIndex++;
      course.n = 0;
      return;
    }
    const n = course.n++;
    const last = course.duties.at(-1);
    if (last && (rule.once || last.opens >= window.opens)) return;
    const startsInForce = effectiveOn === null || effectiveOn <= window.opens;
    // A window that the change of policy finds running is taken up only where the old policy asked
    // for nothing.
    const takenUp =
      effectiveOn !== null && effectiveOn < window.closes && (!last || last.closes <= window.opens);
    if (startsInForce || takenUp) {
      course.reached = window.opens;
      course.duties.push({
        rule: rule.name,
        n,
        opens: window.opens,
        asksFrom: later(window.opens, effectiveOn ?? window.opens),
        closes: window.closes,
        since: window.since ?? window.opens,
        channels: channelsOf(rule, policy),
        policyVersion: version,
      });
    }
  }

  return {
    number,
    rules: FOLLOW_UP_RULES,
    zone,
    versionOn,
    calendarOn: (date) => calendarIn(versionOn(date)),
    // Where that very version cannot be read, the one before it is the nearest that the department
    // ever meant.
    governing: ({ policyVersion }) =>
      byVersion.get(policyVersion) ??
      byVersion.get(given.findLast(({ version }) => version < policyVersion)?.version ?? first.version) ??
      ofFirst,
    duties(rule, anchor, through) {
      const ofRule = courses.get(rule.name) ?? new Map<LocalDate, Course>();
      let course = ofRule.get(anchor);
      if (!course) {
        if (ofRule.size >= REMEMBERED_ANCHORS) ofRule.clear();
        course = { duties: [], reached: '', versionIndex: 0, n: 0 };
        ofRule.set(anchor, course);
      }
      while (course.reached <= through) step(rule, anchor, course);
      return course.duties;
    },
  };
}
