import * as z from 'zod';
import { lazily } from '../lazily.ts';
import { LETTER_STATES } from '../names.ts';
import { type InstantText, instantTextSchema, localDateSchema } from '../time/dates.ts';
import { receiptsSchema } from './receipts.ts';

/** Why a letter is where it is, for a person. */
const letterNoteSchema = lazily(() =>
  z.discriminatedUnion('code', [
    z.object({ code: z.literal('unsubscribed') }),
    z.object({ code: z.literal('no-consent') }),
    z.object({ code: z.literal('no-address') }),
    z.object({ code: z.literal('no-longer-due') }),
    z.object({ code: z.literal('nothing-to-do') }),
    z.object({ code: z.literal('recipient-gone') }),
    z.object({ code: z.literal('refused'), error: z.string() }),
    z.object({ code: z.literal('fate-unknown'), error: z.string() }),
    /** SES took it over and could not deliver it. */
    z.object({ code: z.literal('bounced'), error: z.string() }),
    z.object({ code: z.literal('rejected'), error: z.string() }),
    /** It arrived, and its reader called it spam. */
    z.object({ code: z.literal('complained') }),
    /**
     * The address is on the suppression list, since an earlier letter bounced or was called spam.
     */
    z.object({ code: z.literal('bounced-before') }),
    z.object({ code: z.literal('complained-before') }),
  ]),
);
export type LetterNote = z.infer<ReturnType<typeof letterNoteSchema>>;

/** What a letter says; the words are set when it is sent, from what is true then. */
const letterContentSchema = lazily(() =>
  z.discriminatedUnion('kind', [
    /** The morning letter of a specialist or supervisor; missed tasks are told from `since` on. */
    z.object({
      kind: z.literal('digest'),
      staffId: z.string(),
      on: localDateSchema,
      since: instantTextSchema,
    }),
    /** To a customer, about the task that was opened for it. */
    z.object({
      kind: z.literal('revisit'),
      rule: z.enum(['idle-week', 'monthly-touch']),
      customerId: z.string(),
      taskId: z.string(),
      on: localDateSchema,
    }),
    /** To a member of staff, about one step in the history of feedback. */
    z.object({ kind: z.literal('feedback'), staffId: z.string(), feedbackId: z.string(), step: z.number() }),
    /** To a customer, about the decision on their feedback. */
    z.object({
      kind: z.literal('answer'),
      customerId: z.string(),
      feedbackId: z.string(),
      /** Which decision on it, from 1: those before were withdrawn. */
      number: z.number().optional(),
    }),
    /** To whoever leads `about`, to whom a letter did not arrive: once a day. */
    z.object({
      kind: z.literal('unreachable'),
      staffId: z.string(),
      about: z.string(),
      on: localDateSchema,
      /**
       * Where it should have gone, and what became of it; which letter it was is nobody's business
       * after an erasure.
       */
      to: z.string().nullable(),
      why: letterNoteSchema().nullable(),
    }),
  ]),
);
export type LetterContent = z.infer<ReturnType<typeof letterContentSchema>>;

/** An e-mail that must go out once (邮件). */
export const letterSchema = lazily(() =>
  z.object({
    id: z.string(),
    content: letterContentSchema(),
    state: z.enum(LETTER_STATES),
    queuedAt: instantTextSchema,
    attempts: z.number(),
    to: z.string().nullable(),
    subject: z.string().nullable(),
    messageId: z.string().nullable(),
    settledAt: instantTextSchema.nullable(),
    note: letterNoteSchema().nullable(),
    receipts: receiptsSchema(),
    version: z.number(),
  }),
);
export type Letter = z.infer<ReturnType<typeof letterSchema>>;

/** Derived from what the letter means, so that owing it twice is owing it once. */
export function letterId(content: LetterContent): string {
  switch (content.kind) {
    case 'digest':
      return `digest:${content.staffId}:${content.on}`;
    case 'revisit':
      return `revisit:${content.taskId}`;
    case 'feedback':
      return `feedback:${content.feedbackId}:${content.step}:${content.staffId}`;
    case 'answer':
      return `answer:${content.feedbackId}${(content.number ?? 1) > 1 ? `:${content.number}` : ''}`;
    case 'unreachable':
      return `unreachable:${content.about}:${content.on}:${content.staffId}`;
    default:
      return content satisfies never;
  }
}

/** The id of the person that a letter is for: a member of staff, or a customer. */
export const recipientOf = (content: LetterContent): string =>
  'staffId' in content ? content.staffId : content.customerId;

export const newLetter = (content: LetterContent, queuedAt: InstantText): Letter => ({
  id: letterId(content),
  content,
  state: 'queued',
  queuedAt,
  attempts: 0,
  to: null,
  subject: null,
  messageId: null,
  settledAt: null,
  note: null,
  receipts: {},
  version: 1,
});
