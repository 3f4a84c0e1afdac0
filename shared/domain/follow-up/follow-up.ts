import { type Archive, holderOn, type OpenTask, type RememberedTouch } from '../customers/archive.ts';
import { accepts, type Task, type TaskEnd, taskId } from '../customers/task.ts';
import { worthRemembering } from '../customers/touch.ts';
import type { LetterContent } from '../letters/letter.ts';
import { addDays, type InstantText, type LocalDate } from '../time/dates.ts';
import type { Rulebook } from './rulebook.ts';
import { type Duty, type Rule, ruleNamed } from './rules.ts';
import { judge, nextLook, type Verdict } from './verdict.ts';

/** A task that ended, by id, and how. */
export interface EndedTask {
  task: OpenTask;
  end: TaskEnd;
}

/** What one look at an archive concludes: the archive's next state and all that is owed by it. */
export interface Decision {
  verdicts: readonly Verdict[];
  archive: Archive;
  opened: readonly Task[];
  ended: readonly EndedTask[];
  letters: readonly LetterContent[];
  /** The next look; undefined when no rule is on. */
  lookOn: LocalDate | undefined;
}

export const doneBy = (touch: RememberedTouch): TaskEnd => ({
  state: 'done',
  by: touch.by,
  at: touch.at,
  channel: touch.channel,
  on: touch.on,
});

export function openTask(
  duty: Duty,
  rule: Rule,
  archive: Archive,
  rulebook: Rulebook,
  openedAt: InstantText,
): Task {
  const { policy, calendar } = rulebook.governing(duty);
  return {
    id: taskId(duty.rule, archive.customerId, duty.opens),
    rule: duty.rule,
    customerId: archive.customerId,
    customerName: archive.name,
    opens: duty.opens,
    closes: duty.closes,
    since: duty.since,
    dueOn: calendar.dueOn(duty.asksFrom, duty.closes),
    channels: duty.channels,
    state: 'open',
    // Missed before anybody looked, it is the fault of whoever had it when it was last in time.
    assignee: holderOn(archive, addDays(duty.closes, -1)),
    reason: rule.reason(duty, archive, policy),
    policyVersion: duty.policyVersion,
    openedAt,
    ends: [],
  };
}

/**
 * How a task of a rule stands, by what the archive knows: its end, missed, or undefined for open.
 */
export function endOf(
  { ends }: Rule,
  task: OpenTask,
  archive: Archive,
  today: LocalDate,
): TaskEnd | undefined {
  const touch =
    ends.by === 'touch' ? archive.touches.find((candidate) => accepts(task, candidate)) : undefined;
  const end = ends.by === 'event' ? ends.endOf(task, archive) : touch && doneBy(touch);
  if (end) return end;
  return task.closes <= today ? { state: 'missed', on: task.closes } : undefined;
}

export const remember = ({ id, rule, opens, closes, since, dueOn, channels }: Task): OpenTask => ({
  id,
  rule,
  opens,
  closes,
  since,
  dueOn,
  channels,
});

/**
 * A revisit letter goes out when a customer turns idle and at the start of each month without an
 * order.
 */
function letterFor(task: Task): LetterContent | undefined {
  const { reason } = task;
  if (task.state !== 'open' || reason.code === 'annual-visit') return undefined;
  if (reason.code === 'monthly-touch' && reason.contact > 1) return undefined;
  return { kind: 'revisit', rule: reason.code, customerId: task.customerId, taskId: task.id, on: task.opens };
}

/**
 * The letters that may be owed: the customer agreed, has an address, and has not had the month's
 * share yet.
 */
function lettersOwed(tasks: readonly Task[], archive: Archive, rulebook: Rulebook, today: LocalDate) {
  const { revisitMail } = rulebook.versionOn(today).policy;
  const month = today.slice(0, 7);
  let count = archive.mailed?.month === month ? archive.mailed.count : 0;
  const letters: LetterContent[] = [];
  if (archive.mayMail && archive.email)
    for (const task of tasks) {
      const letter = letterFor(task);
      if (letter?.kind !== 'revisit' || !revisitMail[letter.rule] || count >= revisitMail.monthlyCap)
        continue;
      letters.push(letter);
      count++;
    }
  return { letters, mailed: letters.length > 0 ? { month, count } : archive.mailed };
}

/**
 * One look at an archive on `today`: opens the windows that are due, ends the tasks whose windows
 * have closed, and says when to look again. Pure; late or repeated looks conclude the same windows.
 *
 * @param at the instant of the look, kept on what it opens.
 */
export function followUp(archive: Archive, rulebook: Rulebook, today: LocalDate, at: InstantText): Decision {
  const verdicts = judge(archive, rulebook, today);
  const decided = { ...archive.decided };
  const opened: Task[] = [];
  verdicts.forEach((verdict, index) => {
    const rule = rulebook.rules[index];
    if (verdict.is !== 'opens' || !rule) return;
    for (const duty of verdict.duties) {
      const task = openTask(duty, rule, archive, rulebook, at);
      const end = endOf(rule, remember(task), archive, today);
      opened.push(end ? { ...task, state: end.state, ends: [{ ...end, recordedAt: at }] } : task);
      decided[duty.rule] = duty.opens;
    }
  });

  const ended = archive.open.flatMap((task): EndedTask[] => {
    const end = endOf(ruleNamed(task.rule), task, archive, today);
    return end ? [{ task, end }] : [];
  });
  const open = [
    ...archive.open.filter((task) => !ended.some((gone) => gone.task.id === task.id)),
    ...opened.filter(({ state }) => state === 'open').map(remember),
  ];
  const { letters, mailed } = lettersOwed(opened, archive, rulebook, today);
  const next: Archive = { ...archive, decided, open, mailed, version: archive.version + 1 };
  const lookOn = nextLook(next, rulebook);
  // While windows wait to be opened nothing is forgotten.
  if (lookOn === undefined || lookOn > today)
    next.touches = worthRemembering(
      archive.touches,
      [...open, ...verdicts.flatMap(({ next: duty }) => duty ?? [])],
      today,
    );
  return { verdicts, archive: next, opened, ended, letters, lookOn };
}
