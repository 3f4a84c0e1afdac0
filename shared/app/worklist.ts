import type { InstantText, LocalDate } from '../domain/dates.ts';
import { type DigestSections, digestSections } from '../domain/digest.ts';
import { supervisorOf, supervisorsOf } from '../domain/ladder.ts';
import type { Staff } from '../domain/staff.ts';
import type { Tasks } from './ports.ts';

/** The part of a digest that belongs to one assignee; null is what waits for nobody in particular. */
export interface AssigneeSections {
  assignee: string | null;
  name: string | null;
  sections: DigestSections;
}

/** Whose tasks a member of staff is told of: their own; a supervisor's team's, also of those who
 * were specialists once and still have tasks; the first supervisor also nobody's. */
export function seenBy(
  member: Staff,
  staff: readonly Staff[],
): { assignee: string | null; name: string | null }[] {
  const self = { assignee: member.staffId, name: member.name };
  if (member.role !== 'supervisor') return [self];
  const team = staff.filter(
    (other) => other.role !== 'supervisor' && supervisorOf(other, staff)?.staffId === member.staffId,
  );
  const nobody = supervisorsOf(staff)[0]?.staffId === member.staffId ? [{ assignee: null, name: null }] : [];
  return [self, ...team.map(({ staffId, name }) => ({ assignee: staffId, name })), ...nobody];
}

/** What is open, and what was found missed after `since` up to `through`, for everyone whose tasks `member` is told of. */
export async function worklistOf(
  store: Tasks,
  member: Staff,
  staff: readonly Staff[],
  since: InstantText,
  through: InstantText,
  on: LocalDate,
): Promise<AssigneeSections[]> {
  return Promise.all(
    seenBy(member, staff).map(async ({ assignee, name }) => {
      const [open, missed] = await Promise.all([
        store.openTasksOf(assignee),
        store.missedTasksOf(assignee, since, through),
      ]);
      return { assignee, name, sections: digestSections([...open, ...missed], on) };
    }),
  );
}
