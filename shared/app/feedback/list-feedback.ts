import type { Feedback } from '../../domain/feedback/feedback.ts';
import { by, newestFirst } from '../../domain/in-order.ts';
import { assertKnown } from '../known-ids.ts';
import type { Archives } from '../ports/customers.ts';
import type { Feedbacks } from '../ports/feedback.ts';
import type { StaffList } from '../ports/staff-and-policy.ts';

export interface FeedbackFilter {
  openOnly: boolean;
  customerId?: string | undefined;
  /** Whose turn it is. */
  assignee?: string | undefined;
}

const EVER = ['0000-01-01T00:00:00Z', '9999-12-31T23:59:59Z'] as const;

/**
 * Where the fewest rows need reading: the customer's archive, the person's worklist, or everything.
 */
async function candidates(store: Feedbacks, filter: FeedbackFilter): Promise<Feedback[]> {
  if (filter.customerId !== undefined) return store.feedbackOfCustomer(filter.customerId);
  if (filter.assignee !== undefined) return store.feedbackHeldBy(filter.assignee);
  const open = await Array.fromAsync(store.openFeedback());
  return filter.openOnly ? open : [...open, ...(await Array.fromAsync(store.decidedFeedback(...EVER)))];
}

/**
 * What is undecided by deadline, then what is decided, the last decision first; ties by id.
 *
 * @throws Refusal as `assertKnown` says.
 */
export async function listFeedback(
  store: Feedbacks & Archives & StaffList,
  filter: FeedbackFilter,
): Promise<Feedback[]> {
  await assertKnown(store, filter);
  const wanted = ({ decision, turn }: Feedback): boolean =>
    (!filter.openOnly || decision === null) &&
    (filter.assignee === undefined || (decision === null && turn.holder === filter.assignee));
  const found = (await candidates(store, filter)).filter(wanted);
  const open = found.filter(({ decision }) => decision === null);
  const decided = found.flatMap((feedback) =>
    feedback.decision ? [{ feedback, at: feedback.decision.at }] : [],
  );
  return [
    ...open.sort(
      by(
        ({ turn }) => turn.deadline,
        ({ id }) => id,
      ),
    ),
    ...decided
      .sort(
        newestFirst(
          ({ at }) => at,
          ({ feedback }) => feedback.id,
        ),
      )
      .map(({ feedback }) => feedback),
  ];
}
