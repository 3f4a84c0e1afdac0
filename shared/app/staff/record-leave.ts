import type { Temporal } from 'temporal-polyfill';
import { Refusal } from '../../domain/faults/faults.ts';
import { DIGEST_DUE_NOW, getsDigest } from '../../domain/follow-up/digest.ts';
import type { Role } from '../../domain/names.ts';
import { byHand } from '../../domain/records/file-moment.ts';
import type { Staff } from '../../domain/staff/staff.ts';
import type { LocalDate } from '../../domain/time/dates.ts';
import { persistently } from '../archive-change.ts';
import type { Store } from '../ports/store.ts';
import { currentRulebook } from '../rulebook.ts';
import { actingStaff, knownStaff, personIn } from './staff-member.ts';

export interface LeaveGiven {
  staffId: string;
  /** The first day on which they are no longer here. */
  on: LocalDate;
  /** Who says so; undefined where nobody is named. */
  by: string | undefined;
  /** Takes back what was noted by mistake. */
  cancel: boolean;
}

/** What somebody who leaves has, and others must take over. */
export interface Left {
  staff: Staff;
  customers: number;
  tasks: number;
  turns: number;
}

const MAY_DISMISS: readonly Role[] = ['supervisor', 'manager', 'marketing-director', 'general-manager'];

/**
 * Notes on which day somebody leaves: from then on they get no letters and no customers, decide
 * nothing, and the ladder passes over them. What they have stays theirs until it is handed over,
 * and their supervisor is told of it each morning.
 *
 * @throws Refusal for unknown staff, somebody who may not say so, and a leave to be taken back that
 * was never noted.
 */
export async function recordLeave(
  store: Store,
  { staffId, on, by, cancel }: LeaveGiven,
  now: Temporal.Instant,
): Promise<Left> {
  const [rulebook, everybody] = await Promise.all([currentRulebook(store), store.staff()]);
  const person = personIn(everybody);
  const leader = by === undefined ? undefined : actingStaff(by, everybody, rulebook.zone.dateAt(now));
  if (leader && !MAY_DISMISS.includes(leader.role))
    throw new Refusal({ code: 'may-not-dismiss', staffId: person(leader.staffId), role: leader.role });
  const staff = await persistently(staffId, async () => {
    const before = knownStaff(staffId, await store.staff());
    if (cancel && before.leavesOn !== on)
      throw new Refusal({ code: 'no-leave', staffId: person(staffId), known: before.leavesOn });
    // An older file that is handled later takes nothing of it back.
    const left: Staff = { ...before, leavesOn: cancel ? null : on, fileMoment: byHand(now) };
    // Their next morning letter is counted anew.
    const after = {
      ...left,
      dueAt: getsDigest(left) ? DIGEST_DUE_NOW : left.dueAt,
      version: before.version + 1,
    };
    const committed = await store.commit([{ write: 'staff', staff: after, expected: before.version }]);
    return committed.done ? after : undefined;
  });
  const [caseloads, tasks, turns] = await Promise.all([
    store.caseloads(),
    store.openTasksOf(staffId),
    store.feedbackHeldBy(staffId),
  ]);
  const customers = new Map(Object.entries(caseloads?.customers ?? {})).get(staffId) ?? 0;
  return { staff, customers, tasks: tasks.length, turns: turns.length };
}
