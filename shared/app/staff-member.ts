import { Refusal } from '../domain/faults.ts';
import type { Staff } from '../domain/staff.ts';

/** @throws Refusal naming everybody who is known. */
export function knownStaff(staffId: string, staff: readonly Staff[]): Staff {
  const member = staff.find((candidate) => candidate.staffId === staffId);
  if (member) return member;
  throw new Refusal({ code: 'no-staff', staffId, known: staff.map((known) => known.staffId) });
}
