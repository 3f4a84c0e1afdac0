import { Temporal } from 'temporal-polyfill';
import { nextTurn } from '../../domain/feedback/feedback-turn.ts';
import type { LetterContent } from '../../domain/letters/letter.ts';
import { hasLeft } from '../../domain/staff/staff.ts';
import { earlierFeedback } from '../feedback/earlier-feedback.ts';
import type { Archives } from '../ports/customers.ts';
import type { Feedbacks } from '../ports/feedback.ts';
import type { StaffList } from '../ports/staff-and-policy.ts';
import { displayFor } from '../staff/display.ts';
import { readerIn } from '../staff/staff-member.ts';
import { drop, type Occasion, type Readiness, toCustomer } from './customer-letter.ts';

/**
 * A letter about a turn is dropped when somebody has decided in the meantime: nothing is asked of
 * its reader any more.
 */
export async function prepareFeedback(
  store: Archives & Feedbacks & StaffList,
  { rulebook, letter, now }: Occasion,
  content: LetterContent & { kind: 'feedback' },
): Promise<Readiness> {
  const [staff, feedback, steps] = await Promise.all([
    store.staff(),
    store.feedback(content.feedbackId),
    store.stepsOf(content.feedbackId),
  ]);
  const reader = await readerIn(store, staff, content.staffId);
  const step = steps.find(({ number }) => number === content.step);
  // It is there and cannot be read: the letter waits until it is mended.
  if (feedback && !step && content.step <= feedback.steps)
    throw new Error(`step ${content.step} of ${content.feedbackId} cannot be read`);
  if (!reader || hasLeft(reader, rulebook.zone.dateAt(now)) || !feedback || !step)
    return drop('recipient-gone');
  if (!reader.email) return drop('no-address');
  // Decided, or a decision of which the reader is told was withdrawn: nothing of it is true any
  // more.
  const withdrawn = steps.some(({ code, number }) => code === 'withdrawn' && number > step.number);
  if (step.code === 'decided' ? withdrawn : feedback.decision) return drop('no-longer-due');
  const [stored, earlier] = await Promise.all([
    store.archive(feedback.customerId),
    earlierFeedback(store, feedback, rulebook.zone),
  ]);
  const { time } = rulebook.governing(feedback);
  return {
    is: 'ready',
    facts: {
      kind: 'feedback',
      letterId: letter.id,
      writtenAt: now,
      to: reader.email,
      language: reader.language ?? rulebook.versionOn(rulebook.zone.dateAt(now)).policy.language,
      reader,
      feedback,
      step,
      steps: steps.filter(({ number }) => number <= step.number),
      earlier,
      profile: stored?.profile,
      customerEmail: stored?.archive.email ?? null,
      waited: time.between(Temporal.Instant.from(feedback.start), now),
      top: nextTurn(feedback, staff, rulebook) === undefined,
      display: (nobody) => displayFor(staff, rulebook.zone, nobody),
    },
  };
}

/**
 * Consent, address, suppression and quiet hours are checked again: all may have changed since the
 * decision.
 */
export async function prepareAnswer(
  store: Parameters<typeof toCustomer>[0] & Feedbacks,
  occasion: Occasion,
  content: LetterContent & { kind: 'answer' },
): Promise<Readiness> {
  const feedback = await store.feedback(content.feedbackId);
  if (!feedback?.decision) return drop('no-longer-due');
  const { decision, withdrawals } = feedback;
  if ((content.number ?? 1) !== withdrawals + 1) return drop('no-longer-due');
  // Queued by an earlier version of the code, which would have sent the decision itself.
  const { answer } = decision;
  if (answer === null) return drop('nothing-to-do');
  return toCustomer(store, occasion, content.customerId, (customer) => ({
    ...customer,
    kind: 'answer',
    feedbackId: feedback.id,
    said: feedback.text,
    saidOn: occasion.rulebook.zone.dateAt(Temporal.Instant.from(feedback.reportedAt)),
    answer,
  }));
}
