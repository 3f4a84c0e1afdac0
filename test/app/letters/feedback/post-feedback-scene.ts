import { coordinateFeedback } from '../../../../shared/app/feedback/coordinate-feedback.ts';
import { type DecisionGiven, decideFeedback } from '../../../../shared/app/feedback/decide-feedback.ts';
import { type FeedbackGiven, reportFeedback } from '../../../../shared/app/feedback/report-feedback.ts';
import type { PostReport } from '../../../../shared/app/letters/post-services.ts';
import type { InstantText } from '../../../../shared/domain/time/dates.ts';
import { at, type Department, LONDON, openDepartment } from '../../../fixtures/department.ts';
import type { Mailbox } from '../../../fixtures/mailbox.ts';
import { type Files, mailed, member, sweepAt, takeIn } from '../../clock/sweep-scene.ts';
import { postAt, sendingTo } from '../post-scene.ts';

/**
 * London, 09:00-12:00 and 13:30-18:00, no letters but those about feedback. On 2011-04-04, a
 * Monday, the clock there shows an hour more than UTC.
 */
export const POLICY = {
  ...LONDON,
  digest: { on: false },
  revisitMail: { 'idle-week': false, 'monthly-touch': false },
  // Answers leave at once; second thoughts have tests of their own.
  response: { secondThoughtMinutes: 0 },
};

const withAddress = (id: string, name: string, role: Parameters<typeof member>[1], facts = {}) =>
  member(id, role, { name, email: `${id.toLowerCase()}@rainbow.example`, ...facts });

export const ANN = withAddress('S-1', 'Ann Lee', 'specialist', { supervisor: 'U-1' });
export const UMA = withAddress('U-1', 'Uma Ray', 'supervisor', { supervisor: 'M-1' });
export const MAX = withAddress('M-1', 'Max Orr', 'manager', { supervisor: 'X-1' });
export const XENIA = withAddress('X-1', 'Xenia Poe', 'marketing-director', { supervisor: 'G-1' });
export const GAO = withAddress('G-1', 'Gao Wei', 'general-manager');
export const DAN = withAddress('D-1', 'Dan Ode', 'department-head', { department: 'Greenhouse' });
export const EVERYBODY = [ANN, UMA, MAX, XENIA, GAO, DAN];

/**
 * A department that sends to `endpoint`: one customer, who agreed to letters, and everybody on the
 * ladder.
 */
export async function openDesk(endpoint: string, files: Files = {}): Promise<Department> {
  const department = await openDepartment(sendingTo(endpoint));
  await takeIn(department.store, {
    policy: POLICY,
    staff: EVERYBODY,
    customers: [mailed('C-1', { name: 'Mary', company: 'Flowers Ltd' })],
    ...files,
  });
  return department;
}

/** Ann reports what a customer said. Returns the id. */
export async function report(
  { store }: Department,
  instant: InstantText,
  given: Partial<FeedbackGiven> = {},
): Promise<string> {
  const said = {
    customerId: 'C-1',
    text: 'The tulips arrived broken.',
    channel: 'phone',
    by: 'S-1',
  } as const;
  const unread = { category: undefined, urgency: 'normal' } as const;
  const now = at(instant);
  return (await reportFeedback(store, { ...said, ...unread, at: now, ...given }, now)).feedback.id;
}

export const decide = (
  { store }: Department,
  feedbackId: string,
  by: string,
  instant: InstantText,
  given: Partial<DecisionGiven> = {},
) => {
  const decision = { decision: 'Replace them.', answer: 'New ones leave today.', ...given };
  return decideFeedback(store, { feedbackId, by, at: at(instant), ...decision }, at(instant));
};

export const coordinate = (
  { store }: Department,
  feedbackId: string,
  instant: InstantText,
  department = 'Greenhouse',
) => coordinateFeedback(store, { feedbackId, by: 'U-1', department, at: at(instant) }, at(instant));

/** A minute of the clock: sweep, then post. */
export async function tick(department: Department, instant: InstantText): Promise<PostReport> {
  await sweepAt(department.store, instant);
  return postAt(department, instant);
}

/** What arrived since the last look: `u-1: Decide by …`, oldest first. */
export async function arrived(mailbox: Mailbox): Promise<string[]> {
  const letters = await mailbox.letters();
  await mailbox.empty();
  return letters.map(({ destination, subject }) => {
    const [, who] = /<([^@]+)@/.exec(destination.to.join()) ?? [];
    return `${who}: ${subject.split(' · ')[0]}`;
  });
}
