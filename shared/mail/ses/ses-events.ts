import { Temporal } from 'temporal-polyfill';
import * as z from 'zod';
import type { MailEvent } from '../../app/letters/hear-of-letter.ts';
import { lazily } from '../../domain/lazily.ts';
import { excerpt } from '../../domain/reading/excerpt.ts';
import { instantText } from '../../domain/time/dates.ts';
import { LETTER_HEADER, LETTER_TAG, letterIdOf } from './letter-tag.ts';

const moment = () =>
  z.iso.datetime({ offset: true }).transform((text) => instantText(Temporal.Instant.from(text)));

const mailSchema = lazily(() =>
  z.object({
    messageId: z.string().min(1),
    timestamp: moment(),
    destination: z.array(z.string()).default([]),
    tags: z.record(z.string(), z.array(z.string())).default({}),
    headers: z.array(z.object({ name: z.string(), value: z.string() })).default([]),
  }),
);

const recipients = () =>
  z.array(z.object({ emailAddress: z.string(), diagnosticCode: z.string().optional() }));

/** What SES publishes of a message; other types, such as a delay, say nothing final. */
const detailSchema = lazily(() =>
  z.discriminatedUnion('eventType', [
    z.object({ eventType: z.literal('Send'), mail: mailSchema() }),
    z.object({
      eventType: z.literal('Delivery'),
      mail: mailSchema(),
      delivery: z.object({ timestamp: moment() }),
    }),
    z.object({
      eventType: z.literal('Reject'),
      mail: mailSchema(),
      reject: z.object({ reason: z.string() }),
    }),
    z.object({
      eventType: z.literal('Bounce'),
      mail: mailSchema(),
      bounce: z.object({
        bounceType: z.string(),
        bounceSubType: z.string(),
        bouncedRecipients: recipients(),
        timestamp: moment(),
      }),
    }),
    z.object({
      eventType: z.literal('Complaint'),
      mail: mailSchema(),
      complaint: z.object({
        complaintSubType: z.string().nullish(),
        complainedRecipients: recipients(),
        timestamp: moment(),
      }),
    }),
  ]),
);
type Detail = z.infer<ReturnType<typeof detailSchema>>;

/** An event of EventBridge. */
const envelopeSchema = lazily(() =>
  z.object({
    source: z.literal('aws.ses'),
    detail: z.looseObject({ eventType: z.string() }),
  }),
);

const isFinal = (type: string): boolean =>
  detailSchema().options.some(({ shape }) => shape.eventType.value === type);

const LONGEST_WHY = 300;

const HELD_BACK = 'OnAccountSuppressionList';

/**
 * Where a mailbox is forwarded, the other side names another address than the one that we wrote to.
 */
function addressesOf(
  { destination }: z.infer<ReturnType<typeof mailSchema>>,
  named: readonly { emailAddress: string }[],
): string[] {
  const addresses = named.map(({ emailAddress }) => emailAddress);
  return [...new Set([...addresses, ...(destination.length === 1 ? destination : [])])];
}

type Said = Pick<MailEvent, 'receipt' | 'suppress'>;

function said(detail: Detail): Said {
  const suppress = undefined;
  switch (detail.eventType) {
    case 'Send':
      return { receipt: { fate: 'sent', at: detail.mail.timestamp, why: null }, suppress };
    case 'Delivery':
      return { receipt: { fate: 'delivered', at: detail.delivery.timestamp, why: null }, suppress };
    case 'Reject': {
      const why = excerpt(detail.reject.reason, LONGEST_WHY);
      return { receipt: { fate: 'rejected', at: detail.mail.timestamp, why }, suppress };
    }
    case 'Bounce': {
      const { bounceType, bounceSubType, bouncedRecipients, timestamp } = detail.bounce;
      const code = bouncedRecipients[0]?.diagnosticCode;
      const why = excerpt([bounceType, bounceSubType, ...(code ? [code] : [])].join(', '), LONGEST_WHY);
      const addresses = addressesOf(detail.mail, bouncedRecipients);
      // Anything else, such as a full mailbox, may pass.
      const forGood = bounceType === 'Permanent';
      return {
        receipt: { fate: forGood ? 'bounced' : 'soft-bounced', at: timestamp, why },
        suppress: forGood ? { addresses, because: 'bounced' } : undefined,
      };
    }
    case 'Complaint': {
      const { complaintSubType, complainedRecipients, timestamp } = detail.complaint;
      const addresses = addressesOf(detail.mail, complainedRecipients);
      // Of a letter that SES held back nobody complained: its reader had complained of an earlier
      // one.
      const heldBack = complaintSubType === HELD_BACK;
      return {
        receipt: heldBack
          ? { fate: 'bounced', at: timestamp, why: `Complaint, ${HELD_BACK}` }
          : { fate: 'complained', at: timestamp, why: null },
        suppress: { addresses, because: 'complained' },
      };
    }
    default:
      return detail satisfies never;
  }
}

/** Undefined for an event that says nothing final. @throws ZodError for what is no event of SES. */
export function mailEventOf(body: unknown): MailEvent | undefined {
  const envelope = envelopeSchema().parse(body);
  if (!isFinal(envelope.detail.eventType)) return undefined;
  const detail = detailSchema().parse(envelope.detail);
  const { messageId, tags, headers } = detail.mail;
  const named = headers.find(({ name }) => name.toLowerCase() === LETTER_HEADER.toLowerCase())?.value;
  return { letterId: letterIdOf(tags[LETTER_TAG]?.[0], named), messageId, ...said(detail) };
}
