import { listTasks, type TaskFilter } from '../../shared/app/follow-up/list-tasks.ts';
import { listLetters } from '../../shared/app/letters/list-letters.ts';
import type { Task } from '../../shared/domain/customers/task.ts';
import { type Letter, recipientOf } from '../../shared/domain/letters/letter.ts';
import { LETTER_STATES, TASK_STATES } from '../../shared/domain/names.ts';
import type { Sentences } from '../../shared/domain/sentences/sentences.ts';
import type { TableCell, WrittenTable } from '../../shared/files/formats/write-table.ts';
import { type Answer, oneGiven, type Session } from '../terminal/session.ts';
import { throughTable } from '../terminal/through-table.ts';
import { type Column, titlesOf } from '../words/titles.ts';

/** A task as programs see it (docs/design.md, "The command line"), and how it ended. */
export const taskInJson = (task: Task, sentences: Sentences) => ({
  id: task.id,
  rule: task.rule,
  customerId: task.customerId,
  opens: task.opens,
  closes: task.closes,
  dueOn: task.dueOn,
  state: task.state,
  assignee: task.assignee,
  reason: sentences.reason(task.reason),
  ...(task.ends.length > 0 && { ends: task.ends }),
});

/** How a task ended, or why it was opened and what it asks. */
export const statementOf = (task: Task, sentences: Sentences): string =>
  sentences.ending(task) ??
  sentences.together(
    ...[sentences.openAgain(task) ?? [], sentences.reason(task.reason), sentences.asks(task)].flat(),
  );

const taskInALine = (task: Task, { words, sentences }: Session): string =>
  [
    task.dueOn,
    sentences.taskState[task.state],
    task.id,
    `${task.customerName === task.customerId ? '' : `${task.customerName} · `}${task.assignee ?? words.nobody}`,
    statementOf(task, sentences),
  ].join('  ');

const TASK_COLUMNS = [
  'dueOn',
  'state',
  'customerId',
  'customerName',
  'assignee',
  'statement',
  'opens',
  'closes',
  'rule',
  'task',
] as const satisfies readonly Column[];

const taskTable = (tasks: readonly Task[], { language, sentences }: Session): WrittenTable => ({
  header: titlesOf(TASK_COLUMNS, language),
  rows: tasks.map((task) => {
    const cells: { [column in (typeof TASK_COLUMNS)[number]]: TableCell } = {
      dueOn: task.dueOn,
      state: sentences.taskState[task.state],
      customerId: task.customerId,
      customerName: task.customerName,
      assignee: task.assignee,
      statement: statementOf(task, sentences),
      opens: task.opens,
      closes: task.closes,
      rule: task.rule,
      task: task.id,
    };
    return TASK_COLUMNS.map((column) => cells[column]);
  }),
});

export async function tasksVerb(
  session: Session,
  options: { assignee?: string; state?: string; customer?: string },
): Promise<Answer> {
  const filter: TaskFilter = {
    assignee: options.assignee,
    state: options.state === undefined ? undefined : oneGiven('--state', options.state, TASK_STATES),
    customerId: options.customer,
  };
  const { store } = session.department.composition;
  const tasks = await throughTable(session, (scanned) => listTasks(store, filter, scanned));
  return {
    json: tasks.map((task) => taskInJson(task, session.sentences)),
    lines: tasks.length > 0 ? tasks.map((task) => taskInALine(task, session)) : [session.words.nothing],
    table: taskTable(tasks, session),
  };
}

const letterInJson = (letter: Letter, sentences: Sentences) => ({
  id: letter.id,
  kind: letter.content.kind,
  recipient: recipientOf(letter.content),
  state: letter.state,
  queuedAt: letter.queuedAt,
  settledAt: letter.settledAt,
  attempts: letter.attempts,
  to: letter.to,
  subject: letter.subject,
  messageId: letter.messageId,
  reason: sentences.letterNote(letter) ?? null,
});

const letterInALine = (letter: Letter, sentences: Sentences): string =>
  [
    letter.settledAt ?? letter.queuedAt,
    sentences.letterState[letter.state],
    letter.id,
    ...(letter.to ? [letter.to] : []),
    ...(letter.subject ? [letter.subject] : []),
    ...[sentences.letterNote(letter) ?? []].flat(),
  ].join('  ');

const LETTER_COLUMNS = [
  'queuedAt',
  'settledAt',
  'state',
  'kind',
  'recipient',
  'to',
  'subject',
  'attempts',
  'note',
  'letter',
] as const satisfies readonly Column[];

const letterTable = (letters: readonly Letter[], { language, sentences }: Session): WrittenTable => ({
  header: titlesOf(LETTER_COLUMNS, language),
  rows: letters.map((letter) => {
    const cells: { [column in (typeof LETTER_COLUMNS)[number]]: TableCell } = {
      queuedAt: letter.queuedAt,
      settledAt: letter.settledAt,
      state: sentences.letterState[letter.state],
      kind: letter.content.kind,
      recipient: recipientOf(letter.content),
      to: letter.to,
      subject: letter.subject,
      attempts: letter.attempts,
      note: sentences.letterNote(letter) ?? null,
      letter: letter.id,
    };
    return LETTER_COLUMNS.map((column) => cells[column]);
  }),
});

export async function lettersVerb(session: Session, options: { state?: string }): Promise<Answer> {
  const state = options.state === undefined ? undefined : oneGiven('--state', options.state, LETTER_STATES);
  const { store } = session.department.composition;
  const letters = await throughTable(session, (scanned) => listLetters(store, state, scanned));
  return {
    json: letters.map((letter) => letterInJson(letter, session.sentences)),
    lines:
      letters.length > 0
        ? letters.map((letter) => letterInALine(letter, session.sentences))
        : [session.words.nothing],
    table: letterTable(letters, session),
  };
}
