import * as z from 'zod';
import { lazily } from '../lazily.ts';
import { CHANNELS, RULES, type RuleName, TASK_STATES } from '../names.ts';
import { instantTextSchema, type LocalDate, localDateSchema } from '../time/dates.ts';

/** Why a task was opened. */
const taskReasonSchema = lazily(() =>
  z.discriminatedUnion('code', [
    z.object({
      code: z.literal('idle-week'),
      basis: z.enum(['order', 'contract', 'archive']),
      on: localDateSchema,
      days: z.number(),
    }),
    z.object({
      code: z.literal('monthly-touch'),
      basis: z.enum(['order', 'contract', 'archive']),
      on: localDateSchema,
      /** Which month without an order, from 1, and which of its contacts, from 1. */
      month: z.number(),
      contact: z.number(),
      contacts: z.number(),
    }),
    z.object({
      code: z.literal('annual-visit'),
      on: localDateSchema,
      year: z.number(),
      since: localDateSchema,
    }),
  ]),
);
export type TaskReason = z.infer<ReturnType<typeof taskReasonSchema>>;

/** How a task ended. */
const taskEndSchema = lazily(() =>
  z.discriminatedUnion('state', [
    z.object({
      state: z.literal('done'),
      by: z.string(),
      at: instantTextSchema,
      channel: z.enum(CHANNELS),
      on: localDateSchema,
    }),
    z.object({
      state: z.literal('cancelled'),
      why: z.enum(['ordered', 'archive-corrected']),
      /**
       * The order that came, or that was corrected or withdrawn; null where a date of the archive
       * was corrected.
       */
      orderId: z.string().nullable(),
      on: localDateSchema,
    }),
    z.object({ state: z.literal('missed'), on: localDateSchema }),
    z.object({ state: z.literal('excused'), by: z.string(), at: instantTextSchema, why: z.string() }),
  ]),
);
export type TaskEnd = z.infer<ReturnType<typeof taskEndSchema>>;

/** Something a person must do inside a window of days (待办). It never moves its window. */
export const taskSchema = lazily(() =>
  z.object({
    id: z.string(),
    rule: z.enum(RULES),
    customerId: z.string(),
    customerName: z.string(),
    opens: localDateSchema,
    closes: localDateSchema,
    /** Touches count from here; earlier than `opens` only for the annual visit. */
    since: localDateSchema,
    dueOn: localDateSchema,
    channels: z.array(z.enum(CHANNELS)).readonly(),
    state: z.enum(TASK_STATES),
    assignee: z.string().nullable(),
    reason: taskReasonSchema(),
    policyVersion: z.number(),
    openedAt: instantTextSchema,
    /**
     * Every ending in order: a missed task may still be excused, or turn out to have been done in
     * time.
     */
    ends: z.array(taskEndSchema().and(z.object({ recordedAt: instantTextSchema }))).readonly(),
  }),
);
export type Task = z.infer<ReturnType<typeof taskSchema>>;

/** Derived from what the task means, so that opening it twice is opening it once. */
export const taskId = (rule: RuleName, customerId: string, opens: LocalDate): string =>
  `${rule}:${customerId}:${opens}`;

/** Of a task id, only the customer's part may contain a colon. */
export const customerIdOfTask = (id: string): string => id.slice(id.indexOf(':') + 1, id.lastIndexOf(':'));

/** Whether a touch on `channel` dated `on` does the task. */
export const accepts = (
  task: { since: LocalDate; closes: LocalDate; channels: Task['channels'] },
  touch: { on: LocalDate; channel: Task['channels'][number] },
): boolean => task.since <= touch.on && touch.on < task.closes && task.channels.includes(touch.channel);
