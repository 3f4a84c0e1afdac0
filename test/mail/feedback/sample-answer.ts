import type { LetterFacts } from '../../../shared/app/letters/letter-writer.ts';
import type { Archive } from '../../../shared/domain/customers/archive.ts';
import { archiveOf, at } from '../../fixtures/department.ts';
import { FEEDBACK_ID, SAID, STAFF } from './sample-feedback.ts';

export type AnswerFacts = LetterFacts & { kind: 'answer' };

/** The answer to a customer whose feedback was decided. */
export const answerTo = (archive: Partial<Archive> = {}, facts: Partial<AnswerFacts> = {}): AnswerFacts => ({
  kind: 'answer',
  letterId: `answer:${FEEDBACK_ID}`,
  writtenAt: at('2011-04-07T16:01:00Z'),
  to: 'mary@flowers.example',
  language: 'en',
  archive: archiveOf({ name: 'Flowers Ltd', specialist: 'S-1', ...archive }),
  profile: { contact: 'Mary', company: 'Flowers Ltd', phone: null, country: null, salesRep: null },
  replies: STAFF[0],
  feedbackId: FEEDBACK_ID,
  said: SAID,
  saidOn: '2011-04-07',
  answer: 'New tulips leave today.\nFreight is ours.',
  ...facts,
});
