import { isDeepStrictEqual } from 'node:util';
import { DIGEST_DUE_NOW, getsDigest } from '../../../domain/follow-up/digest.ts';
import type { Rulebook } from '../../../domain/follow-up/rulebook.ts';
import { type FileMoment, isNewer, isOlder } from '../../../domain/records/file-moment.ts';
import { type Staff, withAbsence } from '../../../domain/staff/staff.ts';
import type { LocalDate } from '../../../domain/time/dates.ts';
import { spreadUnassigned } from '../../assignment/spread-customers.ts';
import type { Store } from '../../ports/store.ts';
import type { ImportReport, Row } from '../import-report.ts';
import { importRows, inSlices } from '../import-rows.ts';
import { type ByThemselves, type Decided, decidedAs, takeInOrReport, written } from '../write-rows.ts';
import { byId, type StaffGiven, type StaffRow, withoutFaults } from './staff-rows.ts';

export type { StaffGiven };

const DEFAULT_CAPACITY = 100;

/** Takes in staff, then gives a specialist to every customer who has none. */
export async function importStaff(
  store: Store,
  rulebook: Rulebook,
  rows: AsyncIterable<Row<StaffGiven>>,
  today: LocalDate,
  fileMoment?: FileMoment,
): Promise<ImportReport & { customersAssigned: number }> {
  const stored = await store.staff();
  const known = new Map(stored.map(({ staffId, role }) => [staffId, role]));
  const alone: ByThemselves<StaffRow> = {
    named: ({ value }) => ({ path: 'id', id: value.id }),
    linesOf: ({ line }) => [line],
    attempt: async (given) => {
      const decided = given.map(async (row) =>
        decideOne(await store.staffMember(row.value.id), row, fileMoment),
      );
      return written(store, await Promise.all(decided));
    },
  };
  const report = await importRows(rows, {
    key: { path: 'id', id: ({ id }) => id },
    wanted: (given, tally) => withoutFaults(byId(given, stored, tally), known, tally),
    groups: (wanted) => inSlices(wanted, 1),
    takeIn: (group, tally) => takeInOrReport({ store, rulebook }, group, alone, tally),
  });
  return { ...report, customersAssigned: await spreadUnassigned(store, rulebook, today) };
}

/** What a row says of somebody, over what is stored of them. */
function merged(before: Staff | undefined, given: StaffGiven): Staff {
  const { absentFrom: from, absentUntil: until } = given;
  const absences = before?.absences ?? [];
  return {
    staffId: given.id,
    name: given.name,
    role: given.role,
    email: given.email ?? before?.email ?? null,
    language: given.language ?? before?.language ?? null,
    capacity: given.capacity ?? before?.capacity ?? DEFAULT_CAPACITY,
    supervisor: given.supervisor ?? before?.supervisor ?? null,
    department: given.department ?? before?.department ?? null,
    substitute: given.substitute ?? before?.substitute ?? null,
    absences: from && until ? withAbsence(absences, { from, until }) : absences,
    leavesOn: given.leavesOn ?? before?.leavesOn ?? null,
    lastDigestAt: before?.lastDigestAt ?? null,
    dueAt: before?.dueAt ?? null,
    ...(before?.fileMoment && { fileMoment: before.fileMoment }),
    version: before?.version ?? 0,
  };
}

function decideOne(
  before: Staff | undefined,
  { line, value }: StaffRow,
  fileMoment: FileMoment | undefined,
): Decided {
  if (isOlder(fileMoment, before?.fileMoment)) return decidedAs(line, 'older');
  const after = merged(before, value);
  const same = before !== undefined && isDeepStrictEqual(before, after);
  if (same && !isNewer(fileMoment, before.fileMoment)) return decidedAs(line, 'unchanged');
  const staff: Staff = {
    ...after,
    dueAt: getsDigest(after) ? (after.dueAt ?? DIGEST_DUE_NOW) : null,
    ...(fileMoment && { fileMoment }),
    version: after.version + 1,
  };
  return decidedAs(line, same ? 'unchanged' : before ? 'changed' : 'added', [
    { write: 'staff', staff, expected: before?.version ?? null },
  ]);
}
