import { html } from 'hono/html';
import type { LetterFacts } from '../app/letters/letter-writer.ts';
import type { Task } from '../domain/customers/task.ts';
import type { DigestSections } from '../domain/follow-up/digest.ts';
import { excerpt } from '../domain/reading/excerpt.ts';
import type { Sentences } from '../domain/sentences/sentences.ts';
import { sentencesIn } from '../domain/sentences/sentences-in.ts';
import { type Html, letterHtml, type Worded } from './layout.ts';
import type { Words } from './words/words.ts';
import { wordsIn } from './words/words-in.ts';

const SECTIONS = [
  'overdue',
  'today',
  'comingUp',
  'missed',
] as const satisfies readonly (keyof DigestSections)[];
/** A letter is for the morning; a longer list is for a screen. */
const MOST_TASKS_IN_A_SECTION = 50;
const EXCERPT_CHARACTERS = 80;

interface Part {
  title: string;
  lines: { who: string; what: string }[];
  more: number;
}

const line = (task: Task, sentences: Sentences) => ({
  who: `${task.customerName} (${task.customerId})`,
  what:
    task.state === 'missed'
      ? sentences.under(sentences.rule[task.rule], sentences.ending(task) ?? '')
      : sentences.together(sentences.reason(task.reason), sentences.asks(task)),
});

const total = (facts: LetterFacts & { kind: 'digest' }, section: keyof DigestSections): number =>
  facts.worklist.reduce((sum, { sections }) => sum + sections[section].length, 0);

/** A heading for each assignee and section that has tasks; the reader's own need no name. */
function partsOf(facts: LetterFacts & { kind: 'digest' }, words: Words, sentences: Sentences): Part[] {
  return facts.worklist.flatMap(({ assignee, name, left, sections }) =>
    SECTIONS.filter((section) => sections[section].length > 0).map((section) => {
      const tasks = sections[section];
      const who = name ?? words.digest.nobody;
      const whose = assignee === facts.reader.staffId ? '' : `${left ? words.digest.left(who) : who} · `;
      return {
        title: `${whose}${words.digest.sections[section]} (${tasks.length})`,
        lines: tasks.slice(0, MOST_TASKS_IN_A_SECTION).map((task) => line(task, sentences)),
        more: Math.max(0, tasks.length - MOST_TASKS_IN_A_SECTION),
      };
    }),
  );
}

/** What waits for the reader's decision comes before everything else. */
function toDecideIn({ toDecide, language }: LetterFacts & { kind: 'digest' }, { digest }: Words): Part[] {
  if (toDecide.length === 0) return [];
  const { together } = sentencesIn(language);
  return [
    {
      title: `${digest.toDecide} (${toDecide.length})`,
      lines: toDecide.map(({ feedback, until }) => ({
        who: `${feedback.customerName} (${feedback.customerId})`,
        what: together(digest.by(until), excerpt(feedback.text, EXCERPT_CHARACTERS)),
      })),
      more: 0,
    },
  ];
}

/** What nobody looks after since somebody left, and how it is handed over. */
const handOversIn = ({ handOvers }: LetterFacts & { kind: 'digest' }, { digest }: Words): Part[] =>
  handOvers.length === 0
    ? []
    : [
        {
          title: digest.handOver,
          lines: handOvers.map(({ name, staffId, customers, turns }) => ({
            who: digest.left(`${name} (${staffId})`),
            what: digest.stillHas(customers, turns),
          })),
          more: 0,
        },
      ];

/** Letters that did not arrive, why, and what to do about it. */
function undeliveredIn(
  { undelivered, language }: LetterFacts & { kind: 'digest' },
  { digest }: Words,
): Part[] {
  if (undelivered.length === 0) return [];
  const { letterNote, together } = sentencesIn(language);
  return [
    {
      title: `${digest.undelivered} (${undelivered.length})`,
      lines: undelivered.slice(0, MOST_TASKS_IN_A_SECTION).map(({ letter, id, name, toStaff }) => ({
        who: `${name} (${id})`,
        what: together(
          ...[letter.to ?? [], letterNote(letter) ?? []].flat(),
          toStaff ? digest.mendStaff : digest.mendCustomer,
        ),
      })),
      more: Math.max(0, undelivered.length - MOST_TASKS_IN_A_SECTION),
    },
  ];
}

/** The morning letter (每日工作清单). */
export async function digestLetter(facts: LetterFacts & { kind: 'digest' }): Promise<Worded> {
  const words = wordsIn(facts.language);
  const parts = [
    ...toDecideIn(facts, words),
    ...handOversIn(facts, words),
    ...undeliveredIn(facts, words),
    ...partsOf(facts, words, sentencesIn(facts.language)),
  ];
  const { greeting, more, record, closing } = words.digest;
  const subject = words.digest.subject(facts.on, {
    due: total(facts, 'today'),
    overdue: total(facts, 'overdue'),
    comingUp: total(facts, 'comingUp'),
    missed: total(facts, 'missed'),
    toDecide: facts.toDecide.length,
  });
  const paragraphs = parts.map(
    (part) =>
      `${part.title}\n${part.lines.map(({ who, what }) => `- ${who}\n  ${what}`).join('\n')}${
        part.more > 0 ? `\n- ${more(part.more)}` : ''
      }`,
  );
  const text = [greeting(facts.reader.name), ...paragraphs, record, `-- \n${closing}`].join('\n\n');
  const body = html`<p>${greeting(facts.reader.name)}</p>
${parts.map((part) => partInHtml(part, more))}
<p>${record}</p>
<p style="color:#666;font-size:14px">${closing}</p>`;
  return { subject, text: `${text}\n`, html: await letterHtml(facts.language, subject, body) };
}

const partInHtml = (
  part: Part,
  more: Words['digest']['more'],
): Html => html`<h2 style="font-size:18px;margin:24px 0 8px">${part.title}</h2>
${part.lines.map(
  ({
    who,
    what,
  }) => html`<p style="margin:0 0 12px;padding-left:12px;border-left:3px solid #8ab"><strong>${who}</strong><br>${what}</p>
`,
)}${part.more > 0 ? html`<p>${more(part.more)}</p>` : ''}`;
