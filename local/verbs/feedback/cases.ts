import { fileCase } from '../../../shared/app/cases/file-case.ts';
import { searchCases } from '../../../shared/app/cases/search-cases.ts';
import type { Case } from '../../../shared/domain/feedback/case.ts';
import { shownText } from '../../../shared/domain/plain-text.ts';
import { excerpt } from '../../../shared/domain/reading/excerpt.ts';
import { written } from '../../../shared/domain/reading/written-text.ts';
import { type Answer, indented, refused, type Visit } from '../../terminal/session.ts';
import { titlesOf } from '../../words/titles.ts';

const LONGEST_LINK = 500;
const MOST_FOUND = 10;
/** Of a case that is named in passing. */
const LONGEST_LINE = 160;

/** @throws Refusal for anything but a link that a browser opens without doing anything else. */
function linkGiven(option: string, text: string): string {
  const protocol = URL.canParse(text) ? new URL(text).protocol : '';
  if (
    (protocol !== 'https:' && protocol !== 'http:') ||
    text.length > LONGEST_LINK ||
    shownText(text) !== text ||
    /\s/.test(text)
  )
    throw refused(option, JSON.stringify(text), { kind: 'link', max: LONGEST_LINK });
  return text;
}

export const caseInALine = (found: Case, { sentences }: Visit): string =>
  `  ${found.feedbackId}  ${excerpt(
    sentences.together(
      sentences.under(found.problem, found.cause),
      sentences.under(found.department, found.lesson),
    ),
    LONGEST_LINE,
  )}`;

export interface FileOptions {
  problem: string;
  cause: string;
  department: string;
  lesson: string;
  evidence?: string;
  by: string;
}

export async function fileVerb(visit: Visit, feedbackId: string, options: FileOptions): Promise<Answer> {
  const filed = await fileCase(
    visit.place.composition.store,
    {
      feedbackId,
      problem: written('problem', options.problem, '--problem'),
      cause: written('cause', options.cause, '--cause'),
      department: written('department', options.department, '--department'),
      lesson: written('lesson', options.lesson, '--lesson'),
      evidence: options.evidence === undefined ? null : linkGiven('--evidence', options.evidence),
      by: options.by,
    },
    await visit.place.now(),
  );
  return { json: filed, lines: [visit.words.feedback.filed(feedbackId)] };
}

const PARTS = ['said', 'problem', 'cause', 'department', 'lesson', 'evidence'] as const;

export async function casesSearchVerb(visit: Visit, words: readonly string[]): Promise<Answer> {
  const found = await searchCases(visit.place.composition.store, words.join(' '), MOST_FOUND);
  const { learnt } = visit.words.feedback;
  const lines = found.flatMap((one) => [
    `${one.feedbackId}  ${one.customerName}`,
    ...PARTS.flatMap((part) => {
      const text = one[part];
      return text === null ? [] : [`  ${visit.sentences.under(learnt[part], indented(text))}`];
    }),
  ]);
  return {
    json: found,
    lines: lines.length > 0 ? lines : [visit.words.feedback.noSimilar],
    table: {
      header: titlesOf(['feedback', 'customerName', ...PARTS], visit.language),
      rows: found.map((one) => [one.feedbackId, one.customerName, ...PARTS.map((part) => one[part])]),
    },
  };
}
