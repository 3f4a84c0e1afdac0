import { isDeepStrictEqual } from 'node:util';
import type { Temporal } from 'temporal-polyfill';
import type { LocalDate } from '../domain/dates.ts';
import { AT_ONCE, getsDigest, nextDigestDue } from '../domain/digest.ts';
import { Refusal } from '../domain/faults.ts';
import type { Policy, PolicyVersion } from '../domain/policy.ts';
import { type Rulebook, rulebookOf } from '../domain/rulebook.ts';
import { zoneOf } from '../domain/zone.ts';
import type { Ledger, Policies, Store } from './ports.ts';
import { archiveChange, persistently } from './saving.ts';

export interface PolicySet {
  version: PolicyVersion;
  /** False when the newest version said the same already. */
  new: boolean;
  /** Archives whose next look moved. */
  archivesMoved: number;
}

/**
 * Sets a policy. The first governs from the beginning; a later one from `effectiveOn` on, and what is open keeps the
 * version it was opened with. Then every archive's next look is counted anew; a run that was killed is simply repeated.
 *
 * @param effectiveOn undefined: the first from the beginning, a later one from the local date at `now`.
 * @throws Refusal when the zone would change under orders that were dated in another, or the date lies before the last.
 */
export async function setPolicy(
  store: Store,
  policy: Policy,
  effectiveOn: LocalDate | undefined,
  now: Temporal.Instant,
): Promise<PolicySet> {
  const [versions, lastNumber, datedIn] = await Promise.all([
    store.policyVersions(),
    store.lastPolicyNumber(),
    store.datedIn(),
  ]);
  if (datedIn !== undefined && datedIn !== policy.zone)
    throw new Refusal({ code: 'zone-fixed', stored: datedIn, given: policy.zone });
  const last = versions.at(-1);
  const unchanged =
    last && isDeepStrictEqual(last.policy, policy) && (effectiveOn ?? last.effectiveOn) === last.effectiveOn;
  const version = unchanged
    ? last
    : {
        ...nextVersion(last, policy, effectiveOn, zoneOf(policy.zone).dateAt(now)),
        version: lastNumber + 1,
      };
  if (!unchanged) {
    const committed = await store.commit([{ write: 'policy', policy: version }]);
    if (!committed.done) throw new Refusal({ code: 'busy', what: `policy ${version.version}` });
  }
  const rulebook = rulebookOf(unchanged ? versions : [...versions, version]);
  return { version, new: !unchanged, archivesMoved: await countAnew(store, rulebook, now) };
}

/** What governs a department that has not set anything yet: an empty table gets its first policy, any other stays as it is. */
export async function beginWith(store: Ledger & Policies, policy: Policy): Promise<void> {
  if ((await store.lastPolicyNumber()) > 0) return;
  // When it is refused, somebody else has just set one.
  await store.commit([{ write: 'policy', policy: { version: 1, effectiveOn: null, policy } }]);
}

function nextVersion(
  last: PolicyVersion | undefined,
  policy: Policy,
  effectiveOn: LocalDate | undefined,
  today: LocalDate,
): Omit<PolicyVersion, 'version'> {
  if (!last) return { effectiveOn: effectiveOn ?? null, policy };
  const from = effectiveOn ?? today;
  if (last.effectiveOn !== null && from < last.effectiveOn)
    throw new Refusal({ code: 'effective-before-last', given: from, last: last.effectiveOn });
  return { effectiveOn: from, policy };
}

async function countAnew(store: Store, rulebook: Rulebook, now: Temporal.Instant): Promise<number> {
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
