import { Temporal } from 'temporal-polyfill';
import * as z from 'zod';
import { ALL_SHARDS, SHARD_COUNT } from '../shared/store/keys.ts';

const instant = z.string().transform((text, context) => {
  try {
    return Temporal.Instant.from(text);
  } catch {
    context.addIssue({ code: 'custom', message: `${text} is no instant such as 2026-11-23T00:30:00Z` });
    return z.NEVER;
  }
});

/** EventBridge Scheduler sends `{"at": "<aws.scheduler.scheduled-time>"}`; without it, the function's own clock. */
export const postEventSchema = z.object({ at: instant.optional() });

/** A sweep of some shards, or of all. */
export const sweepEventSchema = postEventSchema.extend({
  shards: z
    .array(
      z
        .int()
        .min(0)
        .max(SHARD_COUNT - 1),
    )
    .min(1)
    .transform((shards) => [...new Set(shards)])
    .default([...ALL_SHARDS]),
});
