import { fileCase } from '../../../shared/app/cases/file-case.ts';
import { searchCases } from '../../../shared/app/cases/search-cases.ts';
import type { Case } from '../../../shared/domain/feedback/case.ts';
import { shownText } from '../../../shared/domain/plain-text.ts';
import { excerpt } from '../../../shared/domain/reading/excerpt.ts';
import { written } from '../../../shared/domain/reading/written-text.ts';
import { type Answer, indented, refused, type Session } from '../../terminal/session.ts';
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

export const caseInALine = (found: Case, { sentences }: Session): string =>
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

export async function fileVerb(session: Session, feedbackId: string, options: FileOptions): Promise<Answer> {
  const filed = await fileCase(
    session.department.composition.store,
    {
      feedbackId,
      problem: written('problem', options.problem, '--problem'),
      cause: written('cause', options.cause, '--cause'),
      department: written('department', options.department, '--department'),
      lesson: written('lesson', options.lesson, '--lesson'),
      evidence: options.evidence === undefined ? null : linkGiven('--evidence', options.evidence),
      by: options.by,
    },
    await session.department.now(),
  );
  return { json: filed, lines: [session.words.feedback.filed(feedbackId)] };
}

const PARTS = ['said', 'problem', 'cause', 'department', 'lesson', 'evidence'] as const;

export async function casesSearchVerb(session: Session, words: readonly string[]): Promise<Answer> {
  const found = await searchCases(session.department.composition.store, words.join(' '), MOST_FOUND);
  const { learnt } = session.words.feedback;
  const lines = found.flatMap((one) => [
    `${one.feedbackId}  ${one.customerName}`,
    ...PARTS.flatMap((part) => {
      const text = one[part];
      return text === null ? [] : [`  ${session.sentences.under(learnt[part], indented(text))}`];
    }),
  ]);
  return {
    json: found,
    lines: lines.length > 0 ? lines : [session.words.feedback.noSimilar],
    table: {
      header: titlesOf(['feedback', 'customerName', ...PARTS], session.language),
      rows: found.map((one) => [one.feedbackId, one.customerName, ...PARTS.map((part) => one[part])]),
    },
  };
}
