import { createHash } from 'node:crypto';
import type {
  CustomerFacts,
  LetterFacts,
  LetterWriter,
  WrittenLetter,
} from '../app/letters/letter-writer.ts';
import type { Links } from '../app/links/links.ts';
import { plainLine, withoutUnseen } from '../domain/plain-text.ts';
import { answerLetter } from './answer-letter.ts';
import { digestLetter } from './digest-letter.ts';
import { feedbackLetter } from './feedback-letter.ts';
import type { Worded } from './layout.ts';
import { revisitLetter } from './revisit-letter.ts';
import { headerOf, LETTER_HEADER } from './ses/letter-tag.ts';
import { unreachableLetter } from './unreachable-letter.ts';

export interface Sender {
  /** The name that readers see. */
  name: string;
  /** A verified SES identity. */
  address: string;
}

interface Envelope {
  headers: { [name: string]: string };
  replyTo?: { name: string; address: string };
}

const CR = 13;
const LF = 10;

/**
 * Every line of a message ends with CR and LF (RFC 5322), whatever the texts in it ended theirs
 * with.
 */
function withNetworkLines(message: Uint8Array): Uint8Array {
  const lines: number[] = [];
  for (const [index, byte] of message.entries()) {
    if (byte === LF && message[index - 1] !== CR) lines.push(CR);
    lines.push(byte);
    if (byte === CR && message[index + 1] !== LF) lines.push(LF);
  }
  return Uint8Array.from(lines);
}

/**
 * MIME by nodemailer, which encodes names and folds headers, so that no text of an archive can
 * reach into them.
 */
const mime = async (
  sender: Sender,
  facts: LetterFacts,
  worded: Worded,
  envelope: Envelope,
): Promise<Uint8Array> => {
  // Loaded with the first letter: in most minutes there is none.
  const { default: MailComposer } = await import('nodemailer/lib/mail-composer');
  const message = new MailComposer({
    from: sender,
    to: { name: plainLine(recipientName(facts)), address: facts.to },
    subject: worded.subject,
    date: new Date(facts.writtenAt.epochMilliseconds),
    // A letter that is sent again, since its fate was unknown, is the same message to a mail
    // program.
    messageId: `<${createHash('sha256').update(facts.letterId).digest('hex')}@${sender.address.split('@')[1]}>`,
    text: worded.text,
    html: worded.html,
    headers: { [LETTER_HEADER]: headerOf(facts.letterId), ...envelope.headers },
    ...(envelope.replyTo && {
      replyTo: { ...envelope.replyTo, name: plainLine(envelope.replyTo.name) },
    }),
    disableFileAccess: true,
    disableUrlAccess: true,
  }).compile();
  return withNetworkLines(await message.build());
};

/**
 * Names in an archive may be older than the gate: no mark may turn the direction of reading, or
 * hide what is there.
 */
const seen = ({ subject, text, html }: Worded): Worded => ({
  subject: plainLine(subject),
  text: withoutUnseen(text),
  html: withoutUnseen(html),
});

const recipientName = (facts: LetterFacts): string =>
  'reader' in facts ? facts.reader.name : (facts.profile.contact ?? facts.archive.name);

export function letterWriter(sender: Sender, links: Links): LetterWriter {
  const written = async (facts: LetterFacts, given: Worded, envelope: Envelope): Promise<WrittenLetter> => {
    const worded = seen(given);
    const raw = await mime(sender, facts, worded, envelope);
    return { from: sender.address, to: facts.to, subject: worded.subject, raw };
  };
  const toCustomer = (
    facts: CustomerFacts & LetterFacts,
    worded: Worded,
    unsubscribeUrl: string,
  ): Promise<WrittenLetter> =>
    written(facts, worded, {
      // RFC 8058: the mail program unsubscribes with one POST.
      headers: {
        'List-Unsubscribe': `<${unsubscribeUrl}>`,
        'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
      },
      ...(facts.replies?.email && {
        replyTo: { name: facts.replies.name, address: facts.replies.email },
      }),
    });
  return {
    async write(facts) {
      const unsubscribeUrl = links.unsubscribe.urlFor(facts.to, facts.language);
      switch (facts.kind) {
        case 'digest':
          return written(facts, await digestLetter(facts), { headers: {} });
        case 'feedback':
          return written(facts, await feedbackLetter(facts), { headers: {} });
        case 'unreachable':
          return written(facts, await unreachableLetter(facts), { headers: {} });
        case 'revisit':
          return toCustomer(facts, await revisitLetter(facts, sender.name, unsubscribeUrl), unsubscribeUrl);
        case 'answer': {
          const { feedbackId, language } = facts;
          const surveyUrl = links.survey.urlFor({ feedbackId, language });
          const worded = await answerLetter(facts, sender.name, { unsubscribeUrl, surveyUrl });
          return toCustomer(facts, worded, unsubscribeUrl);
        }
        default:
          return facts satisfies never;
      }
    },
  };
}
