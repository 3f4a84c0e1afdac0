import type { Temporal } from 'temporal-polyfill';
import { Refusal } from '../../domain/faults/faults.ts';
import type { Feedback } from '../../domain/feedback/feedback.ts';
import { stepped } from '../../domain/feedback/feedback-clock.ts';
import type { Rulebook } from '../../domain/follow-up/rulebook.ts';
import { written } from '../../domain/reading/written-text.ts';
import type { Staff } from '../../domain/staff/staff.ts';
import { instantText, wholeSecond } from '../../domain/time/dates.ts';
import { persistently } from '../archive-change.ts';
import type { Change } from '../ports/changes.ts';
import type { StoredArchive } from '../ports/customers.ts';
import type { Feedbacks } from '../ports/feedback.ts';
import type { Store } from '../ports/store.ts';
import { currentRulebook } from '../rulebook.ts';
import { actingStaff } from '../staff/staff-member.ts';
import { afterLastStep, knownFeedback } from './act-on-feedback.ts';
import { feedbackId } from './feedback-id.ts';
import { changesOf } from './feedback-letters.ts';
import { classified, newFeedback } from './new-feedback.ts';

/** Why decided feedback is taken up again. */
export interface Again {
  id: string;
  text: string;
  /** Null: the customer themselves, by a survey. */
  by: string | null;
  channel: Feedback['channel'];
}

/**
 * Decided feedback goes on the clock again, as feedback of its own that is linked to the first both
 * ways. It is of the first one's category unless its own words say otherwise, and urgent where they
 * say so.
 *
 * @throws Refusal for unknown feedback or staff, feedback that is undecided, and feedback that was
 * taken up again already and has not been decided since.
 */
export async function reopenFeedback(
  store: Store,
  { feedbackId: firstId, by, why }: { feedbackId: string; by: string; why: string },
  clock: Temporal.Instant,
): Promise<Feedback> {
  const [rulebook, staff] = await Promise.all([currentRulebook(store), store.staff()]);
  actingStaff(by, staff, rulebook.zone.dateAt(clock));
  return persistently(firstId, async () => {
    const first = await knownFeedback(store, firstId);
    if (!first.decision) throw new Refusal({ code: 'nothing-decided', feedbackId: firstId });
    const [stored, last] = await Promise.all([store.archive(first.customerId), lastReopening(store, first)]);
    if (!stored) throw new Refusal({ code: 'no-customer', customerId: first.customerId });
    if (last && !last.decision)
      throw new Refusal({ code: 'reopened-before', feedbackId: firstId, as: last.id });
    const now = afterLastStep(first, wholeSecond(clock));
    const { customerId, channel } = first;
    const text = written('text', why, 'why');
    const id = feedbackId({ customerId, reportedAt: instantText(now), channel, text });
    const { again, changes } = takeUpAgain(first, stored, { id, text, by, channel }, staff, rulebook, now);
    const committed = await store.commit(changes);
    return committed.done ? again : undefined;
  });
}

/** What has taken this feedback up again last. */
export const lastReopening = async (store: Feedbacks, first: Feedback): Promise<Feedback | undefined> => {
  const id = first.reopenedAs.at(-1);
  return id === undefined ? undefined : store.feedback(id);
};

/** The new feedback, and all that is written for both. */
export function takeUpAgain(
  first: Feedback,
  { archive }: StoredArchive,
  { by, ...said }: Again,
  staff: readonly Staff[],
  rulebook: Rulebook,
  now: Temporal.Instant,
): { again: Feedback; changes: Change[] } {
  const at = instantText(now);
  const { policy } = rulebook.versionOn(rulebook.zone.dateAt(now));
  const { category, urgency } = classified(said.text, { category: undefined, urgency: undefined }, policy);
  const again = newFeedback(
    {
      ...said,
      category: category.because.code === 'no-sign' ? { ...category, value: first.category } : category,
      urgency,
      reportedAt: at,
      reportedBy: by,
      reopens: first.id,
    },
    archive,
    staff,
    rulebook,
    now,
  );
  const linked = { ...first, reopenedAs: [...first.reopenedAs, said.id] };
  const before = stepped(linked, { code: 'reopened', by, as: said.id }, at, now);
  return {
    again: again.feedback,
    changes: [
      ...changesOf(before, first.version),
      ...changesOf(again, null),
      { write: 'archive-exists', customerId: first.customerId },
    ],
  };
}
