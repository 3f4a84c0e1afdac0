import type { Archive, OpenTask } from '../../domain/customers/archive.ts';
import type { Order } from '../../domain/customers/order.ts';
import type { Profile } from '../../domain/customers/profile.ts';
import type { Task, TaskEnd } from '../../domain/customers/task.ts';
import type { Touch } from '../../domain/customers/touch.ts';
import type { Case } from '../../domain/feedback/case.ts';
import type { Feedback } from '../../domain/feedback/feedback.ts';
import type { FeedbackStep } from '../../domain/feedback/feedback-step.ts';
import type { Letter } from '../../domain/letters/letter.ts';
import type { PolicyVersion } from '../../domain/policy/policy.ts';
import type { FileMoment } from '../../domain/records/file-moment.ts';
import type { Staff } from '../../domain/staff/staff.ts';
import type { InstantText } from '../../domain/time/dates.ts';

/**
 * How many customers each specialist has: one record, so that spreading customers is one decision
 * at a time.
 */
export interface Caseloads {
  customers: Readonly<Record<string, number>>;
  version: number;
}

/**
 * One write of a commit. `expected` is the version that the writer read, null for a record that
 * must not exist yet; what is written carries the next version.
 */
export type Change =
  | {
      write: 'archive';
      archive: Archive;
      expected: number | null;
      dueAt: InstantText | null;
      /** The number of the rulebook that counted `dueAt`. */
      countedBy?: number;
      profile?: Profile;
      /** By which file the customer's row, or the balance, was told last. */
      fileMoment?: FileMoment;
      balanceFileMoment?: FileMoment;
    }
  /** Refused when a task of this id exists; with `again`, unless it was cancelled. */
  | { write: 'task'; task: Task; again?: boolean }
  | {
      write: 'task-end';
      customerId: string;
      task: Pick<OpenTask, 'id' | 'closes'>;
      end: TaskEnd;
      recordedAt: InstantText;
    }
  | { write: 'task-assignee'; customerId: string; task: OpenTask; assignee: string }
  /** Refused when a letter of this id exists. */
  | { write: 'letter-queued'; letter: Letter; dueAt: InstantText }
  /**
   * A claim names its holder, so that it is known again when its answer was lost. `heardAt`: when
   * we learned what became of the letter, which may be long after it came true.
   */
  | {
      write: 'letter';
      letter: Letter;
      expected: number;
      dueAt: InstantText | null;
      holder?: string;
      heardAt?: InstantText;
    }
  /** Refused when an order of this id exists; with `expected`, when it is not that any more. */
  | { write: 'order'; order: Order; expected?: Order }
  | { write: 'touch'; touch: Touch }
  /** Refused, when new, if feedback of this id exists. */
  | { write: 'feedback'; feedback: Feedback; expected: number | null }
  /**
   * `readers`: who was written to about it, so that those letters are found whatever becomes of
   * their readers.
   */
  | { write: 'feedback-step'; step: FeedbackStep; readers?: readonly string[] }
  | { write: 'case'; case: Case }
  | { write: 'staff'; staff: Staff; expected: number | null; countedBy?: number }
  | { write: 'caseloads'; caseloads: Caseloads; expected: number | null }
  | { write: 'policy'; policy: PolicyVersion }
  /**
   * Writes nothing. Whatever is written about a customer beside the archive is refused with this
   * once they were erased.
   */
  | { write: 'archive-exists'; customerId: string };

/**
 * `refused` names the changes whose condition failed; empty when another writer was in the way and
 * a retry may do.
 */
export type Committed = { done: true } | { done: false; refused: readonly Change[] };

/** Most writes that one commit can hold. */
export const MOST_CHANGES = 100;

/** All changes or none. */
export interface UnitOfWork {
  /**
   * @throws OutdatedRulebook when what was counted anew by a newer policy would be replaced, or
   * created by an older one.
   */
  commit(changes: readonly Change[]): Promise<Committed>;
}
