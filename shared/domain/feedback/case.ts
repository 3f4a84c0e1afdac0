import * as z from 'zod';
import { lazily } from '../lazily.ts';
import { CATEGORIES } from '../names.ts';
import { instantTextSchema } from '../time/dates.ts';

/** What the department learnt from decided feedback (案例). */
export const caseSchema = lazily(() =>
  z.object({
    feedbackId: z.string(),
    customerId: z.string(),
    customerName: z.string(),
    category: z.enum(CATEGORIES),
    /** What the customer said. */
    said: z.string(),
    problem: z.string(),
    cause: z.string(),
    /** Who was responsible. */
    department: z.string(),
    lesson: z.string(),
    /** An http or https link to photographs, a test report, a conversation. */
    evidence: z.string().nullable(),
    filedBy: z.string(),
    filedAt: instantTextSchema,
  }),
);
export type Case = z.infer<ReturnType<typeof caseSchema>>;
