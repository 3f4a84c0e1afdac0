import { LETTER_HEADER, LETTER_TAG, tagOf } from '../../../shared/mail/ses/letter-tag.ts';

/** One message of ours at SES, as its events speak of it. */
export interface Message {
  letterId: string;
  messageId: string;
  to: string;
  tags?: Readonly<Record<string, readonly string[]>>;
  headers?: readonly { name: string; value: string }[];
}

export const SENT_AT = '2026-11-23T00:30:01.645Z';

const mailOf = ({ letterId, messageId, to, tags, headers }: Message) => ({
  timestamp: SENT_AT,
  source: 'service@rainbow.example',
  sourceArn: 'arn:aws:ses:eu-west-2:123456789012:identity/rainbow.example',
  sendingAccountId: '123456789012',
  messageId,
  destination: [to],
  headersTruncated: false,
  headers: headers ?? [
    { name: 'From', value: 'Rainbow Ltd <service@rainbow.example>' },
    { name: 'To', value: to },
    { name: LETTER_HEADER, value: letterId },
    { name: 'MIME-Version', value: '1.0' },
  ],
  commonHeaders: { from: ['Rainbow Ltd <service@rainbow.example>'], to: [to], messageId, subject: 'Hello' },
  tags: tags ?? {
    'ses:source-tls-version': ['TLSv1.3'],
    'ses:operation': ['SendRawEmail'],
    'ses:configuration-set': ['letters'],
    'ses:source-ip': ['192.0.2.1'],
    'ses:from-domain': ['rainbow.example'],
    'ses:caller-identity': ['post'],
    [LETTER_TAG]: [tagOf(letterId)],
  },
});

/** As EventBridge hands it on. */
const envelope = (detailType: string, detail: object) => ({
  version: '0',
  id: '6a7e8feb-b491-4cf7-a9f1-bf3703467718',
  'detail-type': detailType,
  source: 'aws.ses',
  account: '123456789012',
  time: '2026-11-23T00:30:02Z',
  region: 'eu-west-2',
  resources: ['arn:aws:ses:eu-west-2:123456789012:configuration-set/letters'],
  detail,
});

export const sendOf = (message: Message) =>
  envelope('Email Sent', { eventType: 'Send', mail: mailOf(message), send: {} });

export const deliveryOf = (message: Message) =>
  envelope('Email Delivered', {
    eventType: 'Delivery',
    mail: mailOf(message),
    delivery: {
      timestamp: '2026-11-23T00:30:05.202Z',
      processingTimeMillis: 3557,
      recipients: [message.to],
      smtpResponse: '250 2.6.0 Message received',
      remoteMtaIp: '198.51.100.7',
      reportingMTA: 'mta.example.com',
    },
  });

export const rejectOf = (message: Message) =>
  envelope('Email Rejected', {
    eventType: 'Reject',
    mail: mailOf(message),
    reject: { reason: 'Bad content' },
  });

/**
 * What SES says when the other side told why; without a report of its own there is neither status
 * nor code.
 */
export const DSN = { action: 'failed', status: '5.1.1', diagnosticCode: 'smtp; 550 5.1.1 user unknown' };

export const bounceOf = (message: Message, bounceType: string, bounceSubType: string, told: object = DSN) =>
  envelope('Email Bounced', {
    eventType: 'Bounce',
    mail: mailOf(message),
    bounce: {
      feedbackId: '01000157c44f053b-61b59c11-9236-11e6-8f96-7be8aexample-000000',
      bounceType,
      bounceSubType,
      bouncedRecipients: [{ emailAddress: message.to, ...told }],
      timestamp: '2026-11-23T00:30:09.669Z',
      reportingMTA: 'dsn; mta.example.com',
    },
  });

export const complaintOf = (message: Message, complaintSubType: string | null = null) =>
  envelope('Email Complaint Received', {
    eventType: 'Complaint',
    mail: mailOf(message),
    complaint: {
      feedbackId: '01000157c44f053b-61b59c11-9236-11e6-8f96-7be8aexample-000000',
      complaintSubType,
      complainedRecipients: [{ emailAddress: message.to }],
      timestamp: '2026-11-24T08:00:00.386Z',
      ...(complaintSubType === null && {
        userAgent: 'Amazon SES Mailbox Simulator',
        complaintFeedbackType: 'abuse',
        arrivalDate: '2026-11-24T08:00:00.386Z',
      }),
    },
  });

export const delayOf = (message: Message) =>
  envelope('Email Delivery Delayed', {
    eventType: 'DeliveryDelay',
    mail: mailOf(message),
    deliveryDelay: {
      timestamp: '2026-11-23T01:30:00.000Z',
      delayType: 'TransientCommunicationFailure',
      expirationTime: '2026-11-24T00:30:01.914Z',
      delayedRecipients: [{ emailAddress: message.to, status: '4.4.1', diagnosticCode: 'smtp; 421 4.4.1' }],
    },
  });

export const openOf = (message: Message) =>
  envelope('Email Opened', {
    eventType: 'Open',
    mail: mailOf(message),
    open: { ipAddress: '192.0.2.9', timestamp: '2026-11-23T02:00:00.000Z', userAgent: 'Mozilla/5.0' },
  });
