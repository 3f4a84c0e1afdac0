import { Refusal } from '../../domain/faults/faults.ts';
import { hasLeft, type Staff } from '../../domain/staff/staff.ts';
import type { LocalDate } from '../../domain/time/dates.ts';
import type { StaffList } from '../ports/staff-and-policy.ts';

/** @throws Refusal naming everybody who is known. */
export function knownStaff(staffId: string, staff: readonly Staff[]): Staff {
  const member = staff.find((candidate) => candidate.staffId === staffId);
  if (member) return member;
  throw new Refusal({ code: 'no-staff', staffId, known: staff.map((known) => known.staffId) });
}

/** @throws Refusal as `knownStaff` does, and for somebody who has left by that day. */
export function actingStaff(staffId: string, staff: readonly Staff[], on: LocalDate): Staff {
  const member = knownStaff(staffId, staff);
  if (member.leavesOn !== null && hasLeft(member, on))
    throw new Refusal({ code: 'has-left', staffId: personIn(staff)(staffId), on: member.leavesOn });
  return member;
}

/** People by name and id; somebody who is gone by their id alone. */
export const personIn =
  (staff: readonly Staff[]) =>
  (staffId: string): string => {
    const member = staff.find((candidate) => candidate.staffId === staffId);
    return member && member.name !== staffId ? `${member.name} (${staffId})` : staffId;
  };

/**
 * Whoever a letter is for; undefined when they are gone for good.
 *
 * @throws Error when their record cannot be read, so that the letter waits until it is mended.
 */
export const readerIn = async (
  store: StaffList,
  staff: readonly Staff[],
  staffId: string,
): Promise<Staff | undefined> =>
  staff.find((member) => member.staffId === staffId) ?? (await store.staffMember(staffId));
