import { Temporal } from 'temporal-polyfill';
import type { PostReport } from '../../shared/app/letters/post-services.ts';
import type { Task } from '../../shared/domain/customers/task.ts';
import { digestSections } from '../../shared/domain/follow-up/digest.ts';
import type { Rulebook } from '../../shared/domain/follow-up/rulebook.ts';
import { by } from '../../shared/domain/in-order.ts';
import { type InstantText, instantText } from '../../shared/domain/time/dates.ts';
import type { Session } from '../terminal/session.ts';
import { waitingLines } from './feedback/feedback-view.ts';
import { statementOf } from './lists.ts';

/** A terminal is no place for a longer list. */
const MOST_TASKS_SHOWN = 12;
const MOST_LETTERS_SHOWN = 12;
const A_DAY = Temporal.Duration.from({ hours: 24 });

function shortened<T>(
  items: readonly T[],
  most: number,
  line: (item: T) => string,
  more: (count: number) => string,
): string[] {
  return [...items.slice(0, most).map(line), ...(items.length > most ? [more(items.length - most)] : [])];
}

const describe = (task: Task, { sentences }: Session): string =>
  sentences.under(
    `${task.customerName} (${task.customerId})`,
    sentences.under(sentences.rule[task.rule], statementOf(task, sentences)),
  );

const taskLines = (tasks: readonly Task[], session: Session): string[] =>
  shortened(
    tasks,
    MOST_TASKS_SHOWN,
    (task) => `    ${describe(task, session)}`,
    (count) => `  ${session.words.start.more(count)}`,
  );

/** Everyone who may have tasks: the specialists, and nobody in particular. */
async function assignees({
  department,
  words,
  sentences,
}: Session): Promise<{ id: string | null; title: string }[]> {
  const staff = await department.composition.store.staff();
  const specialists = staff
    .filter(({ role }) => role === 'specialist')
    .map(({ staffId, name, role }) => ({
      id: staffId,
      title: words.start.morningOf(name, sentences.role[role]),
    }));
  return [...specialists, { id: null, title: words.nobody }];
}

/** What waits for a decision, then every specialist's tasks this morning, with reasons. */
export async function morning(session: Session, rulebook: Rulebook, at: Temporal.Instant): Promise<string[]> {
  const { store } = session.department.composition;
  const { sections: titles, nothingToDo } = session.words.start;
  const today = rulebook.zone.dateAt(at);
  const lines = await waitingLines(session);
  for (const { id, title } of await assignees(session)) {
    const tasks = [
      ...(await store.openTasksOf(id)),
      ...(await store.missedTasksOf(id, instantText(at.subtract(A_DAY)), instantText(at))),
    ];
    if (id === null && tasks.length === 0) continue;
    lines.push('', title);
    const sections = digestSections(tasks, today);
    for (const section of ['overdue', 'today', 'comingUp', 'missed'] as const) {
      if (sections[section].length === 0) continue;
      lines.push(`  ${titles[section]} (${sections[section].length})`);
      lines.push(...taskLines(sections[section], session));
    }
    if (tasks.length === 0) lines.push(nothingToDo);
  }
  return [...lines, ''];
}

/** Every specialist's tasks that were opened at this moment. */
export async function newToday(session: Session, at: InstantText): Promise<string[]> {
  const { store } = session.department.composition;
  const lines: string[] = [];
  for (const { id, title } of await assignees(session)) {
    const tasks = (await store.openTasksOf(id)).filter(({ openedAt }) => openedAt === at);
    if (tasks.length === 0) continue;
    lines.push(`  ${title}`, ...taskLines(tasks, session));
  }
  return lines;
}

/** What the post sent since `at`, by name. */
export async function mailed(
  session: Session,
  queued: number,
  posted: PostReport,
  at: InstantText,
): Promise<string[]> {
  const { words } = session;
  const { sent = 0, suppressed = 0, deferred = 0, failed = 0, unknown = 0 } = posted.letters;
  const waiting = Math.max(0, queued - sent - suppressed - failed - unknown) + deferred;
  const troubles =
    failed + unknown + (posted.letters.queued ?? 0) > 0 || posted.busy ? words.posted(posted) : [];
  if (sent === 0) return [words.start.notMailed(waiting), ...troubles];
  const letters = (await Array.fromAsync(session.department.composition.store.everyLetter()))
    .filter(({ state, settledAt }) => state === 'sent' && settledAt !== null && settledAt >= at)
    .sort(by(({ id }) => id));
  return [
    words.start.mailed(sent),
    ...shortened(
      letters,
      MOST_LETTERS_SHOWN,
      ({ to, subject }) => `  ${to}: ${subject}`,
      words.start.moreLetters,
    ),
    ...troubles,
  ];
}
