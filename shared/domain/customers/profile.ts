import * as z from 'zod';
import { lazily } from '../lazily.ts';

/** The part of an archive that people read and no rule asks for. */
export const profileSchema = lazily(() =>
  z.object({
    /** The person to talk to. */
    contact: z.string().nullable(),
    company: z.string().nullable(),
    phone: z.string().nullable(),
    country: z.string().nullable(),
    salesRep: z.string().nullable(),
  }),
);
export type Profile = z.infer<ReturnType<typeof profileSchema>>;
