import type { Temporal } from 'temporal-polyfill';
import type { Archive } from '../../domain/customers/archive.ts';
import type { Profile } from '../../domain/customers/profile.ts';
import type { Feedback } from '../../domain/feedback/feedback.ts';
import type { FeedbackStep } from '../../domain/feedback/feedback-step.ts';
import type { Letter } from '../../domain/letters/letter.ts';
import type { Language } from '../../domain/names.ts';
import type { Display } from '../../domain/sentences/feedback-sentences.ts';
import type { Staff } from '../../domain/staff/staff.ts';
import type { LocalDate } from '../../domain/time/dates.ts';
import type { Undelivered } from '../morning/undelivered.ts';
import type { AssigneeSections, HandOver } from '../morning/worklist.ts';

/** What every letter is written from. */
interface Addressed {
  letterId: string;
  to: string;
  language: Language;
  writtenAt: Temporal.Instant;
}

/** What every letter to a customer is written from. */
export interface CustomerFacts extends Addressed {
  archive: Archive;
  profile: Profile;
  /** Who reads what the customer answers: their specialist, or whoever stands in. */
  replies: Staff | undefined;
}

/** What a letter is written from: what is true at the moment of sending. */
export type LetterFacts =
  | (Addressed & {
      kind: 'digest';
      reader: Staff;
      on: LocalDate;
      worklist: readonly AssigneeSections[];
      /** What people of the reader's team who have left still have. */
      handOvers: readonly HandOver[];
      /** Letters to the reader's customers, and to people of their team, that did not arrive. */
      undelivered: readonly Undelivered[];
      /** What waits for the reader's decision; `until` is local time. */
      toDecide: readonly { feedback: Feedback; until: string }[];
    })
  | (Addressed & {
      kind: 'feedback';
      reader: Staff;
      feedback: Feedback;
      /** What the letter tells of, and the history up to it. */
      step: FeedbackStep;
      steps: readonly FeedbackStep[];
      /** Undefined when the archive is gone. */
      profile: Profile | undefined;
      /** What the customer had said shortly before, the newest first. */
      earlier: readonly Feedback[];
      customerEmail: string | null;
      /** Working minutes from the start of the first turn until the letter is written. */
      waited: number;
      /** Nobody stands above the one whose turn the step speaks of. */
      top: boolean;
      /** @param nobody what nobody is called in the reader's language. */
      display(nobody: string): Display;
    })
  | (Addressed & {
      kind: 'unreachable';
      reader: Staff;
      about: Staff;
      /** The letter that did not arrive. */
      failed: Pick<Letter, 'to' | 'note'>;
    })
  | (CustomerFacts & { kind: 'revisit'; rule: 'idle-week' | 'monthly-touch' })
  | (CustomerFacts & {
      kind: 'answer';
      feedbackId: string;
      said: string;
      saidOn: LocalDate;
      answer: string;
    });

export interface WrittenLetter {
  from: string;
  to: string;
  subject: string;
  /** The whole MIME message. */
  raw: Uint8Array;
}

/** Puts a letter into words and MIME. */
export interface LetterWriter {
  write(facts: LetterFacts): Promise<WrittenLetter>;
}
