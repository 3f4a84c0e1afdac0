import type { Temporal } from 'temporal-polyfill';
import { instantText, type LocalDate } from '../domain/dates.ts';
import type { RowFault } from '../domain/faults.ts';
import type { Rulebook } from '../domain/rulebook.ts';
import type { Staff } from '../domain/staff.ts';
import {
  type CustomerGiven,
  type Merged,
  merge,
  newArchive,
  reassigned,
  saysNothingNew,
} from './customer-archive.ts';
import {
  emptyReport,
  firstOfItsId,
  type ImportReport,
  inGroups,
  type Progress,
  type Row,
} from './import-report.ts';
import type { Change, Store, StoredArchive } from './ports.ts';
import { type Shares, sharesOf } from './roster.ts';
import { archiveChange, persistently } from './saving.ts';

export type { CustomerGiven };

export interface CustomerImport {
  /** E of customers that are new and whose row does not say. */
  enrolledOn: LocalDate;
  now: Temporal.Instant;
  progress?: Progress;
}

/** So many customers, their open tasks and the roster fit into one commit. */
const GROUP_ROWS = 24;

/**
 * Takes in customers: new archives, and corrections of known ones. A customer without a specialist is given one by
 * fewest customers in proportion to capacity, in the order of the file. Each group of rows is one commit together with
 * the roster.
 */
export async function importCustomers(
  store: Store,
  rulebook: Rulebook,
  rows: AsyncIterable<Row<CustomerGiven>>,
  options: CustomerImport,
): Promise<ImportReport> {
  const report = emptyReport();
  const staff = await store.staff();
  const firstLines = new Map<string, number>();
  for await (const group of inGroups(rows, GROUP_ROWS)) {
    const given = group.flatMap((row) => {
      const value = firstOfItsId(row, firstLines, report);
      const fault = value && specialistFault(value, staff);
      if (fault) report.faults.push({ line: row.line, fault });
      return value && !fault ? [value] : [];
    });
    await takeIn(store, rulebook, staff, given, options, report);
    report.rows += group.length;
    options.progress?.(report.rows);
  }
  return report;
}

function specialistFault({ specialist }: CustomerGiven, staff: readonly Staff[]): RowFault | undefined {
  if (specialist === null) return undefined;
  const role = staff.find(({ staffId }) => staffId === specialist)?.role;
  if (role === undefined) return { code: 'unknown-staff', path: 'specialist', staffId: specialist };
  return role === 'specialist'
    ? undefined
    : { code: 'wrong-role', path: 'specialist', staffId: specialist, role };
}

async function takeIn(
  store: Store,
  rulebook: Rulebook,
  staff: readonly Staff[],
  given: readonly CustomerGiven[],
  { enrolledOn, now }: CustomerImport,
  report: ImportReport,
): Promise<void> {
  const tally = await persistently(given[0]?.id ?? '', async () => {
    const [stored, roster] = await Promise.all([store.archives(given.map(({ id }) => id)), store.roster()]);
    const shares = sharesOf(staff, roster);
    const counts = { added: 0, changed: 0, unchanged: 0 };
    const changes = given.flatMap((row): Change[] => {
      const before = stored.get(row.id);
      if (!before) {
        counts.added++;
        return [added(newArchive(row, enrolledOn), rulebook, shares)];
      }
      const merged = merge(before, row, rulebook.zone.dateAt(now));
      if (saysNothingNew(before, merged)) {
        counts.unchanged++;
        return [];
      }
      counts.changed++;
      return corrected(before, merged, rulebook, shares, now);
    });
    const committed = await store.commit([...changes, ...shares.changes()]);
    return committed.done ? counts : undefined;
  });
  report.added += tally.added;
  report.changed += tally.changed;
  report.unchanged += tally.unchanged;
}

function added({ archive, profile }: Merged, rulebook: Rulebook, shares: Shares): Change {
  const specialist = archive.specialist ?? shares.next();
  shares.move(null, specialist);
  return archiveChange({ ...archive, specialist }, rulebook, profile);
}

function corrected(
  before: StoredArchive,
  { archive, profile, ended }: Merged,
  rulebook: Rulebook,
  shares: Shares,
  now: Temporal.Instant,
): Change[] {
  const { customerId } = archive;
  const recordedAt = instantText(now);
  shares.move(before.archive.specialist, archive.specialist);
  return [
    archiveChange(archive, rulebook, profile),
    ...ended.map(({ task, end }): Change => ({ write: 'task-end', customerId, task, end, recordedAt })),
    ...reassigned(before.archive, archive),
  ];
}
