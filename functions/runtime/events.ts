import { Temporal } from 'temporal-polyfill';
import * as z from 'zod';
import { lazily } from '../../shared/domain/lazily.ts';
import { SHARD_COUNT } from '../../shared/store/keys.ts';

const instant = () =>
  z.string().transform((text, context) => {
    try {
      return Temporal.Instant.from(text);
    } catch {
      context.addIssue({ code: 'custom', message: `${text} is no instant such as 2026-11-23T00:30:00Z` });
      return z.NEVER;
    }
  });

const shards = () =>
  z
    .array(
      z
        .int()
        .min(0)
        .max(SHARD_COUNT - 1),
    )
    .min(1)
    .transform((given) => [...new Set(given)]);

/**
 * EventBridge Scheduler sends `{"at": "<aws.scheduler.scheduled-time>"}`; without it, the
 * function's own clock.
 */
export const minuteSchema = lazily(() => z.object({ at: instant().optional() }));

/** A sweep of all shards, or of those that somebody names. */
export const sweepEventSchema = lazily(() => minuteSchema().extend({ shards: shards().optional() }));

/**
 * One part of a backlog: the moment of the sweep that found it too large, and the shards of this
 * part.
 */
export const partSchema = lazily(() => z.object({ at: instant(), shards: shards() }));

/** What an SQS queue hands over. */
export const queueEventSchema = lazily(() =>
  z.object({ Records: z.array(z.object({ messageId: z.string(), body: z.string() })) }),
);
export type QueueEvent = z.infer<ReturnType<typeof queueEventSchema>>;

/** S3 writes a space as `+` and everything else that is not plain as `%..`. */
const objectKey = () => z.string().transform((key) => decodeURIComponent(key.replaceAll('+', ' ')));

/** What S3 tells of new objects; a test message when the notification is set up tells of none. */
export const droppedSchema = lazily(() =>
  z.object({
    Records: z
      .array(
        z.object({
          eventTime: instant().optional(),
          s3: z.object({
            bucket: z.object({ name: z.string() }),
            object: z.object({
              key: objectKey(),
              versionId: z.string().optional(),
              sequencer: z.string().optional(),
            }),
          }),
        }),
      )
      .default([]),
  }),
);
