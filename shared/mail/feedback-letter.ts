import { html } from 'hono/html';
import type { Decision, Feedback } from '../domain/feedback/feedback.ts';
import { excerpt } from '../domain/reading/excerpt.ts';
import type { Sentences } from '../domain/sentences/sentences.ts';
import { sentencesIn } from '../domain/sentences/sentences-in.ts';
import { comesLate, type FeedbackFacts, leadOf } from './feedback-lead.ts';
import { letterHtml, type Worded } from './layout.ts';
import type { Words } from './words/words.ts';
import { wordsIn } from './words/words-in.ts';

/** A subject is read on a phone. */
const EXCERPT_CHARACTERS = 40;
const MOST_EARLIER = 5;

/** A part of the letter under its title. */
interface Part {
  title: string;
  text: string;
  /** Somebody else's words, set apart so that they cannot be taken for ours. */
  quoted?: true;
  /** What must be known before it is done. */
  note?: string;
}

/**
 * What the letter is about: the customer, how to reach them, what they said and, once decided, what
 * was decided.
 */
function partsOf(facts: FeedbackFacts, words: Words['feedback'], { feedback: names }: Sentences): Part[] {
  const { feedback, profile, customerEmail, step } = facts;
  const { category, urgency, channel, decision } = feedback;
  const facets = [names.category[category], names.urgency[urgency], names.channel[channel]].join(' · ');
  const contact = [profile?.contact, profile?.phone, customerEmail].filter((part) => part).join(' · ');
  return [
    {
      title: words.customer,
      text: `${feedback.customerName} (${feedback.customerId}) · ${facets}`,
    },
    ...(contact ? [{ title: words.contact, text: contact }] : []),
    { title: words.said, text: feedback.text, quoted: true },
    ...(decision && step.code === 'decided'
      ? [{ title: words.decision, text: decision.text, quoted: true } as const, toldCustomer(decision, words)]
      : []),
    ...earlierIn(facts, words, names),
  ];
}

/** A customer who comes again is not to be answered as if for the first time. */
function earlierIn(
  { earlier, display }: FeedbackFacts,
  words: Words['feedback'],
  names: Sentences['feedback'],
): Part[] {
  if (earlier.length === 0) return [];
  const { moment } = display(words.nobody);
  const line = ({ reportedAt, decision, text }: Feedback): string =>
    [
      moment(reportedAt),
      excerpt(text, EXCERPT_CHARACTERS),
      decision
        ? `${names.decidedAt(moment(decision.at))}: ${excerpt(decision.text, EXCERPT_CHARACTERS)}`
        : words.undecided,
    ].join(' · ');
  return [{ title: words.earlier, text: earlier.slice(0, MOST_EARLIER).map(line).join('\n'), quoted: true }];
}

/** What was written for the customer and how it reaches them, or that nothing does. */
const toldCustomer = ({ answer, toCustomer }: Decision, { toldCustomer: told }: Words['feedback']): Part =>
  answer === null
    ? { title: told.nothing, text: '' }
    : { title: told[toCustomer], text: answer, quoted: true };

/** The history up to this letter, a line a step. */
function historyOf({ steps, display }: FeedbackFacts, words: Words['feedback'], sentences: Sentences) {
  const shown = display(words.nobody);
  return steps.map((step) => {
    const late = sentences.feedback.late(step);
    const sentence = sentences.feedback.step(step, shown);
    return {
      moment: shown.moment(step.at),
      sentence: late ? sentences.together(sentence, late) : sentence,
    };
  });
}

/** As a shell takes it, whatever it holds. */
const inQuotes = (argument: string): string => `'${argument.replaceAll("'", "'\\''")}'`;

/** Commands that the reader can copy. */
function commandsOf({ feedback, reader }: FeedbackFacts, words: Words['feedback']): Part[] {
  const [id, by] = [inQuotes(feedback.id), inQuotes(reader.staffId)];
  return [
    {
      title: words.howToDecide,
      text: `revisit feedback decide ${id} --by ${by} --decision '${words.yourDecision}' --answer '${words.yourAnswer}'`,
      note: words.onlyTheAnswer,
    },
    {
      title: words.howToAsk,
      text: `revisit feedback coordinate ${id} --by ${by} --department '${words.department}'`,
    },
  ];
}

const QUOTED = 'margin:0;padding-left:12px;border-left:3px solid #bbb;white-space:pre-line';

const inHtml = ({ title, text, quoted }: Part) =>
  quoted
    ? html`<p style="margin-bottom:4px"><strong>${title}</strong></p><blockquote style="${QUOTED}">${text}</blockquote>
`
    : html`<p><strong>${title}</strong>${text && html`<br>${text}`}</p>
`;

const inText = (part: Part, { under }: Sentences): string =>
  part.quoted
    ? `${under(part.title, '').trimEnd()}\n${part.text.replace(/^/gm, '> ')}`
    : `${part.text === '' ? part.title : under(part.title, part.text)}${part.note ? `\n${part.note}` : ''}`;

/** To whoever's turn it is, and to those who should know (反馈判定、上报通知). */
export async function feedbackLetter(facts: FeedbackFacts): Promise<Worded> {
  const all = wordsIn(facts.language);
  const words = all.feedback;
  const sentences = sentencesIn(facts.language);
  const { feedback } = facts;
  const { asks, opening, ...lead } = leadOf(facts, words, sentences);
  const marks = `${comesLate(facts) ? words.late : ''}${feedback.urgency === 'urgent' ? words.urgent : ''}`;
  const about = words.about(
    `${lead.subject} · ${excerpt(feedback.customerName, EXCERPT_CHARACTERS)}`,
    excerpt(feedback.text, EXCERPT_CHARACTERS),
  );
  const subject = `${marks}${about}`;
  const parts = partsOf(facts, words, sentences);
  const history = historyOf(facts, words, sentences);
  const commands = asks ? commandsOf(facts, words) : [];
  const text = [
    opening,
    ...parts.map((part) => inText(part, sentences)),
    `${words.history}\n${history
      .map(({ moment, sentence }) => `- ${moment}  ${sentence.replaceAll('\n', '\n  > ')}`)
      .join('\n')}`,
    ...commands.map((command) => inText(command, sentences)),
    `-- \n${all.digest.closing}`,
  ].join('\n\n');
  const body = html`<p>${opening}</p>
${parts.map(inHtml)}<h2 style="font-size:18px;margin:24px 0 8px">${words.history}</h2>
${history.map(
  ({
    moment,
    sentence,
  }) => html`<p style="margin:0 0 12px;padding-left:12px;border-left:3px solid #8ab"><strong style="white-space:nowrap">${moment}</strong><br><span style="white-space:pre-line">${sentence}</span></p>
`,
)}${commands.map(
  ({
    title,
    text: command,
    note,
  }) => html`<p>${title}<br><code style="display:block;font-size:14px;user-select:all">${command}</code>${note}</p>
`,
)}
<p style="color:#666;font-size:14px">${all.digest.closing}</p>`;
  return { subject, text: `${text}\n`, html: await letterHtml(facts.language, subject, body) };
}
