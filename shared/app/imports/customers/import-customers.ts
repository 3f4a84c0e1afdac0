import type { Temporal } from 'temporal-polyfill';
import type { RowFault } from '../../../domain/faults/faults.ts';
import type { Rulebook } from '../../../domain/follow-up/rulebook.ts';
import type { FileMoment } from '../../../domain/records/file-moment.ts';
import type { Staff } from '../../../domain/staff/staff.ts';
import type { LocalDate } from '../../../domain/time/dates.ts';
import { inGroups } from '../../in-groups.ts';
import type { Store } from '../../ports/store.ts';
import { UnreadableRecord } from '../../store-errors.ts';
import { emptyReport, type ImportReport, type Progress, type Row } from '../import-report.ts';
import { inOrder, takeable } from '../keyed-rows.ts';
import { troubleOf } from '../row-trouble.ts';
import { staffByName } from '../staff/staff-by-name.ts';
import type { CustomerGiven, GivenRow, Intake } from './customer-archive.ts';
import { takeIn } from './take-in-customers.ts';

export type { CustomerGiven };

export interface CustomerImport {
  /** E of customers that are new and whose row does not say. */
  enrolledOn: LocalDate;
  now: Temporal.Instant;
  /** Customers who were erased on request may come back. */
  again?: boolean | undefined;
  /** Days of enrolment may lie decades back. */
  longAgo?: boolean | undefined;
  /** By which file this is told, where files may come in another order than they were made. */
  fileMoment?: FileMoment | undefined;
  progress?: Progress;
}

/** So many customers, their open tasks and the caseloads fit into one commit. */
const GROUP_ROWS = 24;

/**
 * Takes in customers: new archives, and corrections of known ones. A customer without a specialist
 * is given one by fewest customers in proportion to capacity, in the order of the file. Each group
 * of rows is one commit together with the caseloads.
 */
export async function importCustomers(
  store: Store,
  rulebook: Rulebook,
  rows: AsyncIterable<Row<CustomerGiven>>,
  options: CustomerImport,
): Promise<ImportReport> {
  const report = emptyReport();
  const staff = await store.staff();
  const named = staffByName(staff);
  const { enrolledOn, now, again, longAgo, fileMoment } = options;
  const intake = { store, rulebook, staff, enrolledOn, now, again, longAgo, fileMoment };
  const key = { path: 'id', id: ({ id }: CustomerGiven) => id };
  for await (const group of inGroups(takeable(rows, key, report), GROUP_ROWS)) {
    const given = group.flatMap((row) => {
      const { line } = row;
      const { value, fault } = withSpecialist(row.value, named, staff);
      if (fault) report.faults.push({ line, fault });
      return fault ? [] : [{ line, value }];
    });
    await takeInOrReport(intake, given, report);
    options.progress?.(report.rows);
  }
  options.progress?.(report.rows);
  return inOrder(report);
}

/** The row with its specialist by id, and what stands in the way of that. */
function withSpecialist(
  given: CustomerGiven,
  named: ReturnType<typeof staffByName>,
  staff: readonly Staff[],
): { value: CustomerGiven; fault?: RowFault | undefined } {
  if (given.specialist === null) return { value: given };
  const meant = named('specialist', given.specialist);
  if ('fault' in meant) return { value: given, fault: meant.fault };
  const value = { ...given, specialist: meant.staffId };
  return { value, fault: specialistFault(value, staff) };
}

function specialistFault({ specialist }: CustomerGiven, staff: readonly Staff[]): RowFault | undefined {
  if (specialist === null) return undefined;
  const role = staff.find(({ staffId }) => staffId === specialist)?.role;
  if (role === undefined) return { code: 'unknown-staff', path: 'specialist', staffId: specialist };
  return role === 'specialist'
    ? undefined
    : { code: 'wrong-role', path: 'specialist', staffId: specialist, role };
}

/**
 * Rows that cannot be taken in together are taken in one by one, so that none of them holds up the
 * others.
 */
async function takeInOrReport(
  intake: Intake,
  given: readonly GivenRow[],
  report: ImportReport,
): Promise<void> {
  const [first] = given;
  if (!first) return;
  try {
    await takeIn(intake, given, report);
  } catch (error) {
    // The archives tell of themselves; this is the record of caseloads, without which nobody can be
    // given to anybody.
    if (error instanceof UnreadableRecord) throw error;
    const fault = troubleOf(error, 'id', first.value.id);
    if (given.length === 1) report.faults.push({ line: first.line, fault });
    else for (const row of given) await takeInOrReport(intake, [row], report);
  }
}
