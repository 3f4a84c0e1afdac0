import { isDeepStrictEqual } from 'node:util';
import type { Temporal } from 'temporal-polyfill';
import { Refusal } from '../../domain/faults/faults.ts';
import { type Rulebook, rulebookOf } from '../../domain/follow-up/rulebook.ts';
import type { Policy, PolicyVersion } from '../../domain/policy/policy.ts';
import { latestEffective, pendingOn, standing } from '../../domain/policy/policy-versions.ts';
import type { LocalDate } from '../../domain/time/dates.ts';
import { zoneOf } from '../../domain/time/zone.ts';
import type { UnitOfWork } from '../ports/changes.ts';
import type { Policies } from '../ports/staff-and-policy.ts';
import type { Store } from '../ports/store.ts';
import { countAnew } from './recount.ts';

export interface PolicySet {
  version: PolicyVersion;
  /** The local day on which it begins to govern. */
  on: LocalDate;
  /** False when the version that governs on that day says the same already. */
  new: boolean;
  /** Pending versions that it takes the place of. */
  replaced: readonly PolicyVersion[];
  /** Versions that begin to govern after today, beside this one. */
  pending: readonly PolicyVersion[];
  /** Archives whose next look moved. */
  archivesMoved: number;
}

/**
 * Sets a policy. The first governs from the beginning; a later one from `effectiveOn` on in place
 * of whatever would begin then or later, and what is open keeps the version it was opened with.
 * Then every archive's next look is counted anew; a run that was killed is simply repeated.
 *
 * @param effectiveOn undefined: the first from the beginning, a later one from the local date at
 * `now`.
 * @throws Refusal when the zone would change under orders that were dated in another, when the date
 * lies before that of the version that governs or too far ahead, or when somebody else sets another
 * policy in this moment.
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
  const today = zoneOf(policy.zone).dateAt(now);
  const on = effectiveOn ?? today;
  mayBegin(on, versions, today);
  const governing = versions.length > 0 ? rulebookOf(versions).versionOn(on) : undefined;
  const before = pendingOn(versions, today);
  if (governing && isDeepStrictEqual(governing.policy, policy)) {
    const archivesMoved = await countAnew(store, rulebookOf(versions), now);
    const pending = before.filter(({ version }) => version !== governing.version);
    return { version: governing, on, new: false, replaced: [], pending, archivesMoved };
  }
  const version: PolicyVersion = {
    version: lastNumber + 1,
    effectiveOn: governing ? on : (effectiveOn ?? null),
    policy,
  };
  const rulebook = await added(store, versions, version);
  return {
    version,
    on,
    new: true,
    replaced: before.filter(({ effectiveOn: begins }) => begins !== null && begins >= on),
    pending: before.filter(({ effectiveOn: begins }) => begins !== null && begins < on),
    archivesMoved: await countAnew(store, rulebook, now),
  };
}

/**
 * Withdraws a version that does not govern yet; it stays on record, with a note that says so, and
 * no number is used again.
 *
 * @param number undefined: the one that is pending.
 * @throws Refusal when that is not pending, when it is not clear which is meant, or when somebody
 * else sets a policy in this moment.
 */
export async function withdrawPolicy(
  store: Store,
  number: number | undefined,
  now: Temporal.Instant,
): Promise<{
  withdrawn: PolicyVersion;
  note: PolicyVersion;
  pending: PolicyVersion[];
  archivesMoved: number;
}> {
  const [versions, lastNumber] = await Promise.all([store.policyVersions(), store.lastPolicyNumber()]);
  const before = versions.length > 0 ? rulebookOf(versions) : undefined;
  const pending = before ? pendingOn(versions, before.zone.dateAt(now)) : [];
  const withdrawn =
    number === undefined && pending.length === 1
      ? pending[0]
      : pending.find(({ version }) => version === number);
  if (!withdrawn)
    throw new Refusal({
      code: 'not-pending',
      version: number ?? null,
      pending: pending.map(({ version }) => version),
    });
  const left = rulebookOf(versions.filter((version) => version !== withdrawn));
  const { effectiveOn, version: withdraws } = withdrawn;
  const { policy } = effectiveOn === null ? withdrawn : left.versionOn(effectiveOn);
  const note: PolicyVersion = { version: lastNumber + 1, effectiveOn, policy, withdraws };
  const rulebook = await added(store, versions, note);
  return {
    withdrawn,
    note,
    pending: pendingOn([...versions, note], rulebook.zone.dateAt(now)),
    archivesMoved: await countAnew(store, rulebook, now),
  };
}

async function added(
  store: Store,
  versions: readonly PolicyVersion[],
  version: PolicyVersion,
): Promise<Rulebook> {
  const committed = await store.commit([{ write: 'policy', policy: version }]);
  if (!committed.done) throw new Refusal({ code: 'busy', what: `policy ${version.version}` });
  return rulebookOf([...versions, version]);
}

/**
 * What governs a department that has not set anything yet: an empty table gets its first policy,
 * any other stays as it is.
 */
export async function beginWith(store: UnitOfWork & Policies, policy: Policy): Promise<void> {
  if ((await store.lastPolicyNumber()) > 0) return;
  // When it is refused, somebody else has just set one.
  await store.commit([{ write: 'policy', policy: { version: 1, effectiveOn: null, policy } }]);
}

function mayBegin(on: LocalDate, versions: readonly PolicyVersion[], today: LocalDate): void {
  const latest = latestEffective(today);
  if (on > latest) throw new Refusal({ code: 'effective-too-far', given: on, latest });
  const pending = pendingOn(versions, today);
  const last = standing(versions).findLast((version) => !pending.includes(version))?.effectiveOn ?? null;
  if (last !== null && on < last) throw new Refusal({ code: 'effective-before-last', given: on, last });
}
