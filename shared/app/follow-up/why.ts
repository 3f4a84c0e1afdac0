import type { Temporal } from 'temporal-polyfill';
import { type AnchorBasis, type Archive, lastDealing } from '../../domain/customers/archive.ts';
import type { Profile } from '../../domain/customers/profile.ts';
import { type Task, taskId } from '../../domain/customers/task.ts';
import type { Touch } from '../../domain/customers/touch.ts';
import { Refusal } from '../../domain/faults/faults.ts';
import type { Feedback } from '../../domain/feedback/feedback.ts';
import { judge, nextLook, type Verdict } from '../../domain/follow-up/verdict.ts';
import type { SuppressionReason } from '../../domain/names.ts';
import type { LocalDate } from '../../domain/time/dates.ts';
import type { Store } from '../ports/store.ts';
import { currentRulebook } from '../rulebook.ts';

/** Every rule's verdict on one customer, and the facts behind it. */
export interface Why {
  on: LocalDate;
  archive: Archive;
  profile: Profile;
  /** D0 and what it was counted from. */
  lastDealing: { on: LocalDate; basis: AnchorBasis };
  policyVersion: number;
  /** Why no letters go to the customer's address; undefined when they do. */
  suppressed: SuppressionReason | undefined;
  /** The next look; undefined when no rule is on. */
  lookOn: LocalDate | undefined;
  /** Each verdict with the task of the window it speaks of, if there is one. */
  verdicts: { verdict: Verdict; task: Task | undefined }[];
  tasks: Task[];
  /** Every contact on record, oldest first. */
  touches: Touch[];
  /** Everything the customer said that needed a decision, oldest first. */
  feedback: Feedback[];
}

/** @throws Refusal for an unknown customer. */
export async function why(store: Store, customerId: string, now: Temporal.Instant): Promise<Why> {
  const [rulebook, stored] = await Promise.all([currentRulebook(store), store.archive(customerId)]);
  if (!stored) throw new Refusal({ code: 'no-customer', customerId });
  const { archive, profile } = stored;
  const on = rulebook.zone.dateAt(now);
  const [tasks, touches, feedback, suppressed] = await Promise.all([
    store.tasksOfCustomer(customerId),
    store.touchesOfCustomer(customerId),
    store.feedbackOfCustomer(customerId),
    archive.email ? store.suppressed(archive.email) : undefined,
  ]);
  const taskOf = (verdict: Verdict): Task | undefined => {
    if (verdict.is === 'asked' || verdict.is === 'closes')
      return tasks.find(({ id }) => id === verdict.task.id);
    if (verdict.is !== 'waits' && verdict.is !== 'rests') return undefined;
    const { last } = verdict;
    return last && tasks.find(({ id }) => id === taskId(last.rule, customerId, last.opens));
  };
  return {
    on,
    archive,
    profile,
    lastDealing: lastDealing(archive),
    policyVersion: rulebook.versionOn(on).version,
    suppressed,
    lookOn: nextLook(archive, rulebook),
    verdicts: judge(archive, rulebook, on).map((verdict) => ({ verdict, task: taskOf(verdict) })),
    tasks,
    touches,
    feedback,
  };
}
