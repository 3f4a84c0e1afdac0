import type { Temporal } from 'temporal-polyfill';
import { instantText } from '../domain/dates.ts';
import { Refusal } from '../domain/faults.ts';
import type { Feedback } from '../domain/feedback.ts';
import { handed, startDateOf, stepped, turnOf } from '../domain/feedback-clock.ts';
import { departmentsOf, headOf } from '../domain/ladder.ts';
import { type Act, actOnFeedback } from './act-on-feedback.ts';
import type { Store } from './ports.ts';

/**
 * Asks another department: its head has a clock of the same kind, which takes the place of the one that ran. Each
 * department is asked once, so that a matter cannot be sent round to gain time.
 *
 * @throws Refusal as `actOnFeedback` says, for a department without head, and for one that was asked before.
 */
export const coordinateFeedback = (
  store: Store,
  { department, ...act }: Act & { department: string },
  now: Temporal.Instant,
): Promise<Feedback> =>
  actOnFeedback(store, act, now, async ({ feedback, staff, rulebook }) => {
    if (feedback.departments.includes(department))
      throw new Refusal({ code: 'department-asked', department, feedbackId: feedback.id });
    const at = instantText(act.at);
    const head = headOf(department, staff, startDateOf(at, rulebook, feedback.policyVersion));
    if (!head) throw new Refusal({ code: 'no-department', department, known: departmentsOf(staff) });
    const { rung } = feedback.turn;
    const asked = { department, by: act.by };
    const turn = turnOf({ rung, ...head }, asked, at, rulebook, feedback.policyVersion);
    const departments = [...feedback.departments, department];
    const body = { code: 'coordinated', by: act.by, department, ...handed(turn) } as const;
    return { stepped: stepped({ ...feedback, turn, turnBefore: null, departments }, body, at, now) };
  });
