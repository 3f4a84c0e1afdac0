import type { LetterFacts } from '../app/letters/letter-writer.ts';
import { isLate, LATE_AFTER_SECONDS } from '../domain/feedback/feedback-step.ts';
import type { Sentences } from '../domain/sentences/sentences.ts';
import { instantText } from '../domain/time/dates.ts';
import type { Words } from './words/words.ts';

export type FeedbackFacts = LetterFacts & { kind: 'feedback' };

/** What a letter about feedback begins with. */
export interface Lead {
  subject: string;
  /** The first sentence. */
  opening: string;
  /** Something is asked of the reader. */
  asks: boolean;
}

/** The post comes once a minute too. */
const POST_LATE_AFTER_SECONDS = 2 * LATE_AFTER_SECONDS;

/** Whether the letter comes late, by the clock's fault or by the post's. */
export const comesLate = ({ step, writtenAt }: FeedbackFacts): boolean =>
  isLate(step) || writtenAt.since(step.recordedAt).total('seconds') > POST_LATE_AFTER_SECONDS;

/** By what happened, for the one whose turn it became. */
function leadOfStep(
  facts: FeedbackFacts,
  { subject, lead, nobody }: Words['feedback'],
  sentences: Sentences,
) {
  const { step, top } = facts;
  const { person, moment } = facts.display(nobody);
  const waited = sentences.feedback.workingTime(facts.waited);
  switch (step.code) {
    case 'reported':
      return { subject: subject.turn(moment(step.deadline)), opening: lead.turn(moment(step.deadline)) };
    case 'coordinated':
      return {
        subject: subject.turn(moment(step.deadline)),
        opening: lead.asked(person(step.by), step.department, moment(step.deadline)),
      };
    case 'warned':
      return {
        subject: subject.warned(moment(step.deadline)),
        opening: (top ? lead.warnedAtTop : lead.warned)(moment(step.deadline)),
      };
    case 'escalated':
      return {
        subject: subject.escalated(moment(step.deadline)),
        opening:
          step.from === null
            ? lead.escalatedFromNobody(waited, moment(step.deadline))
            : lead.escalated(person(step.from), waited, moment(step.deadline)),
      };
    case 'reminded':
      return { subject: subject.reminded(waited), opening: lead.reminded(waited) };
    case 'withdrawn':
      return {
        subject: subject.turn(moment(step.deadline)),
        opening: lead.withdrawnToYou(person(step.by), moment(step.deadline)),
      };
    case 'added':
      return { subject: subject.turn(moment(step.deadline)), opening: lead.added(moment(step.deadline)) };
    case 'reopened':
      return { subject: subject.reopened, opening: lead.reopened(step.as) };
    case 'decided':
    case 'filed':
      return { subject: subject.decided, opening: lead.decided(person(step.by)) };
    default:
      return step satisfies never;
  }
}

/**
 * For whoever is told beside the one whose turn it is, and for one whose turn has gone by, nothing
 * is asked any more.
 */
export function leadOf(facts: FeedbackFacts, words: Words['feedback'], sentences: Sentences): Lead {
  const { step, reader, feedback, writtenAt } = facts;
  const { person, moment } = facts.display(words.nobody);
  const { subject, lead } = words;
  if (!('holder' in step)) return { ...leadOfStep(facts, words, sentences), asks: false };
  const now = person(feedback.turn.holder);
  if (step.code === 'withdrawn' && step.holder !== reader.staffId)
    return { subject: subject.withdrawn, opening: lead.withdrawn(person(step.by), now), asks: false };
  if (step.holder !== reader.staffId)
    return { subject: subject.forInformation(now), opening: lead.forInformation(now), asks: false };
  if (feedback.turn.holder !== reader.staffId)
    return { subject: subject.movedOn(now), opening: lead.movedOn(now), asks: false };
  if ('deadline' in step && instantText(writtenAt) > step.deadline) {
    const deadline = moment(step.deadline);
    const waited = sentences.feedback.workingTime(facts.waited);
    return { subject: subject.overdue(deadline), opening: lead.overdue(waited, deadline), asks: true };
  }
  return { ...leadOfStep(facts, words, sentences), asks: true };
}
