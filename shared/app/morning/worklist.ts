import type { Feedback } from '../../domain/feedback/feedback.ts';
import { type DigestSections, digestSections, nothingIn } from '../../domain/follow-up/digest.ts';
import { by } from '../../domain/in-order.ts';
import { supervisorOf, supervisorsOf } from '../../domain/staff/ladder.ts';
import { hasLeft, type Staff, workingHere } from '../../domain/staff/staff.ts';
import type { InstantText, LocalDate } from '../../domain/time/dates.ts';
import type { Archives, Tasks } from '../ports/customers.ts';
import type { Feedbacks } from '../ports/feedback.ts';
import type { Letters } from '../ports/letters.ts';
import type { StaffList } from '../ports/staff-and-policy.ts';
import { type Undelivered, undeliveredTo } from './undelivered.ts';

/**
 * The part of a digest that belongs to one assignee; null is what waits for nobody in particular.
 */
export interface AssigneeSections {
  assignee: string | null;
  name: string | null;
  /** They have left, and it waits to be handed over. */
  left: boolean;
  sections: DigestSections;
}

/** Whose part of the work it is; null is nobody in particular. */
type Assignee = Pick<AssigneeSections, 'assignee' | 'name' | 'left'>;

/**
 * Whose tasks a member of staff is told of on that day: their own; a supervisor's team's, also of
 * those who were specialists once or have left and still have tasks; the first supervisor also
 * nobody's.
 */
function seenBy(member: Staff, staff: readonly Staff[], on: LocalDate): Assignee[] {
  const self = { assignee: member.staffId, name: member.name, left: false };
  if (member.role !== 'supervisor') return [self];
  const here = workingHere(staff, on);
  const team = staff.filter(
    (other) =>
      (other.role !== 'supervisor' || hasLeft(other, on)) &&
      supervisorOf(other, here)?.staffId === member.staffId,
  );
  const nobody = { assignee: null, name: null, left: false };
  return [
    self,
    ...team.map((other) => ({ assignee: other.staffId, name: other.name, left: hasLeft(other, on) })),
    ...(supervisorsOf(here)[0]?.staffId === member.staffId ? [nobody] : []),
  ];
}

/** What somebody who has left still has, and others must take over. */
export interface HandOver {
  staffId: string;
  name: string;
  customers: number;
  turns: number;
}

/** What a digest tells. */
export interface Morning {
  worklist: readonly AssigneeSections[];
  /** Feedback that waits for the reader's decision, by deadline. */
  toDecide: readonly Feedback[];
  /** What people of the reader's team who have left still have. */
  handOvers: readonly HandOver[];
  /** Letters to the reader's customers, and to people of their team, that did not arrive. */
  undelivered: readonly Undelivered[];
}

export const nothingToTell = ({ worklist, toDecide, handOvers, undelivered }: Morning): boolean =>
  toDecide.length === 0 &&
  handOvers.length === 0 &&
  undelivered.length === 0 &&
  worklist.every(({ sections }) => nothingIn(sections));

export const tellsOfMissed = ({ worklist }: Morning): boolean =>
  worklist.some(({ sections }) => sections.missed.length > 0);

/**
 * What is open, what was found missed after `since` up to `through`, for everyone whose tasks
 * `member` is told of, and what waits for the member's decision.
 */
export async function morningOf(
  store: Archives & Feedbacks & Letters & StaffList & Tasks,
  member: Staff,
  staff: readonly Staff[],
  since: InstantText,
  through: InstantText,
  on: LocalDate,
): Promise<Morning> {
  const seen = seenBy(member, staff, on);
  const [worklist, toDecide, handOvers, undelivered] = await Promise.all([
    Promise.all(
      seen.map(async ({ assignee, name, left }) => {
        const [open, missed] = await Promise.all([
          store.openTasksOf(assignee),
          store.missedTasksOf(assignee, since, through),
        ]);
        return { assignee, name, left, sections: digestSections([...open, ...missed], on) };
      }),
    ),
    heldBy(store, member.staffId),
    handOversOf(store, seen),
    undeliveredTo(
      store,
      member.staffId,
      seen.map(({ assignee }) => assignee),
      staff,
      since,
      through,
    ),
  ]);
  return { worklist, toDecide, handOvers, undelivered };
}

/** By deadline. */
const heldBy = async (store: Feedbacks, staffId: string): Promise<Feedback[]> =>
  (await store.feedbackHeldBy(staffId)).toSorted(
    by(
      ({ turn }) => turn.deadline,
      ({ id }) => id,
    ),
  );

async function handOversOf(store: Feedbacks & StaffList, seen: readonly Assignee[]): Promise<HandOver[]> {
  const gone = seen.flatMap(({ assignee, name, left }) =>
    left && assignee !== null ? [{ staffId: assignee, name: name ?? assignee }] : [],
  );
  if (gone.length === 0) return [];
  const customers = new Map(Object.entries((await store.caseloads())?.customers ?? {}));
  const each = gone.map(async (one) => ({
    ...one,
    customers: customers.get(one.staffId) ?? 0,
    turns: (await store.feedbackHeldBy(one.staffId)).length,
  }));
  return (await Promise.all(each)).filter((one) => one.customers > 0 || one.turns > 0);
}
