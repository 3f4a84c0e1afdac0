import type { InstantText, LocalDate } from '../domain/dates.ts';
import { type DigestSections, digestSections, nothingIn } from '../domain/digest.ts';
import type { Feedback } from '../domain/feedback.ts';
import { supervisorOf, supervisorsOf } from '../domain/ladder.ts';
import type { Staff } from '../domain/staff.ts';
import type { Feedbacks, Tasks } from './ports.ts';

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

/** What a digest tells. */
export interface Morning {
  worklist: readonly AssigneeSections[];
  /** Feedback that waits for the reader's decision, by deadline. */
  toDecide: readonly Feedback[];
}

export const nothingToTell = ({ worklist, toDecide }: Morning): boolean =>
  toDecide.length === 0 && worklist.every(({ sections }) => nothingIn(sections));

export const tellsOfMissed = ({ worklist }: Morning): boolean =>
  worklist.some(({ sections }) => sections.missed.length > 0);

/**
 * What is open, what was found missed after `since` up to `through`, for everyone whose tasks `member` is told of, and
 * what waits for the member's decision.
 */
export async function morningOf(
  store: Tasks & Feedbacks,
  member: Staff,
  staff: readonly Staff[],
  since: InstantText,
  through: InstantText,
  on: LocalDate,
): Promise<Morning> {
  const [worklist, toDecide] = await Promise.all([
    Promise.all(
      seenBy(member, staff).map(async ({ assignee, name }) => {
        const [open, missed] = await Promise.all([
          store.openTasksOf(assignee),
          store.missedTasksOf(assignee, since, through),
        ]);
        return { assignee, name, sections: digestSections([...open, ...missed], on) };
      }),
    ),
    store.feedbackHeldBy(member.staffId),
  ]);
  return { worklist, toDecide };
}
