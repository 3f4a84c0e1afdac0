import { by } from '../in-order.ts';
import type { LadderRole, Role } from '../names.ts';
import type { LocalDate } from '../time/dates.ts';
import { isAway, type Staff, workingHere } from './staff.ts';

/** Who must answer: on which rung of the ladder, and whose absence was passed over on the way. */
export interface Holder {
  rung: number;
  /** Null when the department has nobody for it. */
  holder: string | null;
  passedOver: readonly string[];
}

const byId = by<Staff>(({ staffId }) => staffId);

const withRole = (staff: readonly Staff[], role: Role): Staff[] =>
  staff.filter((member) => member.role === role).sort(byId);

export const supervisorsOf = (staff: readonly Staff[]): Staff[] => withRole(staff, 'supervisor');

/** The supervisor of a specialist: the one named, else the first of the department. */
export function supervisorOf(member: Staff | undefined, staff: readonly Staff[]): Staff | undefined {
  const all = supervisorsOf(staff);
  return all.find(({ staffId }) => staffId === member?.supervisor) ?? all[0];
}

/** How a turn is handed on. */
interface HandingOn {
  staff: readonly Staff[];
  /** Absences of this day count. */
  on: LocalDate;
  /**
   * Who has just let a deadline pass: the turn does not come back to them while somebody else is
   * there.
   */
  except: string | null;
}

/**
 * Whoever stands in for `member`, or `member`; undefined when nobody named is there. `passed` takes
 * the absent.
 */
function presentFor(member: Staff, { staff, on, except }: HandingOn, passed: string[]): Staff | undefined {
  const tried = new Set<string>();
  let next: Staff | undefined = member;
  while (next && !tried.has(next.staffId)) {
    const { staffId, substitute }: Staff = next;
    tried.add(staffId);
    if (!isAway(next, on)) return staffId === except ? undefined : next;
    if (!passed.includes(staffId)) passed.push(staffId);
    next = staff.find((candidate) => candidate.staffId === substitute);
  }
  return undefined;
}

/**
 * Who reads what customers of `specialist` write on that day: the specialist, in their absence and
 * after they have left their substitute, else their supervisor; undefined when nobody of them is
 * there.
 */
export function readerFor(specialist: Staff, staff: readonly Staff[], on: LocalDate): Staff | undefined {
  const handing = { staff: workingHere(staff, on), on, except: null };
  const supervisor = supervisorOf(specialist, handing.staff);
  return presentFor(specialist, handing, []) ?? (supervisor && presentFor(supervisor, handing, []));
}

/** The leader of that rung: the one whom the people below name, else the first of that role. */
function leaderOn(role: LadderRole, below: Staff | undefined, staff: readonly Staff[]): Staff | undefined {
  const all = withRole(staff, role);
  return all.find(({ staffId }) => staffId === below?.supervisor) ?? all[0];
}

/** The leaders from `rung` up, each with their rung. */
function leadersFrom(
  rung: number,
  ladder: readonly LadderRole[],
  specialist: Staff | undefined,
  staff: readonly Staff[],
): { index: number; leader: Staff }[] {
  let below = specialist;
  return ladder.flatMap((role, index) => {
    const leader = leaderOn(role, below, staff);
    below = leader ?? below;
    return leader && index >= rung ? [{ index, leader }] : [];
  });
}

/**
 * Who holds the turn on `rung` or, when nobody is there, above it. An absent leader is passed over
 * to their substitute; when no substitute is there either, to the next rung. With nobody there at
 * all it waits for the leader all the same.
 *
 * @param specialist of the customer whose feedback it is; the chain of supervisors starts there.
 * @param except who has just let the deadline pass.
 */
export function holderFrom(
  rung: number,
  ladder: readonly LadderRole[],
  specialist: Staff | undefined,
  staff: readonly Staff[],
  on: LocalDate,
  except: string | null = null,
): Holder {
  const here = workingHere(staff, on);
  const leaders = leadersFrom(rung, ladder, specialist, here);
  for (const handing of [
    { staff: here, on, except },
    { staff: here, on, except: null },
  ]) {
    const passedOver: string[] = [];
    for (const { index, leader } of leaders) {
      const present = presentFor(leader, handing, passedOver);
      if (present) return { rung: index, holder: present.staffId, passedOver };
    }
  }
  const [first] = leaders;
  return first
    ? { rung: first.index, holder: first.leader.staffId, passedOver: [] }
    : { rung: Math.min(rung, ladder.length - 1), holder: null, passedOver: [] };
}

/**
 * Whoever heads another department, or stands in for its head; a head who is away without
 * substitute keeps the turn.
 */
export function headOf(
  department: string,
  staff: readonly Staff[],
  on: LocalDate,
): (Omit<Holder, 'rung'> & { holder: string }) | undefined {
  const here = workingHere(staff, on);
  const head = heads(here).find((member) => member.department === department);
  if (!head) return undefined;
  const passedOver: string[] = [];
  const present = presentFor(head, { staff: here, on, except: null }, passedOver);
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
