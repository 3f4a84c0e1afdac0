import type { Temporal } from 'temporal-polyfill';
import { AT_ONCE, getsDigest, nextDigestDue } from '../domain/digest.ts';
import type { Rulebook } from '../domain/rulebook.ts';
import type { Store } from './ports.ts';
import { archiveChange, persistently } from './saving.ts';

/** Counts every next look anew after the policy changed. Returns how many archives' moved. */
export async function countAnew(store: Store, rulebook: Rulebook, now: Temporal.Instant): Promise<number> {
  let moved = 0;
  for await (const { archive } of store.everyArchive())
    if (await lookAnew(store, rulebook, archive.customerId)) moved++;
  for (const { staffId } of await store.staff()) await digestAnew(store, rulebook, staffId, now);
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
    if (member.dueAt === AT_ONCE || member.dueAt === nextDigestDue(member, rulebook, now)) return false;
    const staff = { ...member, dueAt: AT_ONCE, version: member.version + 1 };
    const committed = await store.commit([{ write: 'staff', staff, expected: member.version }]);
    return committed.done || undefined;
  });

const lookAnew = (store: Store, rulebook: Rulebook, customerId: string): Promise<boolean> =>
  persistently(customerId, async () => {
    const stored = await store.archive(customerId);
    if (!stored) return false;
    const change = archiveChange(stored.archive, rulebook);
    if (change.dueAt === stored.dueAt) return false;
    const committed = await store.commit([change]);
    return committed.done || undefined;
  });
