import { Temporal } from 'temporal-polyfill';
import type { Archive } from '../../domain/customers/archive.ts';
import { categoryOf, type Reading, urgencyOf } from '../../domain/feedback/classify.ts';
import { type Because, type Feedback, laterFacts } from '../../domain/feedback/feedback.ts';
import { type Stepped, stepped } from '../../domain/feedback/feedback-clock.ts';
import { startDateOf, turnOf } from '../../domain/feedback/feedback-turn.ts';
import type { Rulebook } from '../../domain/follow-up/rulebook.ts';
import type { Category, FeedbackChannel, Urgency } from '../../domain/names.ts';
import type { Policy } from '../../domain/policy/policy.ts';
import { handed } from '../../domain/response/turn.ts';
import { holderFrom } from '../../domain/staff/ladder.ts';
import type { Staff } from '../../domain/staff/staff.ts';
import type { InstantText } from '../../domain/time/dates.ts';

/** What a text was taken for, or what somebody said that it is, and why. */
export interface Classified {
  category: { value: Category; because: Because };
  urgency: { value: Urgency; because: Because };
}

const because = <T>(given: T | undefined, read: Reading<T>): { value: T; because: Because } => {
  if (given !== undefined) return { value: given, because: { code: 'given' } };
  const { value, sign } = read;
  return { value, because: sign === null ? { code: 'no-sign' } : { code: 'sign', sign } };
};

/** @param given what a person said; undefined: the signs of the policy tell. */
export const classified = (
  text: string,
  given: { category: Category | undefined; urgency: Urgency | undefined },
  { response: { classify } }: Policy,
): Classified => ({
  category: because(given.category, categoryOf(text, classify)),
  urgency: because(given.urgency, urgencyOf(text, classify)),
});

/** What is known of feedback that comes in. */
export interface Said extends Classified {
  id: string;
  text: string;
  channel: FeedbackChannel;
  reportedAt: InstantText;
  /** Null for the customer themselves. */
  reportedBy: string | null;
  /** The decided feedback that it takes up again. */
  reopens: string | null;
}

/** Feedback whose clock starts with the supervisor of the customer's specialist. */
export function newFeedback(
  { category, urgency, ...said }: Said,
  { customerId, name, specialist }: Archive,
  staff: readonly Staff[],
  rulebook: Rulebook,
  now: Temporal.Instant,
): Stepped {
  const { reportedAt, reportedBy, channel } = said;
  const reported = Temporal.Instant.from(reportedAt);
  const { version: policyVersion, policy } = rulebook.versionOn(rulebook.zone.dateAt(reported));
  const first = staff.find(({ staffId }) => staffId === specialist);
  const on = startDateOf(reportedAt, rulebook, policyVersion);
  const holder = holderFrom(0, policy.response.ladder, first, staff, on);
  const turn = turnOf(holder, null, reportedAt, rulebook, { policyVersion, urgency: urgency.value });
  const feedback: Feedback = {
    ...laterFacts,
    ...said,
    customerId,
    customerName: name,
    category: category.value,
    urgency: urgency.value,
    because: { category: category.because, urgency: urgency.because },
    specialist,
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
  return stepped(feedback, { code: 'reported', by: reportedBy, channel, ...handed(turn) }, reportedAt, now);
}
