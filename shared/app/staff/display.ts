import type { Display } from '../../domain/sentences/feedback-sentences.ts';
import type { Staff } from '../../domain/staff/staff.ts';
import type { Zone } from '../../domain/time/zone.ts';
import { personIn } from './staff-member.ts';

/** People by name and id, moments in the department's zone. @param nobody what nobody is called. */
export function displayFor(staff: readonly Staff[], zone: Zone, nobody: string): Display {
  const person = personIn(staff);
  return { person: (staffId) => (staffId === null ? nobody : person(staffId)), moment: zone.show };
}
