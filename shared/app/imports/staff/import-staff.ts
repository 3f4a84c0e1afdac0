import { isDeepStrictEqual } from 'node:util';
import type { RowFault } from '../../../domain/faults/faults.ts';
import { DIGEST_DUE_NOW, getsDigest } from '../../../domain/follow-up/digest.ts';
import type { Rulebook } from '../../../domain/follow-up/rulebook.ts';
import type { Language, Role } from '../../../domain/names.ts';
import { type FileMoment, isNewer, isOlder } from '../../../domain/records/file-moment.ts';
import { type Staff, withAbsence } from '../../../domain/staff/staff.ts';
import type { LocalDate } from '../../../domain/time/dates.ts';
import { persistently } from '../../archive-change.ts';
import { spreadUnassigned } from '../../assignment/spread-customers.ts';
import { inGroups } from '../../in-groups.ts';
import type { Store } from '../../ports/store.ts';
import { emptyReport, type ImportReport, type Row } from '../import-report.ts';
import { inOrder, takeable } from '../keyed-rows.ts';
import { troubleOf } from '../row-trouble.ts';
import { type Named, staffByName } from './staff-by-name.ts';

/** A row of a staff file; null says nothing, so it leaves what is stored. */
export interface StaffGiven {
  id: string;
  name: string;
  role: Role;
  email: string | null;
  language: Language | null;
  capacity: number | null;
  supervisor: string | null;
  department: string | null;
  substitute: string | null;
  /** The first and last day of an absence; both or neither. */
  absentFrom: LocalDate | null;
  absentUntil: LocalDate | null;
  /** The first day on which they are no longer here. */
  leavesOn: LocalDate | null;
}

interface GivenRow {
  line: number;
  value: StaffGiven;
}

const DEFAULT_CAPACITY = 100;
/**
 * A department's staff is read whole, so that a row may name a supervisor who stands further down.
 */
const MOST_STAFF = 20_000;

/** Takes in staff, then gives a specialist to every customer who has none. */
export async function importStaff(
  store: Store,
  rulebook: Rulebook,
  rows: AsyncIterable<Row<StaffGiven>>,
  today: LocalDate,
  fileMoment?: FileMoment,
): Promise<ImportReport & { customersAssigned: number }> {
  const report = emptyReport();
  const stored = await store.staff();
  const known = new Map(stored.map(({ staffId, role }) => [staffId, role]));
  const key = { path: 'id', id: ({ id }: StaffGiven) => id };
  for await (const group of inGroups(takeable(rows, key, report), MOST_STAFF))
    for (const row of withoutFaults(byId(group, stored, report), known, report))
      await takeInOrReport(store, row, report, fileMoment);
  return { ...inOrder(report), customersAssigned: await spreadUnassigned(store, rulebook, today) };
}

/**
 * Supervisors and substitutes by id, who may be named by the file itself; a row whose name is that
 * of several people is refused.
 */
function byId(
  given: readonly GivenRow[],
  stored: readonly Staff[],
  report: ImportReport,
): readonly GivenRow[] {
  const ids = new Set(given.map(({ value }) => value.id));
  const named = staffByName([
    ...stored.filter(({ staffId }) => !ids.has(staffId)),
    ...given.map(({ value: { id: staffId, name } }) => ({ staffId, name })),
  ]);
  return given.flatMap(({ line, value }) => {
    const supervisor = value.supervisor === null ? null : named('supervisor', value.supervisor);
    const substitute = value.substitute === null ? null : named('substitute', value.substitute);
    for (const meant of [supervisor, substitute])
      if (meant && 'fault' in meant) {
        report.faults.push({ line, fault: meant.fault });
        return [];
      }
    const idOf = (meant: Named | null) => (meant && 'staffId' in meant ? meant.staffId : null);
    return [{ line, value: { ...value, supervisor: idOf(supervisor), substitute: idOf(substitute) } }];
  });
}

/** A row that cannot be taken in is reported, and the others go on. */
async function takeInOrReport(
  store: Store,
  { line, value }: GivenRow,
  report: ImportReport,
  fileMoment: FileMoment | undefined,
): Promise<void> {
  try {
    const what = await takeIn(store, value, fileMoment);
    if (what === 'older') {
      report.leftOut++;
      report.older.push(line);
    } else report[what]++;
  } catch (error) {
    report.faults.push({ line, fault: troubleOf(error, 'id', value.id) });
  }
}

/**
 * Whoever a row names may stand further down in the file, but not in a row that is refused itself.
 */
function withoutFaults(
  given: readonly GivenRow[],
  known: ReadonlyMap<string, Role>,
  report: ImportReport,
): readonly GivenRow[] {
  let accepted = given;
  for (;;) {
    const roles = new Map([...known, ...accepted.map(({ value }) => [value.id, value.role] as const)]);
    const refused = accepted.flatMap(({ line, value }) => {
      const fault = supervisorFault(value, roles) ?? absenceFault(value, roles);
      return fault ? [{ line, fault }] : [];
    });
    if (refused.length === 0) return accepted;
    report.faults.push(...refused);
    accepted = accepted.filter(({ line }) => !refused.some((row) => row.line === line));
  }
}

/** @param roles of everybody who is known or will be. */
function supervisorFault(given: StaffGiven, roles: ReadonlyMap<string, Role>): RowFault | undefined {
  const { supervisor } = given;
  if (supervisor === null) return undefined;
  const role = roles.get(supervisor);
  if (role === undefined) return { code: 'unknown-staff', path: 'supervisor', staffId: supervisor };
  return given.role === 'specialist' && role !== 'supervisor'
    ? { code: 'wrong-role', path: 'supervisor', staffId: supervisor, role }
    : undefined;
}

function absenceFault(
  { id, substitute, absentFrom, absentUntil }: StaffGiven,
  roles: ReadonlyMap<string, Role>,
): RowFault | undefined {
  if (substitute === id) return { code: 'own-substitute', path: 'substitute', staffId: id };
  if (substitute !== null && !roles.has(substitute))
    return { code: 'unknown-staff', path: 'substitute', staffId: substitute };
  if ((absentFrom === null) !== (absentUntil === null))
    return { code: 'half-absence', path: absentFrom === null ? 'absentFrom' : 'absentUntil' };
  return absentFrom !== null && absentUntil !== null && absentUntil < absentFrom
    ? { code: 'absence-backwards', from: absentFrom, until: absentUntil }
    : undefined;
}

function takeIn(
  store: Store,
  given: StaffGiven,
  fileMoment: FileMoment | undefined,
): Promise<'older' | 'unchanged' | 'changed' | 'added'> {
  return persistently(given.id, async () => {
    const before = await store.staffMember(given.id);
    if (isOlder(fileMoment, before?.fileMoment)) return 'older';
    const { absentFrom: from, absentUntil: until } = given;
    const absences = before?.absences ?? [];
    const after: Staff = {
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
    const same = before !== undefined && isDeepStrictEqual(before, after);
    if (same && !isNewer(fileMoment, before.fileMoment)) return 'unchanged';
    const dueAt = getsDigest(after) ? (after.dueAt ?? DIGEST_DUE_NOW) : null;
    const staff: Staff = { ...after, dueAt, ...(fileMoment && { fileMoment }), version: after.version + 1 };
    const committed = await store.commit([{ write: 'staff', staff, expected: before?.version ?? null }]);
    if (!committed.done) return undefined;
    if (same) return 'unchanged';
    return before ? 'changed' : 'added';
  });
}
