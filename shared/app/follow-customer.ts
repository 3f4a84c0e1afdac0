import type { Temporal } from 'temporal-polyfill';
import type { Archive } from '../domain/archive.ts';
import { type InstantText, instantText } from '../domain/dates.ts';
import { type Decision, followUp } from '../domain/follow-up.ts';
import { type Letter, type LetterContent, letterId } from '../domain/letter.ts';
import type { TaskState } from '../domain/names.ts';
import { afterQuietHours } from '../domain/quiet-hours.ts';
import type { Rulebook } from '../domain/rulebook.ts';
import type { Archives, Change, Ledger } from './ports.ts';
import { dueAtStartOf } from './saving.ts';

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

export const newLetter = (content: LetterContent, queuedAt: InstantText): Letter => ({
  id: letterId(content),
  content,
  state: 'queued',
  queuedAt,
  attempts: 0,
  to: null,
  subject: null,
  messageId: null,
  settledAt: null,
  note: null,
  receipts: {},
  version: 1,
});

function changesOf(
  decision: Decision,
  before: Archive,
  rulebook: Rulebook,
  now: Temporal.Instant,
  known: Set<string>,
): Change[] {
  const { archive } = decision;
  const recordedAt = instantText(now);
  const { quietHours } = rulebook.versionOn(rulebook.zone.dateAt(now)).policy.revisitMail;
  const mayLeaveAt = instantText(afterQuietHours(quietHours, rulebook.zone, now));
  // A task or letter that is there already was seen to under an earlier D0 with the same window: it stays as it is.
  const open = archive.open.filter(({ id }) => !known.has(id));
  return [
    {
      write: 'archive',
      archive: { ...archive, open },
      expected: before.version,
      dueAt: dueAtStartOf(decision.lookOn, rulebook),
    },
    ...decision.opened.filter(({ id }) => !known.has(id)).map((task): Change => ({ write: 'task', task })),
    ...decision.ended.map(
      ({ task, end }): Change => ({
        write: 'task-end',
        customerId: archive.customerId,
        task,
        end,
        recordedAt,
      }),
    ),
    ...decision.letters
      .map((content) => newLetter(content, recordedAt))
      .filter(({ id }) => !known.has(id))
      .map((letter): Change => ({ write: 'letter-queued', letter, dueAt: mayLeaveAt })),
  ];
}

/**
 * Looks at one due customer and writes what follows, in one commit. When the index row was stale, or another writer
 * came between reading and writing, it reads the archive and decides again.
 */
export async function followCustomer(
  store: Ledger & Archives,
  rulebook: Rulebook,
  due: Archive,
  now: Temporal.Instant,
): Promise<Followed> {
  const today = rulebook.zone.dateAt(now);
  const at = instantText(now);
  const followed: Followed = { opened: [], ended: [], letters: 0, overtaken: false };
  const known = new Set<string>();
  let archive = due;
  for (let tries = 0; tries < MOST_TRIES; tries++) {
    const decision = followUp(archive, rulebook, today, at);
    const changes = changesOf(decision, archive, rulebook, now, known);
    const committed = await store.commit(changes);
    if (committed.done) {
      for (const change of changes) {
        if (change.write === 'task')
          followed.opened.push({ rule: change.task.rule, state: change.task.state });
        if (change.write === 'letter-queued') followed.letters++;
      }
      followed.ended.push(...decision.ended.map(({ task, end }) => ({ rule: task.rule, state: end.state })));
      const lookAgainAt = dueAtStartOf(decision.lookOn, rulebook);
      // A day that this very day does not reach is not judged by it, whatever the clock says.
      const reached = decision.lookOn !== undefined && decision.lookOn <= today;
      if (!reached || lookAgainAt === null || lookAgainAt > at) return followed;
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
        if (change.write === 'task') known.add(change.task.id);
        if (change.write === 'letter-queued') known.add(change.letter.id);
      }
      continue;
    }
    const stored = await store.archive(archive.customerId);
    if (!stored || stored.dueAt === null || stored.dueAt > at) return { ...followed, overtaken: true };
    archive = stored.archive;
  }
  return { ...followed, overtaken: true };
}
