import { type Feedback, laterFacts } from '../../../shared/domain/feedback/feedback.ts';
import { clockStep, type Stepped } from '../../../shared/domain/feedback/feedback-clock.ts';
import { rungOfAsking, unansweredAt } from '../../../shared/domain/feedback/feedback-standing.ts';
import type { FeedbackStep } from '../../../shared/domain/feedback/feedback-step.ts';
import { startDateOf, turnOf } from '../../../shared/domain/feedback/feedback-turn.ts';
import type { Rulebook } from '../../../shared/domain/follow-up/rulebook.ts';
import type { Role } from '../../../shared/domain/names.ts';
import { headOf, holderFrom } from '../../../shared/domain/staff/ladder.ts';
import type { Staff } from '../../../shared/domain/staff/staff.ts';
import { type InstantText, instantText } from '../../../shared/domain/time/dates.ts';
import { at, memberOf, rulebookFor } from '../../fixtures/department.ts';

/**
 * Monday to Friday, 09:00-12:00 and 13:30-18:00, as in docs/design.md, "The response clock";
 * 2026-11-23 is a Monday.
 */
export const OFFICE = { zone: 'UTC', calendar: { holidays: 'none' } };
export const OFFICE_RULES: Rulebook = rulebookFor(OFFICE);

const person = (staffId: string, role: Role, facts: Partial<Staff> = {}): Staff =>
  memberOf({ staffId, role, ...facts });

/** One person on each rung, a second supervisor, and the heads of two other departments. */
export const TEAM: readonly Staff[] = [
  person('S-1', 'specialist', { supervisor: 'SV-1' }),
  person('SV-1', 'supervisor'),
  person('SV-2', 'supervisor'),
  person('M-1', 'manager'),
  person('D-1', 'marketing-director'),
  person('G-1', 'general-manager'),
  person('H-1', 'department-head', { department: 'Quality' }),
  person('H-2', 'department-head', { department: 'Logistics' }),
];

/** The team with other facts about some of its members. */
export const teamWith = (facts: Readonly<Record<string, Partial<Staff>>>): Staff[] =>
  TEAM.map((member) => ({ ...member, ...facts[member.staffId] }));
export const teamWithout = (...roles: Role[]): Staff[] => TEAM.filter(({ role }) => !roles.includes(role));

/** Away for the whole of these days, perhaps with somebody to stand in. */
export const away = (
  from: Staff['absences'][number]['from'],
  until = from,
  substitute: string | null = null,
): Partial<Staff> => ({ absences: [{ from, until }], substitute });

const REPORTED_AT: InstantText = '2026-11-23T10:05:00Z';

/** Feedback as it was reported, on the turn of whoever must decide it first. */
export function feedbackOf(
  facts: Partial<Feedback> = {},
  staff: readonly Staff[] = TEAM,
  rulebook: Rulebook = OFFICE_RULES,
): Feedback {
  const { reportedAt = REPORTED_AT } = facts;
  const [policyVersion, specialist] = [1, 'S-1'];
  const { ladder } = rulebook.governing({ policyVersion }).policy.response;
  const first = staff.find(({ staffId }) => staffId === specialist);
  const holder = holderFrom(0, ladder, first, staff, startDateOf(reportedAt, rulebook, policyVersion));
  const turn = turnOf(holder, null, reportedAt, rulebook, {
    policyVersion,
    urgency: facts.urgency ?? 'normal',
  });
  return {
    ...laterFacts,
    id: 'C-1:20261123T100500Z:0a1b2c',
    customerId: 'C-1',
    customerName: 'Acme',
    text: 'The parcel arrived broken.',
    channel: 'phone',
    category: 'product',
    urgency: 'normal',
    because: { category: { code: 'given' }, urgency: { code: 'given' } },
    reportedAt,
    reportedBy: null,
    specialist,
    policyVersion,
    start: turn.start,
    deadline: turn.deadline,
    turn,
    turnBefore: null,
    departments: [],
    unanswered: [],
    steps: 1,
    lastStepAt: reportedAt,
    decision: null,
    survey: null,
    filed: null,
    version: 1,
    ...facts,
  };
}

/** Asks another department: its head's turn takes the place of the one that ran. */
export function asking(
  feedback: Feedback,
  by: string,
  department: string,
  since: InstantText,
  staff: readonly Staff[] = TEAM,
  rulebook: Rulebook = OFFICE_RULES,
): Feedback {
  const head = headOf(department, staff, startDateOf(since, rulebook, feedback.policyVersion));
  if (!head) throw new RangeError(`nobody heads ${department}`);
  const asker = staff.find(({ staffId }) => staffId === by);
  if (!asker) throw new RangeError(`nobody is ${by}`);
  const rung = rungOfAsking(feedback, asker.role, at(since), rulebook);
  const everybody = { department, by: [...(feedback.turn.asked?.by ?? []), by] };
  const turn = turnOf({ rung, ...head }, everybody, since, rulebook, feedback);
  const departments = [...feedback.departments, department];
  const unanswered = unansweredAt(feedback, at(since));
  return { ...feedback, turn, turnBefore: null, departments, unanswered };
}

/** What became of feedback, and every step on the way. */
export interface Course {
  feedback: Feedback;
  steps: FeedbackStep[];
}

type Step = typeof clockStep;

/** Fires all that is due at `now`, as one sweep does. */
export function sweepOnce(
  { feedback, steps }: Course,
  now: InstantText,
  staff: readonly Staff[] = TEAM,
  rulebook: Rulebook = OFFICE_RULES,
  step: Step = clockStep,
): Course {
  const course: Course = { feedback, steps: [...steps] };
  while (course.feedback.turn.next.at <= now) {
    const stepped: Stepped = step(course.feedback, staff, rulebook, at(now));
    course.feedback = stepped.feedback;
    course.steps.push(stepped.step);
  }
  return course;
}

const MINUTE_MS = 60_000;

/**
 * A sweep in every minute after the report; those in which nothing is due, and which do nothing,
 * are left out.
 */
export function sweepEveryMinute(
  feedback: Feedback,
  through: InstantText,
  staff: readonly Staff[] = TEAM,
  rulebook: Rulebook = OFFICE_RULES,
  step: Step = clockStep,
): Course {
  const reportedAt = at(feedback.reportedAt);
  let course: Course = { feedback, steps: [] };
  for (;;) {
    const waitsMs = at(course.feedback.turn.next.at).epochMilliseconds - reportedAt.epochMilliseconds;
    const now = instantText(reportedAt.add({ minutes: Math.ceil(waitsMs / MINUTE_MS) }));
    if (now > through) return course;
    course = sweepOnce(course, now, staff, rulebook, step);
  }
}
