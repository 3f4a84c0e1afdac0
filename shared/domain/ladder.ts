import type { LocalDate } from './dates.ts';
import type { LadderRole, Role } from './names.ts';
import { isAbsent, type Staff } from './staff.ts';

/** Who must answer: on which rung of the ladder, and whose absence was passed over on the way. */
export interface Holder {
  rung: number;
  /** Null when the department has nobody for it. */
  holder: string | null;
  passedOver: readonly string[];
}

const byId = (a: Staff, b: Staff): number => (a.staffId < b.staffId ? -1 : 1);

const withRole = (staff: readonly Staff[], role: Role): Staff[] =>
  staff.filter((member) => member.role === role).sort(byId);

export const supervisorsOf = (staff: readonly Staff[]): Staff[] => withRole(staff, 'supervisor');

/** The supervisor of a specialist: the one named, else the first of the department. */
export function supervisorOf(member: Staff | undefined, staff: readonly Staff[]): Staff | undefined {
  const all = supervisorsOf(staff);
  return all.find(({ staffId }) => staffId === member?.supervisor) ?? all[0];
}

/** Whoever stands in for `member` on that day, or `member`; undefined when nobody named is there. */
function presentFor(
  member: Staff,
  staff: readonly Staff[],
  on: LocalDate,
  passed: string[],
): Staff | undefined {
  for (let next: Staff | undefined = member; next && !passed.includes(next.staffId); ) {
    if (!isAbsent(next, on)) return next;
    passed.push(next.staffId);
    const { substitute }: Staff = next;
    next = staff.find(({ staffId }) => staffId === substitute);
  }
  return undefined;
}

/** The leader of that rung: the one whom the people below name, else the first of that role. */
function leaderOn(role: LadderRole, below: Staff | undefined, staff: readonly Staff[]): Staff | undefined {
  const all = withRole(staff, role);
  return all.find(({ staffId }) => staffId === below?.supervisor) ?? all[0];
}

/**
 * Who holds the turn on `rung` or, when nobody is there, above it. An absent leader is passed over to their substitute;
 * when no substitute is there either, to the next rung. With nobody there at all it waits for the leader all the same.
 *
 * @param specialist of the customer whose feedback it is; the chain of supervisors starts there.
 */
export function holderFrom(
  rung: number,
  ladder: readonly LadderRole[],
  specialist: Staff | undefined,
  staff: readonly Staff[],
  on: LocalDate,
): Holder {
  const passedOver: string[] = [];
  let leader: Staff | undefined = specialist;
  let absent: Holder | undefined;
  for (const [index, role] of ladder.entries()) {
    leader = leaderOn(role, leader, staff) ?? leader;
    if (index < rung || leader?.role !== role) continue;
    const present = presentFor(leader, staff, on, passedOver);
    if (present) return { rung: index, holder: present.staffId, passedOver };
    absent ??= { rung: index, holder: leader.staffId, passedOver: [] };
  }
  return absent ?? { rung: Math.min(rung, ladder.length - 1), holder: null, passedOver: [] };
}

/** Whoever heads another department, or stands in for its head; a head who is away without substitute keeps the turn. */
export function headOf(
  department: string,
  staff: readonly Staff[],
  on: LocalDate,
): Omit<Holder, 'rung'> | undefined {
  const head = heads(staff).find((member) => member.department === department);
  if (!head) return undefined;
  const passedOver: string[] = [];
  const present = presentFor(head, staff, on, passedOver);
  return present ? { holder: present.staffId, passedOver } : { holder: head.staffId, passedOver: [] };
}

/** Those who answer for a department, in the order in which they are asked. */
const HEADS: readonly Role[] = [
  'department-head',
  'marketing-director',
  'finance-supervisor',
  'general-manager',
];

const heads = (staff: readonly Staff[]): Staff[] => HEADS.flatMap((role) => withRole(staff, role));

export const departmentsOf = (staff: readonly Staff[]): string[] => [
  ...new Set(heads(staff).flatMap(({ department }) => department ?? [])),
];
