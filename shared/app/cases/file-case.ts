import type { Temporal } from 'temporal-polyfill';
import { Refusal } from '../../domain/faults/faults.ts';
import type { Case } from '../../domain/feedback/case.ts';
import { stepped } from '../../domain/feedback/feedback-clock.ts';
import { written } from '../../domain/reading/written-text.ts';
import type { Staff } from '../../domain/staff/staff.ts';
import { instantText } from '../../domain/time/dates.ts';
import { persistently } from '../archive-change.ts';
import { afterLastStep, knownFeedback } from '../feedback/act-on-feedback.ts';
import { changesOf } from '../feedback/feedback-letters.ts';
import type { Store } from '../ports/store.ts';
import { currentRulebook } from '../rulebook.ts';
import { actingStaff, personIn } from '../staff/staff-member.ts';

export type CaseGiven = Pick<
  Case,
  'feedbackId' | 'problem' | 'cause' | 'department' | 'lesson' | 'evidence'
> & {
  by: string;
};

/** @throws Refusal naming the departments that somebody on the staff belongs to. */
function knownDepartment(department: string, staff: readonly Staff[]): string {
  const known = [...new Set(staff.flatMap((member) => member.department ?? []))].sort();
  if (!known.includes(department)) throw new Refusal({ code: 'unknown-department', department, known });
  return department;
}

/**
 * Keeps what was learnt from decided feedback.
 *
 * @throws Refusal for unknown feedback, staff or departments, and for feedback that is undecided or
 * was filed before.
 */
export async function fileCase(
  store: Store,
  { by, ...given }: CaseGiven,
  now: Temporal.Instant,
): Promise<Case> {
  const [rulebook, staff] = await Promise.all([currentRulebook(store), store.staff()]);
  actingStaff(by, staff, rulebook.zone.dateAt(now));
  const learnt = {
    ...given,
    problem: written('problem', given.problem),
    cause: written('cause', given.cause),
    lesson: written('lesson', given.lesson),
  };
  const { feedbackId } = learnt;
  return persistently(feedbackId, async () => {
    const feedback = await knownFeedback(store, feedbackId);
    if (!feedback.decision) throw new Refusal({ code: 'feedback-open', feedbackId });
    if (feedback.filed) {
      const { by: filer, at } = feedback.filed;
      throw new Refusal({
        code: 'case-filed',
        feedbackId,
        by: personIn(staff)(filer),
        at: rulebook.zone.show(at),
      });
    }
    const { customerId, customerName, category, text: said } = feedback;
    const department = knownDepartment(given.department, staff);
    const moment = afterLastStep(feedback, now);
    const at = instantText(moment);
    const filed: Case = {
      ...learnt,
      department,
      customerId,
      customerName,
      category,
      said,
      filedBy: by,
      filedAt: at,
    };
    const step = stepped({ ...feedback, filed: { by, at } }, { code: 'filed', by }, at, moment);
    const committed = await store.commit([
      ...changesOf(step, feedback.version),
      { write: 'case', case: filed },
    ]);
    return committed.done ? filed : undefined;
  });
}
