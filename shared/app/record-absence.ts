import { Refusal } from '../domain/faults.ts';
import { type Absence, type Staff, withAbsence } from '../domain/staff.ts';
import type { Store } from './ports.ts';
import { persistently } from './saving.ts';
import { knownStaff } from './staff-member.ts';

/**
 * Notes that somebody is away, so that what would come to them goes to their substitute. What they hold already stays
 * with them and goes up the ladder in its time.
 *
 * @param substitute undefined keeps the one who is named already.
 * @throws Refusal for unknown staff, somebody who would stand in for themselves, or an absence that ends before it begins.
 */
export async function recordAbsence(
  store: Store,
  { staffId, substitute, ...absence }: Absence & { staffId: string; substitute: string | undefined },
): Promise<Staff> {
  const staff = await store.staff();
  if (substitute !== undefined) knownStaff(substitute, staff);
  if (substitute === staffId) throw new Refusal({ code: 'own-substitute', staffId });
  if (absence.until < absence.from) throw new Refusal({ code: 'absence-backwards', ...absence });
  return persistently(staffId, async () => {
    const before = knownStaff(staffId, await store.staff());
    const after: Staff = {
      ...before,
      substitute: substitute ?? before.substitute,
      absences: withAbsence(before.absences, absence),
      version: before.version + 1,
    };
    const committed = await store.commit([{ write: 'staff', staff: after, expected: before.version }]);
    return committed.done ? after : undefined;
  });
}
