import { Temporal } from 'temporal-polyfill';
import { digestOwed, digestTimeOn, nextDigestDue } from '../../domain/follow-up/digest.ts';
import type { Rulebook } from '../../domain/follow-up/rulebook.ts';
import { newLetter } from '../../domain/letters/letter.ts';
import type { Staff } from '../../domain/staff/staff.ts';
import { instantText } from '../../domain/time/dates.ts';
import { persistently } from '../archive-change.ts';
import type { Change, UnitOfWork } from '../ports/changes.ts';
import type { DueIndex } from '../ports/clock.ts';
import type { Archives, Tasks } from '../ports/customers.ts';
import type { Feedbacks } from '../ports/feedback.ts';
import type { Letters } from '../ports/letters.ts';
import type { StaffList } from '../ports/staff-and-policy.ts';
import { morningOf, nothingToTell } from './worklist.ts';

/**
 * After this the digests leave with what is known, so that a shard that stands still does not
 * silence everybody.
 */
const LONGEST_WAIT = Temporal.Duration.from({ hours: 1 });

/**
 * Whether the digests must wait a little, because customers are still due in shards that other
 * sweeps look after: a digest tells of the tasks that are opened for them.
 */
export async function mustWaitForOthers(
  store: DueIndex,
  rulebook: Rulebook,
  now: Temporal.Instant,
  shards: readonly number[],
): Promise<boolean> {
  const latest = digestTimeOn(rulebook, rulebook.zone.dateAt(now)).add(LONGEST_WAIT);
  if (Temporal.Instant.compare(now, latest) > 0) return false;
  for (const shard of store.shards)
    if (!shards.includes(shard) && (await hasCustomersDue(store, shard, now))) return true;
  return false;
}

async function hasCustomersDue(store: DueIndex, shard: number, now: Temporal.Instant): Promise<boolean> {
  try {
    for await (const { kind } of store.dueRecords(shard, instantText(now)))
      if (kind === 'customer') return true;
  } catch {
    // It keeps no letter waiting; whoever sweeps it says so.
  }
  return false;
}

/**
 * Queues the digest that is due to a member of staff, if there is anything to tell, and sets the
 * next one. Returns the number of letters queued; another sweep that came first leaves nothing to
 * do.
 *
 * @throws Refusal when others write to their record over and over.
 */
export function digestFor(
  store: Archives & Feedbacks & UnitOfWork & Letters & StaffList & Tasks,
  rulebook: Rulebook,
  due: Staff,
  staff: readonly Staff[],
  now: Temporal.Instant,
): Promise<number> {
  let first: Staff | undefined = due;
  return persistently(`staff ${due.staffId}`, async () => {
    const member = first ?? (await store.staffMember(due.staffId));
    first = undefined;
    if (!member || member.dueAt === null || member.dueAt > instantText(now)) return 0;
    return tell(store, rulebook, member, staff, now);
  });
}

/** Undefined when another writer came between. */
async function tell(
  store: Archives & Feedbacks & UnitOfWork & Letters & StaffList & Tasks,
  rulebook: Rulebook,
  member: Staff,
  staff: readonly Staff[],
  now: Temporal.Instant,
): Promise<number | undefined> {
  const owed = digestOwed(member, rulebook, now);
  const morning = owed && (await morningOf(store, member, staff, owed.since, instantText(now), owed.on));
  const letters: Change[] =
    owed && morning && !nothingToTell(morning)
      ? [{ write: 'letter-queued', letter: newLetter(owed, instantText(now)), dueAt: instantText(now) }]
      : [];
  const served: Staff = {
    ...member,
    lastDigestAt: owed ? instantText(now) : member.lastDigestAt,
    dueAt: nextDigestDue(member, rulebook, now),
    version: member.version + 1,
  };
  const change = {
    write: 'staff',
    staff: served,
    expected: member.version,
    countedBy: rulebook.number,
  } as const;
  const committed = await store.commit([change, ...letters]);
  if (committed.done) return letters.length;
  // That very letter was owed before, under a record of theirs that was put back since: it is not
  // owed twice.
  const owedBefore =
    committed.refused.length > 0 && committed.refused.every(({ write }) => write === 'letter-queued');
  return owedBefore && (await store.commit([change])).done ? 0 : undefined;
}
