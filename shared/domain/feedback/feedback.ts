import * as z from 'zod';
import { lazily } from '../lazily.ts';
import { CATEGORIES, FEEDBACK_CHANNELS, URGENCIES } from '../names.ts';
import { passedSchema, turnSchema } from '../response/turn.ts';
import { type InstantText, instantTextSchema } from '../time/dates.ts';

/**
 * Why feedback has its category or urgency: somebody said so, or a sign in its text, or nothing
 * spoke for another.
 */
const becauseSchema = lazily(() =>
  z.discriminatedUnion('code', [
    z.object({ code: z.literal('given') }),
    z.object({ code: z.literal('sign'), sign: z.string() }),
    z.object({ code: z.literal('no-sign') }),
  ]),
);
export type Because = z.infer<ReturnType<typeof becauseSchema>>;
const unansweredSchema = lazily(() => z.array(passedSchema()).readonly());

const decisionSchema = lazily(() =>
  z.object({
    by: z.string(),
    at: instantTextSchema,
    recordedAt: instantTextSchema,
    text: z.string(),
    /** What was written for the customer; null: nothing, so nothing is sent to them. */
    answer: z.string().nullable(),
    /** The rung that the matter had reached, by the calendar. */
    rung: z.number(),
    /** No deadline had passed, whether the clock had come to it or not. */
    inTime: z.boolean(),
    /** Working minutes from the start of the first turn. */
    minutes: z.number(),
    /**
     * The turn in which it was decided: its department, and the same two measures of that turn
     * alone.
     */
    turn: z.object({ department: z.string().nullable(), inTime: z.boolean(), minutes: z.number() }),
    /** Whether the customer is written to, and why not. */
    toCustomer: z.enum(['letter', 'nothing', 'no-address', 'no-consent', 'month-full']),
  }),
);
export type Decision = z.infer<ReturnType<typeof decisionSchema>>;
export type ToCustomer = Decision['toCustomer'];

const surveySchema = lazily(() =>
  z.object({
    score: z.int().min(1).max(5),
    comment: z.string(),
    at: instantTextSchema,
  }),
);

/**
 * What a customer said that needs a decision (回访反馈/投诉). Runs on the response clock until it is
 * decided.
 */
export const feedbackSchema = lazily(() =>
  z.object({
    id: z.string(),
    customerId: z.string(),
    customerName: z.string(),
    text: z.string(),
    channel: z.enum(FEEDBACK_CHANNELS),
    category: z.enum(CATEGORIES),
    urgency: z.enum(URGENCIES),
    because: z.object({ category: becauseSchema(), urgency: becauseSchema() }),
    reportedAt: instantTextSchema,
    /** The member of staff who brought it, and who is told the answer. */
    reportedBy: z.string().nullable(),
    /** The customer's specialist when it was reported. */
    specialist: z.string().nullable(),
    /** The policy whose calendar, minutes and ladder it keeps. */
    policyVersion: z.number(),
    /** The start and deadline of the very first turn. */
    start: instantTextSchema,
    deadline: instantTextSchema,
    turn: turnSchema(),
    /**
     * The turn that the last escalation took over from: an answer at its very deadline is still in
     * time.
     */
    turnBefore: turnSchema().nullable(),
    /** Every other department that was asked. */
    departments: z.array(z.string()).readonly(),
    /**
     * Whose deadlines passed without an answer, in order; a null department is customer service.
     */
    unanswered: unansweredSchema(),
    /** How many steps its history has, and the moment of the last. */
    steps: z.number(),
    lastStepAt: instantTextSchema,
    decision: decisionSchema().nullable(),
    /** What the decision in force put aside and its withdrawal brings back. */
    beforeDecision: z
      .object({ turnBefore: turnSchema().nullable(), unanswered: unansweredSchema() })
      .nullable(),
    /** How many decisions were withdrawn before their answers left. */
    withdrawals: z.number(),
    /** The decided feedback that this one takes up again, and those that took up this one. */
    reopens: z.string().nullable(),
    reopenedAs: z.array(z.string()).readonly(),
    survey: surveySchema().nullable(),
    filed: z.object({ by: z.string(), at: instantTextSchema }).nullable(),
    version: z.number(),
  }),
);
export type Feedback = z.infer<ReturnType<typeof feedbackSchema>>;

/** The moment at which the clock must look again; null once it is decided. */
export const dueAtOf = ({ decision, turn }: Feedback): InstantText | null => (decision ? null : turn.next.at);

/**
 * Facts that have come beside the others, with what they are of feedback that does not know them.
 */
export const laterFacts = { beforeDecision: null, withdrawals: 0, reopens: null, reopenedAs: [] } as const;

/**
 * Of the id of feedback, only the customer's part may hold a colon. Undefined when `id` cannot be
 * one.
 */
export const customerIdOfFeedback = (id: string): string | undefined =>
  /^(.+):\d{8}T\d{6}Z:[0-9a-f]{6}$/u.exec(id)?.[1];
