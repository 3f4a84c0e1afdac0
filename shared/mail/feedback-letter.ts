import { html } from 'hono/html';
import type { LetterFacts } from '../app/letter-writer.ts';
import { isLate } from '../domain/feedback-step.ts';
import { excerpt } from '../domain/sentences/excerpt.ts';
import { type Sentences, sentencesIn } from '../domain/sentences/sentences.ts';
import { page, type Worded } from './layout.ts';
import { type Words, wordsIn } from './words/words.ts';

/** A subject is read on a phone. */
const EXCERPT_CHARACTERS = 40;

type Facts = LetterFacts & { kind: 'feedback' };

/** The subject's beginning and the first sentence, by what happened. */
function leadOf(facts: Facts, { feedback: words }: Words, { feedback: { workingTime } }: Sentences) {
  const { step } = facts;
  const { person, moment } = facts.showing(words.nobody);
  switch (step.code) {
    case 'reported':
    case 'coordinated':
      return {
        subject: words.subject.turn(moment(step.deadline)),
        lead: words.lead.turn(moment(step.deadline)),
      };
    case 'warned':
      return {
        subject: words.subject.warned(moment(step.deadline)),
        lead: words.lead.warned(moment(step.deadline)),
      };
    case 'escalated':
      return {
        subject: words.subject.escalated(moment(step.deadline)),
        lead: words.lead.escalated(person(step.from), workingTime(step.waited), moment(step.deadline)),
      };
    case 'reminded':
      return {
        subject: words.subject.reminded(workingTime(step.waited)),
        lead: words.lead.reminded(workingTime(step.waited)),
      };
    case 'decided':
    case 'filed':
      return { subject: words.subject.decided, lead: words.lead.decided };
    default:
      return step satisfies never;
  }
}

/** The history up to this letter, a line a step. */
function historyOf({ steps, showing }: Facts, { feedback: words }: Words, { feedback, together }: Sentences) {
  const shown = showing(words.nobody);
  return steps.map((step) => {
    const late = feedback.late(step);
    const sentence = feedback.step(step, shown);
    return { moment: shown.moment(step.at), sentence: late ? together(sentence, late) : sentence };
  });
}

/** To whoever's turn it is, and to those who should know (反馈判定、上报通知). */
export async function feedbackLetter(facts: Facts): Promise<Worded> {
  const all = wordsIn(facts.language);
  const words = all.feedback;
  const sentences = sentencesIn(facts.language);
  const { feedback, step, reader, profile } = facts;
  const lead = leadOf(facts, all, sentences);
  const asked = 'holder' in step;
  const forInformation = asked && step.holder !== reader.staffId;
  const subject = `${isLate(step) ? words.late : ''}${feedback.urgency === 'urgent' ? words.urgent : ''}${words.about(
    `${lead.subject} · ${feedback.customerName}`,
    excerpt(feedback.text, EXCERPT_CHARACTERS),
  )}`;
  const contact = [profile?.contact, profile?.phone].filter((part) => part).join(' · ');
  const facets = [
    sentences.feedback.category[feedback.category],
    sentences.feedback.urgency[feedback.urgency],
    sentences.feedback.channel[feedback.channel],
  ].join(' · ');
  const opening = forInformation
    ? words.lead.forInformation(facts.showing(words.nobody).person(step.holder))
    : lead.lead;
  const about = [
    { what: words.customer, is: `${feedback.customerName} (${feedback.customerId}) · ${facets}` },
    ...(contact ? [{ what: words.contact, is: contact }] : []),
    { what: words.said, is: feedback.text },
  ];
  const history = historyOf(facts, all, sentences);
  const how = asked && !forInformation ? [words.howToDecide(feedback.id), words.howToAsk(feedback.id)] : [];
  const text = [
    opening,
    ...about.map(({ what, is }) => sentences.under(what, is)),
    `${words.history}\n${history.map(({ moment, sentence }) => `- ${moment}  ${sentence}`).join('\n')}`,
    ...how,
    `-- \n${all.digest.closing}`,
  ].join('\n\n');
  const body = html`<p>${opening}</p>
${about.map(
  ({ what, is }) => html`<p><strong>${what}</strong><br><span style="white-space:pre-line">${is}</span></p>
`,
)}<h2 style="font-size:18px;margin:24px 0 8px">${words.history}</h2>
${history.map(
  ({
    moment,
    sentence,
  }) => html`<p style="margin:0 0 12px;padding-left:12px;border-left:3px solid #8ab"><strong>${moment}</strong><br>${sentence}</p>
`,
)}${how.map((line) => html`<p>${line}</p>`)}
<p style="color:#666;font-size:14px">${all.digest.closing}</p>`;
  return { subject, text: `${text}\n`, html: await page(facts.language, subject, body) };
}
