import { html } from 'hono/html';
import type { LetterFacts } from '../app/letters/letter-writer.ts';
import { sentencesIn } from '../domain/sentences/sentences-in.ts';
import { letterHtml, type Worded } from './layout.ts';
import { wordsIn } from './words/words-in.ts';

/** To whoever leads somebody whom letters do not reach (员工邮件退回通知). */
export async function unreachableLetter(facts: LetterFacts & { kind: 'unreachable' }): Promise<Worded> {
  const { unreachable, digest } = wordsIn(facts.language);
  const { name, staffId, email } = facts.about;
  const subject = unreachable.subject(name);
  const why = sentencesIn(facts.language).letterNote(facts.failed) ?? '';
  const paragraphs = [
    unreachable.what(`${name} (${staffId})`, facts.failed.to ?? email ?? '', why),
    unreachable.todo,
  ];
  const body = html`${paragraphs.map(
    (paragraph) => html`<p>${paragraph}</p>
`,
  )}
<p style="color:#666;font-size:14px">${digest.closing}</p>`;
  return {
    subject,
    text: `${[...paragraphs, `-- \n${digest.closing}`].join('\n\n')}\n`,
    html: await letterHtml(facts.language, subject, body),
  };
}
