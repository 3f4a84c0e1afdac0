import { Temporal } from 'temporal-polyfill';
import { Refusal } from '../../domain/faults/faults.ts';
import type { Feedback } from '../../domain/feedback/feedback.ts';
import type { Rulebook } from '../../domain/follow-up/rulebook.ts';
import type { Category, FeedbackChannel, Urgency } from '../../domain/names.ts';
import { written } from '../../domain/reading/written-text.ts';
import { instantText } from '../../domain/time/dates.ts';
import { persistently } from '../archive-change.ts';
import type { Store } from '../ports/store.ts';
import { currentRulebook } from '../rulebook.ts';
import { actingStaff } from '../staff/staff-member.ts';
import { feedbackId } from './feedback-id.ts';
import { changesOf } from './feedback-letters.ts';
import { classified, newFeedback, type Said } from './new-feedback.ts';

export interface FeedbackGiven {
  customerId: string;
  text: string;
  channel: FeedbackChannel;
  /** Undefined: the signs of the policy tell. */
  category: Category | undefined;
  urgency: Urgency | undefined;
  /** The member of staff who brings it; undefined for the customer themselves. */
  by: string | undefined;
  at: Temporal.Instant;
}

export interface FeedbackReported {
  feedback: Feedback;
  /** False when this very feedback had been reported before. */
  new: boolean;
}

/**
 * Takes in feedback and starts its clock with the supervisor of the customer's specialist.
 *
 * @throws Refusal for an unknown customer or member of staff, or feedback after `now`.
 */
export async function reportFeedback(
  store: Store,
  given: FeedbackGiven,
  now: Temporal.Instant,
): Promise<FeedbackReported> {
  const [rulebook, staff] = await Promise.all([currentRulebook(store), store.staff()]);
  const { zone } = rulebook;
  if (Temporal.Instant.compare(given.at, now) > 0)
    throw new Refusal({ code: 'future-feedback', at: zone.show(given.at), now: zone.show(now) });
  if (given.by !== undefined) actingStaff(given.by, staff, zone.dateAt(given.at));
  return persistently(given.customerId, async () => {
    const stored = await store.archive(given.customerId);
    if (!stored) throw new Refusal({ code: 'no-customer', customerId: given.customerId });
    const reported = newFeedback(saidIn(given, rulebook), stored.archive, staff, rulebook, now);
    const committed = await store.commit([
      ...changesOf(reported, null),
      // Nobody would find it again if the customer was erased in this moment.
      { write: 'archive-exists', customerId: given.customerId },
    ]);
    if (committed.done) return { feedback: reported.feedback, new: true };
    const known = await store.feedback(reported.feedback.id);
    return known && { feedback: known, new: false };
  });
}

function saidIn({ customerId, channel, by, at, ...given }: FeedbackGiven, rulebook: Rulebook): Said {
  const text = written('text', given.text);
  const reportedAt = instantText(at);
  const { policy } = rulebook.versionOn(rulebook.zone.dateAt(at));
  return {
    id: feedbackId({ customerId, reportedAt, channel, text }),
    text,
    channel,
    reportedAt,
    reportedBy: by ?? null,
    reopens: null,
    ...classified(text, given, policy),
  };
}
