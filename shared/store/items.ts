import * as z from 'zod';
import { archiveSchema } from '../domain/customers/archive.ts';
import { balanceSchema } from '../domain/customers/balance.ts';
import { orderSchema } from '../domain/customers/order.ts';
import { profileSchema } from '../domain/customers/profile.ts';
import { taskSchema } from '../domain/customers/task.ts';
import { touchSchema } from '../domain/customers/touch.ts';
import { caseSchema } from '../domain/feedback/case.ts';
import { feedbackSchema } from '../domain/feedback/feedback.ts';
import { stepSchema } from '../domain/feedback/feedback-step.ts';
import { lazily } from '../domain/lazily.ts';
import { letterSchema } from '../domain/letters/letter.ts';
import { receiptsSchema } from '../domain/letters/receipts.ts';
import { SUPPRESSION_REASONS } from '../domain/names.ts';
import { policySchema } from '../domain/policy/policy.ts';
import { erasureSchema } from '../domain/records/erasure.ts';
import { fileMomentSchema } from '../domain/records/file-moment.ts';
import { staffSchema } from '../domain/staff/staff.ts';
import { instantTextSchema, localDateSchema } from '../domain/time/dates.ts';
import { ALL_SHARDS, sweptAttribute } from './keys.ts';

/**
 * What the items of the table look like beside their keys. Every read is parsed by one of these.
 */
export const archiveItemSchema = lazily(() =>
  z.object({
    kind: z.literal('customer'),
    version: z.number(),
    dueAt: instantTextSchema.optional(),
    archive: archiveSchema().omit({ version: true, balance: true, holders: true }),
    holders: archiveSchema().shape.holders,
    balance: balanceSchema().nullable(),
    profile: profileSchema(),
    /** Absent where an earlier version of the code counted last. */
    countedBy: z.number().optional(),
    /** Without one, nobody knows by which file: any may say something newer. */
    told: fileMomentSchema().optional(),
    balanceTold: fileMomentSchema().optional(),
  }),
);

export const staffItemSchema = lazily(() =>
  z.object({
    kind: z.literal('staff'),
    version: z.number(),
    dueAt: instantTextSchema.optional(),
    staff: staffSchema().omit({ version: true, dueAt: true, leavesOn: true, fileMoment: true }),
    leavesOn: staffSchema().shape.leavesOn,
    told: fileMomentSchema().optional(),
  }),
);

export const letterItemSchema = lazily(() =>
  z.object({
    kind: z.literal('letter'),
    version: z.number(),
    dueAt: instantTextSchema.optional(),
    letter: letterSchema().omit({ version: true, receipts: true }),
    receipts: receiptsSchema(),
  }),
);

const standsBeside = { beforeDecision: true, withdrawals: true, reopens: true, reopenedAs: true } as const;

export const feedbackItemSchema = lazily(() =>
  z.object({
    kind: z.literal('feedback'),
    version: z.number(),
    feedback: feedbackSchema().omit({ version: true, ...standsBeside }),
    ...feedbackSchema().pick(standsBeside).shape,
    /**
     * What the decision in force has for the customer; absent where an earlier version of the code
     * decided.
     */
    answer: z.string().nullable().optional(),
  }),
);

export const stepItemSchema = lazily(() =>
  z.object({ kind: z.literal('feedback-step'), step: stepSchema() }),
);
export const caseItemSchema = lazily(() => z.object({ kind: z.literal('case'), case: caseSchema() }));
export const taskItemSchema = lazily(() => z.object({ kind: z.literal('task'), task: taskSchema() }));
export const orderItemSchema = lazily(() => z.object({ kind: z.literal('order'), order: orderSchema() }));
export const touchItemSchema = lazily(() => z.object({ kind: z.literal('touch'), touch: touchSchema() }));

export const caseloadsItemSchema = lazily(() =>
  z.object({
    kind: z.literal('roster'),
    version: z.number(),
    customers: z.record(z.string(), z.number()),
  }),
);

export const suppressionItemSchema = lazily(() =>
  z.object({
    kind: z.literal('suppression'),
    suppressedAt: instantTextSchema,
    because: z.enum(SUPPRESSION_REASONS),
  }),
);

export const policyItemSchema = lazily(() =>
  z.object({
    kind: z.literal('policy'),
    version: z.number(),
    effectiveOn: localDateSchema.nullable(),
    policy: policySchema(),
    /** Only in the note that a pending version was withdrawn. */
    withdraws: z.number().optional(),
  }),
);

export const erasureItemSchema = lazily(() =>
  z.object({ kind: z.literal('erasure'), erasure: erasureSchema() }),
);

/** No business records, and of one shape forever: they carry neither kind nor schema. */
export const clockItemSchema = lazily(() =>
  z.object({
    ...Object.fromEntries(ALL_SHARDS.map((shard) => [sweptAttribute(shard), instantTextSchema.optional()])),
    sweptThrough: instantTextSchema.optional(),
    datedIn: z.string().optional(),
    standsAt: instantTextSchema.optional(),
  }),
);

export const leaseItemSchema = lazily(() =>
  z.object({
    holder: z.string().optional(),
    heldUntil: instantTextSchema.optional(),
    freeFromMs: z.number(),
  }),
);
