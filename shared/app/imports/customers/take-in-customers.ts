import type { Temporal } from 'temporal-polyfill';
import type { RowFault } from '../../../domain/faults/faults.ts';
import type { Rulebook } from '../../../domain/follow-up/rulebook.ts';
import type { Erasure } from '../../../domain/records/erasure.ts';
import { type FileMoment, isNewer, isOlder } from '../../../domain/records/file-moment.ts';
import { hasLeft, type Staff } from '../../../domain/staff/staff.ts';
import { instantText, type LocalDate } from '../../../domain/time/dates.ts';
import { archiveChange, persistently } from '../../archive-change.ts';
import { type Shares, sharesOf } from '../../assignment/caseload.ts';
import { reassigned } from '../../assignment/reassigned.ts';
import type { Change } from '../../ports/changes.ts';
import type { StoredArchive } from '../../ports/customers.ts';
import { byCurrentRulebook } from '../../rulebook.ts';
import { emptyReport, type ImportReport } from '../import-report.ts';
import {
  type CustomerGiven,
  type GivenRow,
  type Intake,
  type Merged,
  merge,
  newArchive,
  saysNothingNew,
} from './customer-archive.ts';
import { unlikelyDay } from './customer-days.ts';
import { movedBy } from './move-acceptance.ts';

type ArchiveChange = Change & { write: 'archive' };
/** Takes in rows in one commit together with the caseloads. */
export const takeIn = (intake: Intake, given: readonly GivenRow[], report: ImportReport): Promise<void> =>
  byCurrentRulebook(intake.store, intake.rulebook, (rulebook) =>
    takeInBy({ ...intake, rulebook }, given, report),
  );

async function takeInBy(intake: Intake, given: readonly GivenRow[], report: ImportReport): Promise<void> {
  const { store, rulebook, staff, enrolledOn, now, again, longAgo, fileMoment } = intake;
  const today = rulebook.zone.dateAt(now);
  const customerIds = given.map(({ value }) => value.id);
  const tally = await persistently(customerIds[0] ?? '', async () => {
    const unreadable = new Set<string>();
    const [stored, caseloads] = await Promise.all([
      store.archives(customerIds, (customerId) => unreadable.add(customerId)),
      store.caseloads(),
    ]);
    // Read after the archives: an erasure takes the archive away and leaves its note in one
    // transaction.
    const unknown = customerIds.filter((id) => !stored.has(id) && !unreadable.has(id));
    const erased = again ? new Map<string, Erasure>() : await store.lastErasures(unknown);
    const moved = await movedBy(intake, given, stored);
    const shares = sharesOf(staff, caseloads, today);
    const counts = {
      added: 0,
      changed: 0,
      unchanged: 0,
      faults: emptyReport().faults,
      older: emptyReport().older,
    };
    const changes = given.flatMap(({ line, value: row }): Change[] => {
      if (unreadable.has(row.id)) {
        counts.faults.push({ line, fault: { code: 'unreadable-record', path: 'id', id: row.id } });
        return [];
      }
      const moving = moved.get(row.id);
      const before = moving?.before ?? stored.get(row.id);
      const erasure = erased.get(row.id);
      if (erasure) {
        const { by, at } = erasure;
        counts.faults.push({
          line,
          fault: { code: 'erased-customer', path: 'id', customerId: row.id, by, at },
        });
        return [];
      }
      if (isOlder(fileMoment, before?.fileMoment)) {
        counts.older.push(line);
        return [];
      }
      const fault =
        unlikelyDay(row, { today, longAgo }, before !== undefined) ??
        givenToNobody(row, before, staff, today);
      if (fault) {
        counts.faults.push({ line, fault });
        return [];
      }
      if (!before) {
        counts.added++;
        return [
          { ...added(newArchive(row, enrolledOn), rulebook, shares), ...(fileMoment && { fileMoment }) },
        ];
      }
      const merged = moving?.merged ?? merge(before, row, today);
      if (saysNothingNew(before, merged)) {
        counts.unchanged++;
        // What is confirmed must not be undone by what was said in between.
        return fileMoment && isNewer(fileMoment, before.fileMoment)
          ? [{ ...archiveChange(before.archive, rulebook), fileMoment }]
          : [];
      }
      counts.changed++;
      return corrected(before, merged, rulebook, shares, now, fileMoment);
    });
    const committed = await store.commit([...changes, ...shares.changes()]);
    return committed.done ? counts : undefined;
  });
  report.added += tally.added;
  report.changed += tally.changed;
  report.unchanged += tally.unchanged;
  report.faults.push(...tally.faults);
  report.leftOut += tally.older.length;
  report.older.push(...tally.older);
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
