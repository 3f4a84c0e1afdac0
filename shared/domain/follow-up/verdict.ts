import type { Archive, OpenTask } from '../customers/archive.ts';
import type { RuleName } from '../names.ts';
import { type LocalDate, later } from '../time/dates.ts';
import type { Rulebook } from './rulebook.ts';
import { anchorOf, type Duty, type Rule } from './rules.ts';

/** What one rule concludes about one customer on one day (判定), "nothing" included. */
export type Verdict =
  /** Windows to open now, oldest first; after an outage some may have closed. */
  | {
      rule: RuleName;
      is: 'opens';
      duties: readonly Duty[];
      next: Duty | undefined;
      lookOn: LocalDate | undefined;
    }
  /** Asked already: the task waits for a touch until its window closes on `lookOn`. */
  | { rule: RuleName; is: 'asked'; task: OpenTask; next: Duty | undefined; lookOn: LocalDate }
  /** The window of an open task has closed. */
  | { rule: RuleName; is: 'closes'; task: OpenTask; next: Duty | undefined; lookOn: LocalDate }
  /** Nothing to do; `last` is the window that was decided before. */
  | { rule: RuleName; is: 'waits'; last: Duty | undefined; next: Duty; lookOn: LocalDate }
  /** Nothing to do until something happens. */
  | { rule: RuleName; is: 'rests'; last: Duty | undefined; next: undefined; lookOn: undefined }
  | { rule: RuleName; is: 'off'; next: undefined; lookOn: undefined };

/**
 * After a long outage one look opens at most so many windows of a rule; the clock looks again at
 * once for the rest.
 */
const MOST_OPENED_AT_ONCE = 12;

/**
 * The first duty that opens after `decided` and closes after `enrolledOn`: those before were
 * decided, or before our time.
 */
function firstUndecided(
  duties: readonly Duty[],
  decided: LocalDate | undefined,
  enrolledOn: LocalDate,
): number {
  let low = 0;
  let high = duties.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    const duty = duties[middle];
    if (!duty || (duty.closes > enrolledOn && (decided === undefined || duty.opens > decided))) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** What `rule` concludes about `archive` on `today`. */
function verdictOf(rule: Rule, archive: Archive, rulebook: Rulebook, today: LocalDate): Verdict {
  const { enrolledOn } = archive;
  const horizon = later(today, enrolledOn);
  const duties = rulebook.duties(rule, anchorOf(rule, archive), horizon);
  let index = firstUndecided(duties, archive.decided[rule.name], enrolledOn);
  const start = index;
  // A window that was open at enrolment opens with it.
  if (enrolledOn <= today)
    while (index - start < MOST_OPENED_AT_ONCE && (duties[index]?.asksFrom ?? '9') <= today) index++;
  const next = duties[index];
  const nextLook = next && later(next.asksFrom, enrolledOn);
  const task = archive.open.find((open) => open.rule === rule.name);

  if (index > start)
    return {
      rule: rule.name,
      is: 'opens',
      duties: duties.slice(start, index).filter(({ closes }) => closes > enrolledOn),
      next,
      lookOn: nextLook,
    };
  if (task) {
    const lookOn = nextLook && nextLook < task.closes ? nextLook : task.closes;
    return { rule: rule.name, is: task.closes <= today ? 'closes' : 'asked', task, next, lookOn };
  }
  // Asking an array for index -1 is slow: it is looked up as a name.
  const last = start > 0 ? duties[start - 1] : undefined;
  if (next && nextLook) return { rule: rule.name, is: 'waits', last, next, lookOn: nextLook };
  if (rule.on(rulebook.versionOn(today).policy))
    return { rule: rule.name, is: 'rests', last, next: undefined, lookOn: undefined };
  return { rule: rule.name, is: 'off', next: undefined, lookOn: undefined };
}

/** Every rule's verdict on `archive` on `today`, in the order of the rules. */
export function judge(archive: Archive, rulebook: Rulebook, today: LocalDate): Verdict[] {
  const verdicts: Verdict[] = [];
  for (const rule of rulebook.rules) verdicts.push(verdictOf(rule, archive, rulebook, today));
  return verdicts;
}

/**
 * The day on which the clock must look at `archive` again: the next window that opens or open task
 * that closes. It may lie in the past, which means at once. Undefined when no rule is on.
 */
export function nextLook(archive: Archive, rulebook: Rulebook): LocalDate | undefined {
  let look: LocalDate | undefined;
  const consider = (on: LocalDate) => {
    if (look === undefined || on < look) look = on;
  };
  for (const rule of rulebook.rules) {
    const decided = archive.decided[rule.name];
    const horizon = decided === undefined ? archive.enrolledOn : later(decided, archive.enrolledOn);
    const duties = rulebook.duties(rule, anchorOf(rule, archive), horizon);
    const next = duties[firstUndecided(duties, decided, archive.enrolledOn)];
    if (next) consider(later(next.asksFrom, archive.enrolledOn));
  }
  for (const task of archive.open) consider(task.closes);
  return look;
}
