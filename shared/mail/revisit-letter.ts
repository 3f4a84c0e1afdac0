import { html } from 'hono/html';
import type { LetterFacts } from '../app/letters/letter-writer.ts';
import { letterHtml, type Worded } from './layout.ts';
import { replyTo } from './reply-to.ts';
import { wordsIn } from './words/words-in.ts';

/** A letter to a customer who has not ordered for a while (回访邮件). */
export async function revisitLetter(
  facts: LetterFacts & { kind: 'revisit' },
  senderName: string,
  unsubscribeUrl: string,
): Promise<Worded> {
  const { revisit } = wordsIn(facts.language);
  const { name } = facts.archive;
  const subject = revisit.subject(name);
  const paragraphs = [
    revisit.greeting(facts.profile.contact ?? name),
    ...revisit.body[facts.archive.lastOrderOn ? facts.rule : 'no-order-yet'],
    ...(facts.replies ? [replyTo(facts, facts.replies, revisit)] : []),
    revisit.regards(senderName),
  ];
  const body = html`${paragraphs.map(
    (paragraph) => html`<p>${paragraph}</p>
`,
  )}
<p style="color:#666;font-size:14px">${revisit.agreed} <a href="${unsubscribeUrl}">${revisit.unsubscribe}</a></p>`;
  return {
    subject,
    text: `${[...paragraphs, `-- \n${revisit.agreed} ${revisit.unsubscribeAt(unsubscribeUrl)}`].join('\n\n')}\n`,
    html: await letterHtml(facts.language, subject, body),
  };
}
