import type { RowFault } from '../../../domain/faults/faults.ts';
import type { Language, Role } from '../../../domain/names.ts';
import type { Staff } from '../../../domain/staff/staff.ts';
import type { LocalDate } from '../../../domain/time/dates.ts';
import type { Tally } from '../tally.ts';
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

export interface StaffRow {
  line: number;
  value: StaffGiven;
}

/**
 * Supervisors and substitutes by id, who may be named by the file itself; a row whose name is that
 * of several people is refused.
 */
export function byId(
  given: readonly StaffRow[],
  stored: readonly Staff[],
  tally: Tally,
): readonly StaffRow[] {
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
        tally.count(line, meant);
        return [];
      }
    const idOf = (meant: Named | null) => (meant && 'staffId' in meant ? meant.staffId : null);
    return [{ line, value: { ...value, supervisor: idOf(supervisor), substitute: idOf(substitute) } }];
  });
}

/**
 * Whoever a row names may stand further down in the file, but not in a row that is refused itself.
 */
export function withoutFaults(
  given: readonly StaffRow[],
  known: ReadonlyMap<string, Role>,
  tally: Tally,
): readonly StaffRow[] {
  let accepted = given;
  for (;;) {
    const roles = new Map([...known, ...accepted.map(({ value }) => [value.id, value.role] as const)]);
    const faults = new Map<number, RowFault>();
    for (const { line, value } of accepted) {
      const fault = supervisorFault(value, roles) ?? absenceFault(value, roles);
      if (fault) faults.set(line, fault);
    }
    if (faults.size === 0) return accepted;
    for (const [line, fault] of faults) tally.count(line, { fault });
    accepted = accepted.filter(({ line }) => !faults.has(line));
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
