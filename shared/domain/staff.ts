import * as z from 'zod';
import { instantTextSchema } from './dates.ts';
import { LANGUAGES, ROLES } from './names.ts';

/** Someone who works here (员工). */
export const staffSchema = z.object({
  staffId: z.string(),
  name: z.string(),
  role: z.enum(ROLES),
  email: z.string().nullable(),
  language: z.enum(LANGUAGES).nullable(),
  /** A specialist's share of customers, relative to the others; 0 takes no new ones. */
  capacity: z.number(),
  /** Who sees what this person missed. */
  supervisor: z.string().nullable(),
  /** The moment of the last digest; the next one tells what was missed since. */
  lastDigestAt: instantTextSchema.nullable(),
  dueAt: instantTextSchema.nullable(),
  version: z.number(),
});
export type Staff = z.infer<typeof staffSchema>;
