import * as z from 'zod';
import { lazily } from '../lazily.ts';
import { instantTextSchema } from '../time/dates.ts';
import { ABOUT_CUSTOMERS, type ERASURE_TURNS, RECORDS } from './record-kind.ts';

/** What is kept of a customer; `other` is what a later version of the code may have added. */
export const TRACES = [...ABOUT_CUSTOMERS, 'other'] as const;
export type TraceKind = (typeof TRACES)[number];

/** The turn in which an erasure takes it away. */
export const turnOf = (kind: TraceKind): (typeof ERASURE_TURNS)[number] =>
  kind === 'other' ? 'rest' : RECORDS[kind].erasure;

const traceCountsSchema = lazily(() => z.partialRecord(z.enum(TRACES), z.number()));
export type TraceCounts = z.infer<ReturnType<typeof traceCountsSchema>>;

/**
 * That everything about a customer was erased on request, without anything about the customer but
 * the id.
 */
export const erasureSchema = lazily(() =>
  z.object({
    customerId: z.string(),
    /** Of the erasures of this customer, from 1: who was erased may come back, and ask again. */
    number: z.number(),
    by: z.string(),
    at: instantTextSchema,
    /** What was there when it began. */
    found: traceCountsSchema(),
    /** Null until nothing is left: an erasure that was killed halfway is to be run again. */
    finishedAt: instantTextSchema.nullable(),
  }),
);
export type Erasure = z.infer<ReturnType<typeof erasureSchema>>;

export function countsOf(kinds: Iterable<TraceKind>): TraceCounts {
  const counts: TraceCounts = {};
  for (const kind of kinds) counts[kind] = (counts[kind] ?? 0) + 1;
  return counts;
}
