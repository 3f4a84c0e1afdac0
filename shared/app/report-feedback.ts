import { Temporal } from 'temporal-polyfill';
import { categoryOf, type Reading, urgencyOf } from '../domain/classify.ts';
import { instantText } from '../domain/dates.ts';
import { Refusal } from '../domain/faults.ts';
import type { Because, Feedback } from '../domain/feedback.ts';
import { type Stepped, stepped } from '../domain/feedback-clock.ts';
import { handed, startDateOf, turnOf } from '../domain/feedback-turn.ts';
import { holderFrom } from '../domain/ladder.ts';
import type { Category, FeedbackChannel, Urgency } from '../domain/names.ts';
import { plainText } from '../domain/plain-text.ts';
import type { Rulebook } from '../domain/rulebook.ts';
import type { Staff } from '../domain/staff.ts';
import { feedbackId } from './feedback-id.ts';
import { changesOf } from './feedback-letters.ts';
import type { Store, StoredArchive } from './ports.ts';
import { currentRulebook } from './rulebook.ts';
import { persistently } from './saving.ts';
import { knownStaff } from './staff-member.ts';

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

const because = <T>(given: T | undefined, read: Reading<T>): { value: T; because: Because } => {
  if (given !== undefined) return { value: given, because: { code: 'given' } };
  const { value, sign } = read;
  return { value, because: sign === null ? { code: 'no-sign' } : { code: 'sign', sign } };
};

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
  if (given.by !== undefined) knownStaff(given.by, staff);
  return persistently(given.customerId, async () => {
    const stored = await store.archive(given.customerId);
    if (!stored) throw new Refusal({ code: 'no-customer', customerId: given.customerId });
    const reported = newFeedback(given, stored, staff, rulebook, now);
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

function newFeedback(
  given: FeedbackGiven,
  { archive }: StoredArchive,
  staff: readonly Staff[],
  rulebook: Rulebook,
  now: Temporal.Instant,
): Stepped {
  const { customerId, channel } = given;
  const text = plainText(given.text);
  const reportedAt = instantText(given.at);
  const { version: policyVersion, policy } = rulebook.versionOn(rulebook.zone.dateAt(given.at));
  const { classify, ladder } = policy.response;
  const category = because(given.category, categoryOf(text, classify));
  const urgency = because(given.urgency, urgencyOf(text, classify));
  const specialist = staff.find(({ staffId }) => staffId === archive.specialist);
  const on = startDateOf(reportedAt, rulebook, policyVersion);
  const holder = holderFrom(0, ladder, specialist, staff, on);
  const turn = turnOf(holder, null, reportedAt, rulebook, policyVersion);
  const feedback: Feedback = {
    id: feedbackId({ customerId, reportedAt, channel, text }),
    customerId,
    customerName: archive.name,
    text,
    channel,
    category: category.value,
    urgency: urgency.value,
    because: { category: category.because, urgency: urgency.because },
    reportedAt,
    reportedBy: given.by ?? null,
    specialist: archive.specialist,
    policyVersion,
    start: turn.start,
    deadline: turn.deadline,
    turn,
    turnBefore: null,
    departments: [],
    unanswered: [],
    steps: 0,
    lastStepAt: reportedAt,
    decision: null,
    survey: null,
    filed: null,
    version: 0,
  };
  return stepped(
    feedback,
    { code: 'reported', by: given.by ?? null, channel, ...handed(turn) },
    reportedAt,
    now,
  );
}
