import type { Temporal } from 'temporal-polyfill';
import { Refusal } from '../../domain/faults/faults.ts';
import { byHand } from '../../domain/records/file-moment.ts';
import { type Absence, type Staff, withAbsence } from '../../domain/staff/staff.ts';
import { persistently } from '../archive-change.ts';
import type { Store } from '../ports/store.ts';
import { knownStaff, personIn } from './staff-member.ts';

export interface AbsenceGiven extends Absence {
  staffId: string;
  /** Undefined keeps the one who is named already. */
  substitute: string | undefined;
  /** Takes back what was noted by mistake. */
  cancel: boolean;
}

/**
 * Notes that somebody is away, so that what would come to them goes to their substitute. What they
 * hold already stays with them and goes up the ladder in its time.
 *
 * @throws Refusal for unknown staff, somebody who would stand in for themselves, an absence that
 * ends before it begins, or one to be taken back that was never noted.
 */
export async function recordAbsence(
  store: Store,
  { staffId, substitute, cancel, ...absence }: AbsenceGiven,
  now: Temporal.Instant,
): Promise<Staff> {
  const staff = await store.staff();
  const person = personIn(staff);
  if (substitute !== undefined) knownStaff(substitute, staff);
  if (substitute === staffId)
    throw new Refusal({ code: 'own-substitute', path: '--substitute', staffId: person(staffId) });
  if (absence.until < absence.from) throw new Refusal({ code: 'absence-backwards', ...absence });
  return persistently(staffId, async () => {
    const before = knownStaff(staffId, await store.staff());
    const others = before.absences.filter(
      ({ from, until }) => from !== absence.from || until !== absence.until,
    );
    if (cancel && others.length === before.absences.length)
      throw new Refusal({ code: 'no-absence', staffId: person(staffId), known: before.absences });
    const after: Staff = {
      ...before,
      substitute: substitute ?? before.substitute,
      absences: cancel ? others : withAbsence(before.absences, absence),
      // An older file that is handled later takes nothing of it back.
      fileMoment: byHand(now),
      version: before.version + 1,
    };
    const committed = await store.commit([{ write: 'staff', staff: after, expected: before.version }]);
    return committed.done ? after : undefined;
  });
}
