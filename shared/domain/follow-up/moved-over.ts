import type { Archive, RememberedTouch } from '../customers/archive.ts';
import { accepts, type Task, taskId } from '../customers/task.ts';
import { worthRemembering } from '../customers/touch.ts';
import type { InstantText, LocalDate } from '../time/dates.ts';
import { doneBy, openTask } from './follow-up.ts';
import type { Rulebook } from './rulebook.ts';
import { anchorOf, type Duty, type Rule, ruleNamed } from './rules.ts';
import { judge } from './verdict.ts';

/** What is on record about a customer, for what a moved D0 moves over. */
export interface OnRecord {
  tasks: readonly Task[];
  touches: readonly RememberedTouch[];
}

/**
 * Most tasks that one move of D0 writes as done: the newest; of those further back nothing is said.
 */
const MOST_DONE = 40;

const countsFromD0 = ({ anchor }: Rule): boolean => anchor === 'last-dealing';

const rulesFromD0 = ({ rules }: Rulebook): readonly Rule[] => rules.filter(countsFromD0);

/** The windows of a rule that had opened by `today` and were not over at enrolment. */
function begun(rule: Rule, archive: Archive, rulebook: Rulebook, today: LocalDate): Duty[] {
  const duties = rulebook.duties(rule, anchorOf(rule, archive), today);
  return duties.filter(({ opens, closes }) => opens <= today && closes > archive.enrolledOn);
}

/** Whether D0 lies so far back that windows counted from it had opened by `today`. */
export const movesOverWindows = (archive: Archive, rulebook: Rulebook, today: LocalDate): boolean =>
  rulesFromD0(rulebook).some((rule) => begun(rule, archive, rulebook, today).length > 0);

/** Whether a window in which an order of the day `on` fell had closed by `today`. */
export const closedOver = (archive: Archive, rulebook: Rulebook, on: LocalDate, today: LocalDate): boolean =>
  rulesFromD0(rulebook).some((rule) =>
    begun(rule, archive, rulebook, today).some(
      ({ opens, closes }) => opens <= on && on < closes && closes <= today,
    ),
  );

/**
 * Missed tasks in whose windows an order was made that was told of only later: they waited for just
 * that.
 */
export const missedWithOrder = (tasks: readonly Task[], on: LocalDate): Task[] =>
  tasks.filter(
    ({ rule, state, opens, closes }) =>
      state === 'missed' && countsFromD0(ruleNamed(rule)) && opens <= on && on < closes,
  );

/**
 * What a D0 that was learnt late moves over. A window that had closed by then is judged by all
 * touches on record: one that was touched is done, any other is left out, since nobody could know
 * of it. So is one that still runs over days for which a task of its rule stands as missed: nobody
 * is blamed twice for the same days. Other windows that still run are the clock's.
 *
 * @param archive with the new D0, of which nothing has been decided yet.
 * @param today the day on which D0 was learnt.
 */
export function movedOver(
  archive: Archive,
  rulebook: Rulebook,
  today: LocalDate,
  { tasks, touches }: OnRecord,
  at: InstantText,
): { archive: Archive; done: readonly Task[] } {
  const ids = new Set(tasks.map(({ id }) => id));
  const decided = { ...archive.decided };
  const done: Task[] = [];
  for (const rule of rulesFromD0(rulebook)) {
    const missed = tasks.filter((task) => task.rule === rule.name && task.state === 'missed');
    for (const duty of begun(rule, archive, rulebook, today)) {
      const isKnown = ids.has(taskId(rule.name, archive.customerId, duty.opens));
      const isBlamed = missed.some(({ opens, closes }) => opens < duty.closes && duty.opens < closes);
      if (duty.closes > today && (isKnown || !isBlamed)) continue;
      decided[rule.name] = duty.opens;
      const touch = isKnown ? undefined : touches.find((candidate) => accepts(duty, candidate));
      if (!touch) continue;
      const end = { ...doneBy(touch), recordedAt: at };
      done.push({ ...openTask(duty, rule, archive, rulebook, at), state: 'done', ends: [end] });
    }
  }
  const moved = { ...archive, decided };
  const waiting = judge(moved, rulebook, today).flatMap((verdict) => [
    ...('duties' in verdict ? verdict.duties : []),
    ...(verdict.next ? [verdict.next] : []),
  ]);
  return {
    archive: { ...moved, touches: worthRemembering(touches, [...archive.open, ...waiting], today) },
    done: done.slice(-MOST_DONE),
  };
}
