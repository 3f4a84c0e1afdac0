import { expect, test } from 'vitest';
import { claim, received, settle } from '../../../shared/domain/letters/letter-states.ts';
import { mailEventOf } from '../../../shared/mail/ses/ses-events.ts';
import { queued, revisit } from '../../domain/letters/some-letters.ts';
import { at } from '../../fixtures/department.ts';
import { bounceOf, complaintOf, deliveryOf, type Message } from './ses-event-samples.ts';

const NOW = at('2026-11-23T00:30:00Z');
const MESSAGE: Message = { letterId: queued(revisit).id, messageId: 'm-1', to: 'mary@flowers.example' };
const sent = settle(claim(queued(revisit), NOW).letter, { was: 'sent', messageId: 'm-1' }, NOW).letter;
const told = (events: readonly object[]) =>
  events.reduce<typeof sent>((letter, event) => {
    const { messageId, receipt } = mailEventOf(event)!;
    return received(letter, messageId, receipt, NOW)?.letter ?? letter;
  }, sent);

// docs.aws.amazon.com, API_Complaint: "If the value is OnAccountSuppressionList, SES accepted the
// message, but didn't attempt to send it because it was on the account-level suppression list."
test('a letter that SES held back, since its reader complained of an earlier one, did not arrive', () => {
  expect(told([complaintOf(MESSAGE, 'OnAccountSuppressionList')])).toMatchObject({ state: 'failed' });
});

// repost.aws, ses-understand-soft-bounces: Transient General "typically happens when the recipient
// has set up an out of the office automatic reply".
test('a letter that was delivered is still sent when its reader’s mailbox answers that she is away', () => {
  const events = [deliveryOf(MESSAGE), bounceOf(MESSAGE, 'Transient', 'General', {})];
  for (const order of [events, events.toReversed()])
    expect(told(order)).toMatchObject({ state: 'sent', note: null });
});

// SES docs, bouncedRecipients.emailAddress: "If a DSN is available, this is the value of the
// Final-Recipient field"; where a mailbox is forwarded, that is another address than the one we
// write to.
test('a bounce told by the address that a mailbox is forwarded to closes the address that we wrote to', () => {
  const event = bounceOf(MESSAGE, 'Permanent', 'General');
  event.detail = {
    ...event.detail,
    bounce: {
      ...(event.detail as { bounce: object }).bounce,
      bouncedRecipients: [{ emailAddress: 'mary.smith@elsewhere.example', status: '5.1.1' }],
    },
  } as never;
  expect(mailEventOf(event)?.suppress?.addresses).toContain('mary@flowers.example');
});
