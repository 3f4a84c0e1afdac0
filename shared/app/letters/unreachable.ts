import type { Temporal } from 'temporal-polyfill';
import { type Letter, newLetter, recipientOf } from '../../domain/letters/letter.ts';
import { isToStaff } from '../../domain/letters/letter-kinds.ts';
import { defaultPolicy } from '../../domain/policy/policy.ts';
import { readerFor } from '../../domain/staff/ladder.ts';
import { workingHere } from '../../domain/staff/staff.ts';
import { instantText } from '../../domain/time/dates.ts';
import { zoneOf } from '../../domain/time/zone.ts';
import type { Change, UnitOfWork } from '../ports/changes.ts';
import type { Policies, StaffList } from '../ports/staff-and-policy.ts';

/**
 * The letter that tells whoever leads a member of staff, at once, that a letter to them did not
 * arrive; undefined when there is nobody else to tell.
 */
async function unreachableNotice(
  store: Policies & StaffList,
  { content, to, note: why }: Letter,
  now: Temporal.Instant,
): Promise<(Change & { write: 'letter-queued' }) | undefined> {
  // The calendar, which is large, is not needed for a date.
  const [versions, everybody] = await Promise.all([store.policyVersions(), store.staff()]);
  const zone = zoneOf((versions.at(-1)?.policy ?? defaultPolicy()).zone);
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

/**
 * How a letter's new state was written, and whom that told; `nobody` where nobody above its reader
 * can be written to.
 */
export type Kept = 'refused' | 'kept' | 'told' | 'nobody';

/**
 * Writes where a letter stands now. When a letter to staff has come to nothing by that, whoever
 * leads its reader is told in the same write, once a day.
 */
export async function keepAndTell(
  store: UnitOfWork & Policies & StaffList,
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
