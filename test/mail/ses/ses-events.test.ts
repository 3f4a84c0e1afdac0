import { describe, expect, test } from 'vitest';
import { mailEventOf } from '../../../shared/mail/ses/ses-events.ts';
import {
  bounceOf,
  complaintOf,
  DSN,
  delayOf,
  deliveryOf,
  type Message,
  openOf,
  rejectOf,
  sendOf,
} from './ses-event-samples.ts';

const MESSAGE: Message = {
  letterId: 'revisit:idle-week:C-1:2026-11-23',
  messageId: '0100019a-mary',
  to: 'mary@flowers.example',
};
const OURS = { letterId: MESSAGE.letterId, messageId: MESSAGE.messageId };
const MARY = { addresses: ['mary@flowers.example'] };

test.for([
  [
    'a message that SES took over',
    sendOf(MESSAGE),
    { fate: 'sent', at: '2026-11-23T00:30:01Z', why: null },
    undefined,
  ],
  [
    'a message that the other side took over',
    deliveryOf(MESSAGE),
    { fate: 'delivered', at: '2026-11-23T00:30:05Z', why: null },
    undefined,
  ],
  [
    'a message in which SES found a virus',
    rejectOf(MESSAGE),
    { fate: 'rejected', at: '2026-11-23T00:30:01Z', why: 'Bad content' },
    undefined,
  ],
  [
    'an address that does not exist',
    bounceOf(MESSAGE, 'Permanent', 'General'),
    {
      fate: 'bounced',
      at: '2026-11-23T00:30:09Z',
      why: 'Permanent, General, smtp; 550 5.1.1 user unknown',
    },
    { ...MARY, because: 'bounced' },
  ],
  [
    'an address on the account’s own list',
    bounceOf(MESSAGE, 'Permanent', 'OnAccountSuppressionList', {}),
    { fate: 'bounced', at: '2026-11-23T00:30:09Z', why: 'Permanent, OnAccountSuppressionList' },
    { ...MARY, because: 'bounced' },
  ],
  [
    'a reader who calls it spam',
    complaintOf(MESSAGE),
    { fate: 'complained', at: '2026-11-24T08:00:00Z', why: null },
    { ...MARY, because: 'complained' },
  ],
] as const)('what SES publishes is understood: %s', ([, event, receipt, suppress]) => {
  expect(mailEventOf(event)).toEqual({ ...OURS, receipt, suppress });
});

test.for([
  ['Transient', 'MailboxFull'],
  ['Transient', 'MessageTooLarge'],
  ['Undetermined', 'Undetermined'],
] as const)(
  'what came back but may pass says so and closes no address for good: %s, %s',
  ([type, subType]) => {
    expect(mailEventOf(bounceOf(MESSAGE, type, subType))).toEqual({
      ...OURS,
      receipt: {
        fate: 'soft-bounced',
        at: '2026-11-23T00:30:09Z',
        why: `${type}, ${subType}, ${DSN.diagnosticCode}`,
      },
      suppress: undefined,
    });
  },
);

test('a complaint over an address that SES holds back closes the address as any complaint does', () => {
  const event = mailEventOf(complaintOf(MESSAGE, 'OnAccountSuppressionList'));
  expect(event?.suppress).toEqual({ ...MARY, because: 'complained' });
});

test.for([
  ['a delay', delayOf(MESSAGE)],
  ['an opening', openOf(MESSAGE)],
  ['a type that SES does not publish yet', { ...sendOf(MESSAGE), detail: { eventType: 'Recall' } }],
] as const)('%s says nothing final', ([, event]) => {
  expect(mailEventOf(event)).toBeUndefined();
});

test('what the other side wrote at length is cut short, and what it wrote over many lines is one line', () => {
  const long = { ...DSN, diagnosticCode: `smtp; 550 ${'no such user here\r\n '.repeat(200)}` };
  const why = mailEventOf(bounceOf(MESSAGE, 'Permanent', 'NoEmail', long))?.receipt.why;
  expect(why).toMatch(/^Permanent, NoEmail, smtp; 550 no such user here/);
  expect(why!.length).toBeLessThanOrEqual(301);
  expect(why).not.toMatch(/[\r\n]/);
});

test('fractions of a second and offsets from UTC are the same moment', () => {
  const event = sendOf(MESSAGE);
  const inLondon = {
    ...event,
    detail: { ...event.detail, mail: { messageId: 'm', timestamp: '2026-06-23T01:30:01+01:00' } },
  };
  expect(mailEventOf(inLondon)?.receipt.at).toBe('2026-06-23T00:30:01Z');
});

describe('whose message it is', () => {
  test('a message without our tag is somebody else’s, whatever its headers say', () => {
    const event = deliveryOf({ ...MESSAGE, tags: { 'ses:configuration-set': ['letters'] } });
    expect(mailEventOf(event)).toMatchObject({ letterId: undefined, messageId: MESSAGE.messageId });
  });
  test('a message without any tags or headers is somebody else’s', () => {
    const event = deliveryOf(MESSAGE);
    const bare = { ...event.detail, mail: { messageId: 'm', timestamp: '2026-11-23T00:30:01.645Z' } };
    expect(mailEventOf({ ...event, detail: bare })).toMatchObject({ letterId: undefined });
  });
  test('the name of a header is read in any case', () => {
    const letterId = `feedback:${'C'.repeat(240)}`;
    const headers = [{ name: 'x-revisit-LETTER', value: letterId }];
    expect(mailEventOf(sendOf({ ...MESSAGE, letterId, headers }))).toMatchObject({ letterId });
  });
});

const sent = sendOf(MESSAGE);
const inDetail = (detail: object) => ({ ...sent, detail: { ...sent.detail, ...detail } });
const inMail = (mail: object) =>
  inDetail({ mail: { messageId: 'm', timestamp: '2026-11-23T00:30:01Z', ...mail } });

test('what is left unchanged is understood, so that what follows fails for what it changes', () => {
  expect(mailEventOf(inMail({}))).toMatchObject({ messageId: 'm' });
});

test.for([
  ['nothing', null, 'expected object'],
  ['text', 'hello', 'expected object'],
  ['another service', { ...sent, source: 'aws.s3' }, 'source'],
  ['no detail', { ...sent, detail: undefined }, 'detail'],
  ['no type', { ...sent, detail: { mail: {} } }, 'eventType'],
  ['no mail', inDetail({ mail: undefined }), 'mail'],
  ['no id', inMail({ messageId: undefined }), 'messageId'],
  ['an empty id', inMail({ messageId: '' }), 'messageId'],
  ['no moment', inMail({ timestamp: 'yesterday' }), 'timestamp'],
  ['tags of another shape', inMail({ tags: { letter: 'bGV0dGVy' } }), 'tags'],
  ['a delivery that does not say when', inDetail({ eventType: 'Delivery', delivery: {} }), 'delivery'],
  ['a bounce of nobody', inDetail({ eventType: 'Bounce', bounce: { bounceType: 'Permanent' } }), 'bounce'],
  ['a complaint without its facts', inDetail({ eventType: 'Complaint' }), 'complaint'],
] as const)('what is no event of SES is refused, and says where: %s', ([, event, says]) => {
  expect(() => mailEventOf(event)).toThrow(says);
});
