import { displayFor } from '../../../shared/app/staff/display.ts';
import { type Feedback, laterFacts } from '../../../shared/domain/feedback/feedback.ts';
import { type FeedbackStep, stepSchema } from '../../../shared/domain/feedback/feedback-step.ts';
import type { Language } from '../../../shared/domain/names.ts';
import { instantText } from '../../../shared/domain/time/dates.ts';
import type { FeedbackFacts } from '../../../shared/mail/feedback-lead.ts';
import { at, memberOf, rulebookFor } from '../../fixtures/department.ts';

export const FEEDBACK_ID = 'C-1:20110407T090500Z:1f8a3c';
export const SAID = 'Half of the tulips arrived broken.\nPlease send new ones today.';

export const STAFF = [
  memberOf({ staffId: 'S-1', name: 'Ann Lee', email: 'ann@rainbow.example' }),
  memberOf({ staffId: 'U-1', name: 'Uma Ray', role: 'supervisor', email: 'uma@rainbow.example' }),
  memberOf({ staffId: 'M-1', name: 'Max Orr', role: 'manager', email: 'max@rainbow.example' }),
  memberOf({ staffId: 'D-1', name: 'Dan Ode', role: 'department-head', email: 'dan@rainbow.example' }),
  memberOf({ staffId: 'G-1', name: 'Gao Wei', role: 'general-manager', email: 'gao@rainbow.example' }),
];

/** Reported by Ann on Thursday at 10:05 in London, where it is an hour later than in UTC. */
export const feedbackOf = (facts: Partial<Feedback> = {}): Feedback => ({
  ...laterFacts,
  id: FEEDBACK_ID,
  customerId: 'C-1',
  customerName: 'Flowers Ltd',
  text: SAID,
  channel: 'phone',
  category: 'product',
  urgency: 'normal',
  because: { category: { code: 'sign', sign: 'broken' }, urgency: { code: 'no-sign' } },
  reportedAt: '2011-04-07T09:05:00Z',
  reportedBy: 'S-1',
  specialist: 'S-1',
  policyVersion: 1,
  start: '2011-04-07T09:05:00Z',
  deadline: '2011-04-07T10:05:00Z',
  turn: {
    rung: 0,
    holder: 'U-1',
    passedOver: [],
    asked: null,
    since: '2011-04-07T09:05:00Z',
    start: '2011-04-07T09:05:00Z',
    deadline: '2011-04-07T10:05:00Z',
    next: { does: 'warn', at: '2011-04-07T09:50:00Z' },
    reminded: 0,
  },
  turnBefore: null,
  departments: [],
  unanswered: [],
  steps: 1,
  lastStepAt: '2011-04-07T09:05:00Z',
  decision: null,
  survey: null,
  filed: null,
  version: 1,
  ...facts,
});

type Happened = Pick<FeedbackStep, 'code' | 'at'> & Record<string, unknown>;

const handed = (holder: string, deadline: string, rung = 0) => ({ holder, deadline, rung, passedOver: [] });

/** What can happen, at the moments at which it would. */
export const STEPS = {
  reported: {
    code: 'reported',
    at: '2011-04-07T09:05:00Z',
    by: 'S-1',
    channel: 'phone',
    ...handed('U-1', '2011-04-07T10:05:00Z'),
  },
  coordinated: {
    code: 'coordinated',
    at: '2011-04-07T09:20:00Z',
    by: 'U-1',
    department: 'Greenhouse',
    ...handed('D-1', '2011-04-07T10:20:00Z'),
  },
  warned: { code: 'warned', at: '2011-04-07T09:50:00Z', holder: 'U-1', deadline: '2011-04-07T10:05:00Z' },
  escalated: {
    code: 'escalated',
    at: '2011-04-07T10:05:00Z',
    from: 'U-1',
    waited: 85,
    ...handed('M-1', '2011-04-07T12:35:00Z', 1),
  },
  reminded: { code: 'reminded', at: '2011-04-07T15:35:00Z', holder: 'G-1', reminder: 2, waited: 325 },
  decided: {
    code: 'decided',
    at: '2011-04-07T16:00:00Z',
    by: 'G-1',
    decision: 'New tulips leave today.\nFreight is ours.',
  },
} as const satisfies Record<string, Happened>;

const historyOf = (happened: readonly Happened[], lateSeconds: number): FeedbackStep[] =>
  happened.map((body, index) => {
    const late = index === happened.length - 1 ? lateSeconds : 0;
    return stepSchema().parse({
      feedbackId: FEEDBACK_ID,
      number: index + 1,
      recordedAt: instantText(at(body.at).add({ seconds: late })),
      lateSeconds: late,
      ...body,
    });
  });

/** The feedback as the step left it: whose turn it is, or what was decided. */
function leftBy(step: FeedbackStep, feedback: Feedback): Feedback {
  if ('holder' in step) return { ...feedback, turn: { ...feedback.turn, holder: step.holder } };
  if (step.code !== 'decided') return feedback;
  const { by, at: moment, recordedAt, decision: text } = step;
  const counted = { inTime: false, minutes: 325 };
  const turn = { department: null, ...counted };
  const told = { text, answer: text, toCustomer: 'letter' } as const;
  const decision = { by, at: moment, recordedAt, rung: 3, ...counted, turn, ...told };
  return { ...feedback, decision: feedback.decision ?? decision };
}

interface Moments {
  /** How late the clock came to what happened last. */
  lateSeconds?: number;
  /** How long after that the letter is written. */
  postedAfterSeconds?: number;
  /** Whose turn it is by then, when it has gone on. */
  goneOnTo?: string;
}

/** A letter to `reader` about the last of what happened. */
export function feedbackTo(
  reader: string,
  happened: readonly Happened[],
  facts: Partial<FeedbackFacts> & Moments = {},
): FeedbackFacts {
  const { lateSeconds = 0, postedAfterSeconds = 60, goneOnTo, feedback = feedbackOf(), ...others } = facts;
  const steps = historyOf(happened, lateSeconds);
  const step = steps.at(-1)!;
  const member = STAFF.find(({ staffId }) => staffId === reader)!;
  const left = leftBy(step, feedback);
  return {
    kind: 'feedback',
    letterId: `feedback:${FEEDBACK_ID}:${steps.length}:${reader}`,
    writtenAt: at(step.recordedAt).add({ seconds: postedAfterSeconds }),
    to: member.email!,
    language: 'en',
    reader: member,
    feedback: goneOnTo ? { ...left, turn: { ...left.turn, holder: goneOnTo } } : left,
    step,
    steps,
    profile: {
      contact: 'Mary',
      company: 'Flowers Ltd',
      phone: '020 7946 0000',
      country: null,
      salesRep: null,
    },
    earlier: [],
    customerEmail: 'mary@flowers.example',
    waited: 'waited' in step ? step.waited : 60,
    top: false,
    display: (nobody) => displayFor(STAFF, rulebookFor().zone, nobody),
    ...others,
  };
}

const { reported, coordinated, warned, escalated, reminded, decided } = STEPS;
const urgent = { feedback: feedbackOf({ urgency: 'urgent' }) };

/** A letter of every kind, in a language. */
export const everyFeedbackLetter = (language: Language): Record<string, FeedbackFacts> => ({
  'a turn by report': feedbackTo('U-1', [reported], { language }),
  'a turn by coordination': feedbackTo('D-1', [reported, coordinated], { language }),
  'a warning': feedbackTo('U-1', [reported, warned], { language }),
  'an escalation': feedbackTo('M-1', [reported, warned, escalated], { language }),
  'a reminder': feedbackTo('G-1', [reported, warned, escalated, reminded], { language, top: true }),
  'a warning at the top': feedbackTo('G-1', [reported, { ...warned, holder: 'G-1' }], {
    language,
    top: true,
  }),
  'an escalation past nobody': feedbackTo(
    'M-1',
    [
      { ...reported, holder: null },
      { ...escalated, from: null },
    ],
    {
      language,
    },
  ),
  'the decision': feedbackTo('S-1', [reported, warned, escalated, decided], { language }),
  'a copy for the specialist': feedbackTo('S-1', [reported, warned, escalated], { language, ...urgent }),
  'a late escalation': feedbackTo('M-1', [reported, warned, escalated], {
    language,
    lateSeconds: 259_200,
    waited: 835,
  }),
  'a turn that has gone on': feedbackTo('U-1', [reported], {
    language,
    postedAfterSeconds: 3600,
    goneOnTo: 'M-1',
  }),
});
