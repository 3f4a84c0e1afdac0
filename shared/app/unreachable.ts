import type { Temporal } from 'temporal-polyfill';
import { instantText } from '../domain/dates.ts';
import { readerFor } from '../domain/ladder.ts';
import { isToStaff, type Letter, type LetterContent, recipientOf } from '../domain/letter.ts';
import { workingHere } from '../domain/staff.ts';
import { newLetter } from './follow-customer.ts';
import type { Change, Ledger, Policies, StaffList } from './ports.ts';
import { drop, type Occasion, type Prepared } from './prepared.ts';
import { currentRulebook } from './rulebook.ts';

/**
 * The letter that tells whoever leads a member of staff, at once, that a letter to them did not arrive; undefined when there
 * is nobody else to tell.
 */
async function unreachableNotice(
  store: Policies & StaffList,
  { content, to, note: why }: Letter,
  now: Temporal.Instant,
): Promise<(Change & { write: 'letter-queued' }) | undefined> {
  const [{ zone }, everybody] = await Promise.all([currentRulebook(store), store.staff()]);
  const on = zone.dateAt(now);
  const about = recipientOf(content);
  const here = workingHere(everybody, on);
  const named = everybody.find(({ staffId }) => staffId === about)?.supervisor;
  const leader =
    here.find(({ staffId }) => staffId === named && staffId !== about) ??
    here.find(({ role, staffId }) => role === 'supervisor' && staffId !== about) ??
    here.find(({ role, staffId }) => (role === 'manager' || role === 'general-manager') && staffId !== about);
  const reader = leader && (readerFor(leader, everybody, on) ?? leader);
  if (!reader?.email || reader.staffId === about) return undefined;
  const notice = { kind: 'unreachable', staffId: reader.staffId, about, on, to, why } as const;
  const at = instantText(now);
  return { write: 'letter-queued', letter: newLetter(notice, at), dueAt: at };
}

/** How a letter's new state was written, and whom that told; `nobody` where nobody above its reader can be written to. */
export type Kept = 'refused' | 'kept' | 'told' | 'nobody';

/**
 * Writes where a letter stands now. When a letter to staff has come to nothing by that, whoever leads its reader is told in
 * the same write, once a day.
 */
export async function keepAndTell(
  store: Ledger & Policies & StaffList,
  before: Letter,
  change: Change & { write: 'letter' },
  now: Temporal.Instant,
): Promise<Kept> {
  const { letter } = change;
  const failed = isToStaff(letter.content) && letter.state === 'failed' && before.state !== 'failed';
  const notice = failed ? await unreachableNotice(store, letter, now) : undefined;
  const committed = await store.commit([change, ...(notice ? [notice] : [])]);
  if (committed.done) return notice ? 'told' : failed ? 'nobody' : 'kept';
  const toldBefore =
    committed.refused.length > 0 && committed.refused.every(({ write }) => write === 'letter-queued');
  return toldBefore && (await store.commit([change])).done ? 'told' : 'refused';
}

export async function prepareUnreachable(
  store: StaffList,
  { rulebook, letter, now }: Occasion,
  content: LetterContent & { kind: 'unreachable' },
): Promise<Prepared> {
  const on = rulebook.zone.dateAt(now);
  const here = workingHere(await store.staff(), on);
  const reader = here.find(({ staffId }) => staffId === content.staffId);
  const about = here.find(({ staffId }) => staffId === content.about);
  if (!reader) return drop('recipient-gone');
  if (!reader.email) return drop('no-address');
  if (!about) return drop('nothing-to-do');
  const language = reader.language ?? rulebook.versionOn(on).policy.language;
  const addressed = { letterId: letter.id, writtenAt: now, to: reader.email, language };
  return {
    is: 'ready',
    facts: {
      kind: 'unreachable',
      ...addressed,
      reader,
      about,
      failed: { to: content.to, note: content.why },
    },
  };
}
