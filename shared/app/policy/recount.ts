import type { Temporal } from 'temporal-polyfill';
import { DIGEST_DUE_NOW, getsDigest, nextDigestDue } from '../../domain/follow-up/digest.ts';
import type { Rulebook } from '../../domain/follow-up/rulebook.ts';
import { archiveChange, persistently } from '../archive-change.ts';
import { eachOf } from '../each-of.ts';
import type { StoredArchive } from '../ports/customers.ts';
import type { Store } from '../ports/store.ts';
import { byCurrentRulebook } from '../rulebook.ts';

const AT_ONCE_ARCHIVES = 24;

/**
 * Counts every next look anew after the policy changed. Each archive is written, also where nothing
 * moves: from then on, whoever read the rules before cannot write by them any more. Returns how
 * many archives' looks moved.
 */
export async function countAnew(
  store: Store,
  rulebook: Rulebook,
  now: Temporal.Instant,
  done: (archives: number) => void = () => {},
): Promise<number> {
  let moved = 0;
  await eachOf(store.everyArchive(), AT_ONCE_ARCHIVES, async (stored) => {
    if (await byCurrentRulebook(store, rulebook, (book) => lookAnew(store, book, stored))) moved++;
    done(1);
  });
  for (const { staffId } of await store.staff())
    await byCurrentRulebook(store, rulebook, (book) => digestAnew(store, book, staffId, now));
  return moved;
}

/** A digest whose time moved is looked at by the next sweep, which counts when it is due. */
const digestAnew = (
  store: Store,
  rulebook: Rulebook,
  staffId: string,
  now: Temporal.Instant,
): Promise<boolean> =>
  persistently(staffId, async () => {
    const member = await store.staffMember(staffId);
    if (!member || !getsDigest(member)) return false;
    if (member.dueAt === DIGEST_DUE_NOW || member.dueAt === nextDigestDue(member, rulebook, now))
      return false;
    const staff = { ...member, dueAt: DIGEST_DUE_NOW, version: member.version + 1 };
    const committed = await store.commit([{ write: 'staff', staff, expected: member.version }]);
    return committed.done || undefined;
  });

/** Works with the archive as it was scanned, and reads it only when somebody came between. */
function lookAnew(store: Store, rulebook: Rulebook, scanned: StoredArchive): Promise<boolean> {
  const { customerId } = scanned.archive;
  let known: StoredArchive | undefined = scanned;
  return persistently(customerId, async () => {
    const stored = known ?? (await store.archive(customerId));
    known = undefined;
    if (!stored) return false;
    const change = archiveChange(stored.archive, rulebook);
    const moves = change.dueAt !== stored.dueAt;
    if (!moves && (stored.countedBy ?? 0) >= rulebook.number) return false;
    const committed = await store.commit([change]);
    return committed.done ? moves : undefined;
  });
}
