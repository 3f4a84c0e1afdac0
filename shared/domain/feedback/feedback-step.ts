import * as z from 'zod';
import { lazily } from '../lazily.ts';
import { FEEDBACK_CHANNELS } from '../names.ts';
import { instantTextSchema } from '../time/dates.ts';

/** To whom a turn went, and until when. */
const handedSchema = lazily(() =>
  z.object({
    holder: z.string().nullable(),
    passedOver: z.array(z.string()).readonly(),
    rung: z.number(),
    deadline: instantTextSchema,
  }),
);

export type Handed = z.infer<ReturnType<typeof handedSchema>>;

/** One step in the history of feedback. Every step is kept. */
export const stepSchema = lazily(() =>
  z
    .discriminatedUnion('code', [
      handedSchema().extend({
        code: z.literal('reported'),
        by: z.string().nullable(),
        channel: z.enum(FEEDBACK_CHANNELS),
      }),
      z.object({ code: z.literal('warned'), holder: z.string().nullable(), deadline: instantTextSchema }),
      /** `waited`: working minutes since the first turn started. */
      handedSchema().extend({
        code: z.literal('escalated'),
        from: z.string().nullable(),
        waited: z.number(),
      }),
      handedSchema().extend({ code: z.literal('coordinated'), by: z.string(), department: z.string() }),
      z.object({
        code: z.literal('reminded'),
        holder: z.string().nullable(),
        /** Which reminder, from 1, counted by the calendar. */
        reminder: z.number(),
        waited: z.number(),
      }),
      z.object({ code: z.literal('decided'), by: z.string(), decision: z.string() }),
      handedSchema().extend({ code: z.literal('withdrawn'), by: z.string() }),
      /**
       * `as`: the feedback that takes this one up again; by nobody, the customer's survey did it.
       */
      z.object({ code: z.literal('reopened'), by: z.string().nullable(), as: z.string() }),
      /** The customer said more while it was undecided. */
      handedSchema().extend({ code: z.literal('added'), text: z.string() }),
      z.object({ code: z.literal('filed'), by: z.string() }),
    ])
    .and(
      z.object({
        feedbackId: z.string(),
        /** From 1. */
        number: z.number(),
        /** When it was due, or when it happened. */
        at: instantTextSchema,
        recordedAt: instantTextSchema,
        /**
         * How long after it was due the clock came to it, of reminders the first that was due; 0
         * for what people do.
         */
        lateSeconds: z.number(),
      }),
    ),
);
export type FeedbackStep = z.infer<ReturnType<typeof stepSchema>>;

/** Later than this, a step of the clock is late: a sweep a minute may come up to a minute after. */
export const LATE_AFTER_SECONDS = 60;

export const isLate = ({ lateSeconds }: FeedbackStep): boolean => lateSeconds > LATE_AFTER_SECONDS;
