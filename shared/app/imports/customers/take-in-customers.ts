import type { Temporal } from 'temporal-polyfill';
import type { RowFault } from '../../../domain/faults/faults.ts';
import type { Rulebook } from '../../../domain/follow-up/rulebook.ts';
import type { Erasure } from '../../../domain/records/erasure.ts';
import { type FileMoment, isNewer, isOlder } from '../../../domain/records/file-moment.ts';
import { hasLeft, type Staff } from '../../../domain/staff/staff.ts';
import { instantText, type LocalDate } from '../../../domain/time/dates.ts';
import { archiveChange } from '../../archive-change.ts';
import { type Shares, sharesOf } from '../../assignment/caseload.ts';
import { reassigned } from '../../assignment/reassigned.ts';
import type { Change } from '../../ports/changes.ts';
import type { StoredArchive } from '../../ports/customers.ts';
import type { RowDone } from '../tally.ts';
import { type Decided, decidedAs, written } from '../write-rows.ts';
import {
  type CustomerGiven,
  type CustomerRow,
  type Intake,
  type Merged,
  merge,
  newArchive,
  saysNothingNew,
} from './customer-archive.ts';
import { unlikelyDay } from './customer-days.ts';
import { type Moved, movedBy } from './move-acceptance.ts';

type ArchiveChange = Change & { write: 'archive' };

/** What is stored of the customers of some rows. */
interface Known {
  stored: ReadonlyMap<string, StoredArchive>;
  unreadable: ReadonlySet<string>;
  erased: ReadonlyMap<string, Erasure>;
  /** Those whose D0 moves by their row. */
  moved: ReadonlyMap<string, Moved>;
}

async function knownOf(
  { store, again }: Intake,
  customerIds: readonly string[],
): Promise<Omit<Known, 'moved'>> {
  const unreadable = new Set<string>();
  const stored = await store.archives(customerIds, (customerId) => unreadable.add(customerId));
  // Read after the archives: an erasure takes the archive away and leaves its note in one
  // transaction.
  const unknown = customerIds.filter((id) => !stored.has(id) && !unreadable.has(id));
  const erased = again ? new Map<string, Erasure>() : await store.lastErasures(unknown);
  return { stored, unreadable, erased };
}

/**
 * Takes in rows in one commit together with the caseloads.
 *
 * @returns undefined when another writer was there first.
 */
export async function takeIn(
  intake: Intake,
  given: readonly CustomerRow[],
): Promise<readonly RowDone[] | undefined> {
  const { store, rulebook, staff, now } = intake;
  const [known, caseloads] = await Promise.all([
    knownOf(
      intake,
      given.map(({ value }) => value.id),
    ),
    store.caseloads(),
  ]);
  const moved = await movedBy(intake, given, known.stored);
  const shares = sharesOf(staff, caseloads, rulebook.zone.dateAt(now));
  const decided = given.map((row) => decideOne(intake, row, { ...known, moved }, shares));
  return written(store, decided, shares.changes());
}

function decideOne(intake: Intake, { line, value: row }: CustomerRow, known: Known, shares: Shares): Decided {
  const { rulebook, staff, enrolledOn, now, longAgo, fileMoment } = intake;
  const today = rulebook.zone.dateAt(now);
  const moving = known.moved.get(row.id);
  const before = moving?.before ?? known.stored.get(row.id);
  const lost = lostFault(row, known);
  if (lost) return decidedAs(line, { fault: lost });
  if (isOlder(fileMoment, before?.fileMoment)) return decidedAs(line, 'older');
  const fault =
    unlikelyDay(row, { today, longAgo }, before !== undefined) ?? givenToNobody(row, before, staff, today);
  if (fault) return decidedAs(line, { fault });
  const by = fileMoment && { fileMoment };
  if (!before)
    return decidedAs(line, 'added', [{ ...added(newArchive(row, enrolledOn), rulebook, shares), ...by }]);
  const merged = moving?.merged ?? merge(before, row, today);
  if (!saysNothingNew(before, merged))
    return decidedAs(line, 'changed', corrected(before, merged, rulebook, shares, now, fileMoment));
  // What is confirmed must not be undone by what was said in between.
  return decidedAs(
    line,
    'unchanged',
    isNewer(fileMoment, before.fileMoment) ? [{ ...archiveChange(before.archive, rulebook), ...by }] : [],
  );
}

/** Why there is no archive to write to, nor a place for a new one. */
function lostFault({ id }: CustomerGiven, { unreadable, erased }: Known): RowFault | undefined {
  if (unreadable.has(id)) return { code: 'unreadable-record', path: 'id', id };
  const erasure = erased.get(id);
  return erasure && { code: 'erased-customer', path: 'id', customerId: id, by: erasure.by, at: erasure.at };
}

function added({ archive, profile }: Merged, rulebook: Rulebook, shares: Shares): ArchiveChange {
  const specialist = archive.specialist ?? shares.next();
  shares.move(null, specialist);
  return archiveChange({ ...archive, specialist }, rulebook, profile);
}

function corrected(
  before: StoredArchive,
  { archive, profile, ended, done }: Merged,
  rulebook: Rulebook,
  shares: Shares,
  now: Temporal.Instant,
  fileMoment: FileMoment | undefined,
): Change[] {
  const { customerId } = archive;
  const recordedAt = instantText(now);
  shares.move(before.archive.specialist, archive.specialist);
  return [
    { ...archiveChange(archive, rulebook, profile), ...(fileMoment && { fileMoment }) },
    ...ended.map(({ task, end }): Change => ({ write: 'task-end', customerId, task, end, recordedAt })),
    ...done.map((task): Change => ({ write: 'task', task })),
    ...reassigned(before.archive, archive, rulebook.zone.dateAt(now)),
  ];
}

/**
 * Whoever has left gets no more customers; those whom they still have may stay in the file as they
 * are.
 */
function givenToNobody(
  { specialist }: CustomerGiven,
  before: StoredArchive | undefined,
  staff: readonly Staff[],
  today: LocalDate,
): RowFault | undefined {
  const member = staff.find(({ staffId }) => staffId === specialist);
  if (!member?.leavesOn || !hasLeft(member, today) || before?.archive.specialist === specialist)
    return undefined;
  return { code: 'specialist-left', path: 'specialist', staffId: member.staffId, on: member.leavesOn };
}
