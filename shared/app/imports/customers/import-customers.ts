import type { RowFault } from '../../../domain/faults/faults.ts';
import type { Rulebook } from '../../../domain/follow-up/rulebook.ts';
import type { Staff } from '../../../domain/staff/staff.ts';
import type { Store } from '../../ports/store.ts';
import { UnreadableRecord } from '../../store-errors.ts';
import type { ImportReport, Progress, Row } from '../import-report.ts';
import { importRows, inSlices } from '../import-rows.ts';
import { staffByName } from '../staff/staff-by-name.ts';
import { type ByThemselves, takeInOrReport } from '../write-rows.ts';
import type { CustomerGiven, CustomerImport, CustomerRow, Intake } from './customer-archive.ts';
import { takeIn } from './take-in-customers.ts';

export type { CustomerGiven, CustomerImport };

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
  { progress, ...options }: CustomerImport & { progress?: Progress },
): Promise<ImportReport> {
  const staff = await store.staff();
  const named = staffByName(staff);
  const intake: Intake = { store, rulebook, staff, ...options };
  const together: ByThemselves<CustomerRow> = {
    named: ({ value }) => ({ path: 'id', id: value.id }),
    linesOf: ({ line }) => [line],
    attempt: (group, book) => takeIn({ ...intake, rulebook: book }, group),
    // The archives tell of themselves; this is the record of caseloads, without which nobody can be
    // given to anybody.
    isFatal: (error) => error instanceof UnreadableRecord,
  };
  return importRows(
    rows,
    {
      key: { path: 'id', id: ({ id }) => id },
      wanted: (given, tally) =>
        given.flatMap((row) => {
          const { value, fault } = withSpecialist(row.value, named, staff);
          if (fault) tally.count(row.line, { fault });
          return fault ? [] : [{ line: row.line, value }];
        }),
      groups: (wanted) => inSlices(wanted, GROUP_ROWS),
      takeIn: (group, tally) => takeInOrReport(intake, group, together, tally),
    },
    progress,
  );
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
