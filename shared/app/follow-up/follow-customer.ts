import type { Temporal } from 'temporal-polyfill';
import type { Archive } from '../../domain/customers/archive.ts';
import type { Task } from '../../domain/customers/task.ts';
import { type Decision, followUp } from '../../domain/follow-up/follow-up.ts';
import type { Rulebook } from '../../domain/follow-up/rulebook.ts';
import { newLetter } from '../../domain/letters/letter.ts';
import type { TaskState } from '../../domain/names.ts';
import { instantText, type LocalDate } from '../../domain/time/dates.ts';
import { afterQuietHours } from '../../domain/time/quiet-hours.ts';
import { dueAtStartOf } from '../archive-change.ts';
import type { Change, UnitOfWork } from '../ports/changes.ts';
import type { Archives, Tasks } from '../ports/customers.ts';

/** What looking at one customer wrote. */
export interface Followed {
  opened: { rule: string; state: TaskState }[];
  ended: { rule: string; state: TaskState }[];
  letters: number;
  /** Nothing was written because another writer had already seen to it. */
  overtaken: boolean;
}

/** Another writer can come between so often before the next sweep is left to it. */
const MOST_TRIES = 8;

/**
 * What a look wanted to write and found there already, under an earlier D0 with the same window.
 */
interface Found {
  /** Ids of tasks and letters that were seen to: they stay as they are. */
  known: Set<string>;
  /** Tasks that had been cancelled, by id: they open again, and their history goes on. */
  cancelled: Map<string, Task>;
}

function taskChange(task: Task, { cancelled }: Found): Change {
  const before = cancelled.get(task.id);
  if (!before) return { write: 'task', task };
  return { write: 'task', task: { ...task, ends: [...before.ends, ...task.ends] }, again: true };
}

/** Most looks owe no letter, and those need not know when one may leave. */
function lettersToQueue(
  { letters }: Decision,
  rulebook: Rulebook,
  now: Temporal.Instant,
  { known }: Found,
): Change[] {
  const queuedAt = instantText(now);
  const owed = letters.map((content) => newLetter(content, queuedAt)).filter(({ id }) => !known.has(id));
  if (owed.length === 0) return [];
  const { quietHours } = rulebook.versionOn(rulebook.zone.dateAt(now)).policy.revisitMail;
  const dueAt = instantText(afterQuietHours(quietHours, rulebook.zone, now));
  return owed.map((letter) => ({ write: 'letter-queued', letter, dueAt }));
}

function changesOf(
  decision: Decision,
  before: Archive,
  rulebook: Rulebook,
  now: Temporal.Instant,
  found: Found,
): Change[] {
  const { archive } = decision;
  const recordedAt = instantText(now);
  return [
    {
      write: 'archive',
      archive,
      expected: before.version,
      dueAt: dueAtStartOf(decision.lookOn, rulebook),
      countedBy: rulebook.number,
    },
    ...decision.opened.filter(({ id }) => !found.known.has(id)).map((task) => taskChange(task, found)),
    ...decision.ended.map(
      ({ task, end }): Change => ({
        write: 'task-end',
        customerId: archive.customerId,
        task,
        end,
        recordedAt,
      }),
    ),
    ...lettersToQueue(decision, rulebook, now, found),
  ];
}

/** How a customer is looked at where it is not the clock that does it. */
export interface Look {
  /** The day as of which is judged; without it, the day of `now`. */
  on?: LocalDate;
  /** Whatever opens has ended in the same moment, so that no customer is written to about it. */
  withoutLetters?: boolean;
}

/**
 * A decision as it is carried out: nothing that was seen to is open again, and no letters are
 * counted where none are owed.
 */
function carriedOut(
  decision: Decision,
  before: Archive,
  { known }: Found,
  withoutLetters: boolean,
): Decision {
  const open = decision.archive.open.filter(({ id }) => !known.has(id));
  const archive = { ...decision.archive, open };
  return withoutLetters
    ? { ...decision, archive: { ...archive, mailed: before.mailed }, letters: [] }
    : { ...decision, archive };
}

/**
 * Looks at one due customer and writes what follows, in one commit. When the index row was stale,
 * or another writer came between reading and writing, it reads the archive and decides again.
 */
export async function followCustomer(
  store: UnitOfWork & Archives & Pick<Tasks, 'task'>,
  rulebook: Rulebook,
  due: Archive,
  now: Temporal.Instant,
  { on, withoutLetters = false }: Look = {},
): Promise<Followed> {
  const today = on ?? rulebook.zone.dateAt(now);
  const at = instantText(now);
  const dueBy = on === undefined ? at : rulebook.zone.startOf(on);
  const followed: Followed = { opened: [], ended: [], letters: 0, overtaken: false };
  const found: Found = { known: new Set(), cancelled: new Map() };
  let archive = due;
  for (let tries = 0; tries < MOST_TRIES; tries++) {
    const decision = carriedOut(followUp(archive, rulebook, today, at), archive, found, withoutLetters);
    const changes = changesOf(decision, archive, rulebook, now, found);
    const committed = await store.commit(changes);
    if (committed.done) {
      for (const change of changes) {
        if (change.write === 'task')
          followed.opened.push({ rule: change.task.rule, state: change.task.state });
        if (change.write === 'letter-queued') followed.letters++;
      }
      followed.ended.push(...decision.ended.map(({ task, end }) => ({ rule: task.rule, state: end.state })));
      // The next look lies on a later day, which is not judged today, whatever the clock says.
      if (decision.lookOn === undefined || decision.lookOn > today) return followed;
      archive = decision.archive;
      tries = 0;
      continue;
    }
    const overtaken =
      committed.refused.length === 0 || committed.refused.some(({ write }) => write === 'archive');
    if (!overtaken) {
      const gone = committed.refused.find(({ write }) => write === 'task-end');
      if (gone) throw new Error(`an open task of ${archive.customerId} is missing from the table`);
      for (const change of committed.refused) {
        if (change.write === 'letter-queued') found.known.add(change.letter.id);
        if (change.write !== 'task') continue;
        const task = await store.task(change.task.id);
        if (task?.state === 'cancelled') found.cancelled.set(task.id, task);
        else found.known.add(change.task.id);
      }
      continue;
    }
    const stored = await store.archive(archive.customerId);
    if (!stored || stored.dueAt === null || stored.dueAt > dueBy) return { ...followed, overtaken: true };
    archive = stored.archive;
  }
  return { ...followed, overtaken: true };
}
