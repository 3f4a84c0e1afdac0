import MailComposer from 'nodemailer/lib/mail-composer';
import { expect, test } from 'vitest';
import { letterId } from '../../../shared/domain/letters/letter.ts';
import { headerOf, LETTER_HEADER } from '../../../shared/mail/ses/letter-tag.ts';
import { mailEventOf } from '../../../shared/mail/ses/ses-events.ts';
import { sendOf } from './ses-event-samples.ts';

/** The header as it goes over the wire, unfolded: SES gives headers "in raw name/value format". */
async function headerOnTheWire(id: string): Promise<{ name: string; value: string }> {
  const raw = await new MailComposer({
    from: 'a@b.example',
    text: 'x',
    headers: { [LETTER_HEADER]: headerOf(id) },
  })
    .compile()
    .build();
  const [head = ''] = raw.toString().split('\r\n\r\n');
  const line = head
    .replaceAll(/\r\n(?=[ \t])/g, '')
    .split('\r\n')
    .find((one) => one.startsWith(LETTER_HEADER))!;
  return { name: LETTER_HEADER, value: line.slice(LETTER_HEADER.length + 1).trim() };
}

test.for([
  ['Chinese', '客'.repeat(40), '工'.repeat(40)],
  ['mixed', `客户-${'客'.repeat(30)}`, `主管-${'工'.repeat(36)}`],
] as const)(
  'a letter whose id is too long for a tag is known by its header as it is really written: %s',
  async ([, customer, staff]) => {
    const id = letterId({
      kind: 'feedback',
      staffId: staff,
      feedbackId: `${customer}:20261123T090500Z:1f8a3c`,
      step: 3,
    });
    const message = {
      letterId: id,
      messageId: 'm-1',
      to: 'ann@rainbow.example',
      headers: [await headerOnTheWire(id)],
    };
    expect(mailEventOf(sendOf(message))?.letterId).toBe(id);
  },
);
