import type { Temporal } from 'temporal-polyfill';
import { Refusal } from '../../domain/faults/faults.ts';
import type { Feedback } from '../../domain/feedback/feedback.ts';
import { stepped } from '../../domain/feedback/feedback-clock.ts';
import { rungOfAsking, unansweredAt } from '../../domain/feedback/feedback-standing.ts';
import { startDateOf, turnOf } from '../../domain/feedback/feedback-turn.ts';
import { handed } from '../../domain/response/turn.ts';
import { departmentsOf, headOf } from '../../domain/staff/ladder.ts';
import { workingHere } from '../../domain/staff/staff.ts';
import { instantText } from '../../domain/time/dates.ts';
import type { Store } from '../ports/store.ts';
import { personIn } from '../staff/staff-member.ts';
import { type Act, actOnFeedback } from './act-on-feedback.ts';

/**
 * Asks another department: its head has a clock of the same kind, which takes the place of the one
 * that ran. Each department is asked once, and nobody asks themselves, so that a matter cannot be
 * sent round to gain time.
 *
 * @throws Refusal as `actOnFeedback` says, for a department without head, one that was asked
 * before, and one whose head asks or has the turn already.
 */
export const coordinateFeedback = (
  store: Store,
  { department, ...act }: Act & { department: string },
  now: Temporal.Instant,
): Promise<Feedback> =>
  actOnFeedback(store, act, now, async (scene) => {
    const { feedback, staff, rulebook } = scene;
    if (feedback.departments.includes(department))
      throw new Refusal({ code: 'department-asked', department, feedbackId: feedback.id });
    const at = instantText(scene.at);
    const head = headOf(department, staff, startDateOf(at, rulebook, feedback.policyVersion));
    if (!head)
      throw new Refusal({
        code: 'no-department',
        department,
        known: departmentsOf(workingHere(staff, rulebook.zone.dateAt(scene.at))),
      });
    const { holder, asked } = feedback.turn;
    const rung = rungOfAsking(feedback, scene.actor.role, scene.at, rulebook);
    if (head.holder === act.by || head.holder === holder)
      throw new Refusal({ code: 'own-department', department, head: personIn(staff)(head.holder) });
    // Whoever asked from a lower rung does not decide what has come to a higher one.
    const by = rung > feedback.turn.rung ? [act.by] : [...(asked?.by ?? []), act.by];
    const turn = turnOf({ rung, ...head }, { department, by }, at, rulebook, feedback);
    const unanswered = unansweredAt(feedback, scene.at);
    const departments = [...feedback.departments, department];
    const body = { code: 'coordinated', by: act.by, department, ...handed(turn) } as const;
    return {
      stepped: stepped({ ...feedback, turn, turnBefore: null, departments, unanswered }, body, at, scene.now),
    };
  });
