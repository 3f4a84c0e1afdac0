import { Refusal } from '../domain/faults.ts';
import type { Staff } from '../domain/staff.ts';

/** @throws Refusal naming everybody who is known. */
export function knownStaff(staffId: string, staff: readonly Staff[]): Staff {
  const member = staff.find((candidate) => candidate.staffId === staffId);
  if (member) return member;
  throw new Refusal({ code: 'no-staff', staffId, known: staff.map((known) => known.staffId) });
}

/** People by name and id; somebody who is gone by their id alone. */
export const personIn =
  (staff: readonly Staff[]) =>
  (staffId: string): string => {
    const member = staff.find((candidate) => candidate.staffId === staffId);
    return member && member.name !== staffId ? `${member.name} (${staffId})` : staffId;
  };
