import { html } from 'hono/html';
import type { LetterFacts } from '../app/letters/letter-writer.ts';
import { plainText } from '../domain/plain-text.ts';
import { letterHtml, type Worded } from './layout.ts';
import { replyTo } from './reply-to.ts';
import { wordsIn } from './words/words-in.ts';

/** What the letter links to. */
export interface AnswerPages {
  unsubscribeUrl: string;
  surveyUrl: string;
}

/** To a customer whose feedback was decided (反馈答复). */
export async function answerLetter(
  facts: LetterFacts & { kind: 'answer' },
  senderName: string,
  { unsubscribeUrl, surveyUrl }: AnswerPages,
): Promise<Worded> {
  const { answer, revisit } = wordsIn(facts.language);
  const { name } = facts.archive;
  const subject = answer.subject(name);
  const greeting = revisit.greeting(facts.profile.contact ?? name);
  const closing = [
    ...(facts.replies ? [replyTo(facts, facts.replies, answer)] : []),
    revisit.regards(senderName),
  ];
  const text = [
    greeting,
    answer.told(facts.saidOn),
    plainText(facts.said).replace(/^/gm, '> '),
    answer.answered,
    facts.answer,
    answer.survey,
    answer.surveyAt(surveyUrl),
    ...closing,
    `-- \n${revisit.agreed} ${revisit.unsubscribeAt(unsubscribeUrl)}`,
  ].join('\n\n');
  const body = html`<p>${greeting}</p>
<p>${answer.told(facts.saidOn)}</p>
<blockquote style="margin:0 0 16px;padding-left:12px;border-left:3px solid #bbb;white-space:pre-line">${facts.said}</blockquote>
<p>${answer.answered}</p>
<p style="white-space:pre-line"><strong>${facts.answer}</strong></p>
<p>${answer.survey}</p>
<p><a href="${surveyUrl}" style="display:inline-block;padding:12px 24px;border-radius:8px;background:#0a5c8a;color:#fff;text-decoration:none">${answer.surveyLink}</a></p>
${closing.map((paragraph) => html`<p>${paragraph}</p>`)}
<p style="color:#666;font-size:14px">${revisit.agreed} <a href="${unsubscribeUrl}">${revisit.unsubscribe}</a></p>`;
  return { subject, text: `${text}\n`, html: await letterHtml(facts.language, subject, body) };
}
