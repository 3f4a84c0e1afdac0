import * as z from 'zod';
import { lazily } from '../lazily.ts';
import { localDateSchema } from '../time/dates.ts';

/**
 * What a customer owes us (欠款), as the finance department's books said at the end of a local
 * day.
 */
export const balanceSchema = lazily(() =>
  z.object({
    /** A plain decimal; more than zero is owed, zero is cleared, less is paid in advance. */
    amount: z.string(),
    currency: z.string(),
    asOf: localDateSchema,
  }),
);
export type Balance = z.infer<ReturnType<typeof balanceSchema>>;
