import type { AnchorBasis, Archive } from '../customers/archive.ts';
import type { Task, TaskReason } from '../customers/task.ts';
import type { Fault } from '../faults/faults.ts';
import type { Verdict } from '../follow-up/verdict.ts';
import type { Letter } from '../letters/letter.ts';
import type { Channel, LetterState, Role, RuleName, TaskState } from '../names.ts';
import type { FeedbackSentences } from './feedback-sentences.ts';

/**
 * Everything that the domain has to say to a person, in one language. Each sentence is complete in
 * itself.
 */
export interface Sentences {
  rule: { [name in RuleName]: string };
  taskState: { [name in TaskState]: string };
  letterState: { [name in LetterState]: string };
  channel: { [name in Channel]: string };
  role: { [name in Role]: string };
  basis: { [name in AnchorBasis]: string };
  /** Why a task was opened. */
  reason(reason: TaskReason): string;
  /** What is asked, and by when: `phone by 2011-10-06`. */
  asks(task: Pick<Task, 'channels' | 'dueOn'>): string;
  /** Several statements as one. */
  together(...statements: string[]): string;
  /** A statement under its heading. */
  under(heading: string, statement: string): string;
  /** How a task ended last; undefined while it is open. */
  ending(task: Task): string | undefined;
  /** That an open task had ended before, and how; undefined when it had not. */
  openAgain(task: Task): string | undefined;
  /** What a rule concludes, why, and when it looks again. */
  verdict(verdict: Verdict, archive: Archive, task: Task | undefined): string;
  /** Why a letter is where it is; undefined when there is nothing to add. */
  letterNote(letter: Pick<Letter, 'note'>): string | undefined;
  feedback: FeedbackSentences;
  fault(fault: Fault): string;
}
