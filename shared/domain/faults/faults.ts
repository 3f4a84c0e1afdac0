import type { Role, TaskState } from '../names.ts';
import type { LocalDate } from '../time/dates.ts';
import { FILE_FAULTS, type FileFault } from './file-faults.ts';
import type { Contradiction } from './policy-faults.ts';
import type { StorageTrouble } from './storage-trouble.ts';

/** What a field accepts, for the sentence that refuses a value. */
export type Allowed =
  | { kind: 'one-of'; values: readonly string[] }
  | { kind: 'list-of'; values: readonly string[] }
  | { kind: 'whole-number'; min: number; max: number }
  | { kind: 'time' }
  | { kind: 'hours-list' }
  | { kind: 'zone' }
  | { kind: 'date' }
  | { kind: 'date-not-before'; earliest: LocalDate }
  | { kind: 'date-between'; earliest: LocalDate; latest: LocalDate }
  | { kind: 'own-weekday' }
  | { kind: 'instant' }
  | { kind: 'true-or-false' }
  | { kind: 'yes-or-no' }
  | { kind: 'map' }
  | { kind: 'object' }
  /** `decimalComma`: as was asked for. */
  | { kind: 'amount'; decimalComma?: true }
  | { kind: 'email' }
  | { kind: 'folder' }
  | { kind: 'number'; min: number; max: number }
  | { kind: 'url' }
  | { kind: 'link'; max: number }
  | { kind: 'table-name' }
  | { kind: 'other-table' }
  | { kind: 'keys' }
  | { kind: 'own-id' }
  | { kind: 'one-line'; max: number }
  | { kind: 'text'; max: number }
  | { kind: 'word-list'; most: number; max: number }
  | { kind: 'pattern-list'; most: number; max: number };

/** A value that was refused: where it stood, what it was, what was allowed. */
export interface Refused {
  code: 'refused';
  path: string;
  value: string;
  allowed: Allowed;
}

/** Why a text could not be read as what it should be; where it stood is added by whoever knows. */
export type Unread =
  | Pick<Refused, 'code' | 'allowed'>
  /** It can mean more than one thing, and nobody guesses. */
  | { code: 'ambiguous'; of: 'day-or-month' | 'day-number' | 'century' | 'decimal-mark' }
  | { code: 'out-of-span'; earliest: LocalDate; latest: LocalDate }
  /** A spreadsheet took it for something else, and what it was is gone. */
  | { code: 'damaged' }
  /** A word under which tables add up, where an id should stand. */
  | { code: 'total-word' };

/** A value that could not be read, and where it stood. */
export type UnreadValue = Unread & Pick<Refused, 'path' | 'value'>;

/** Why a row of a file was left out. */
export type RowFault =
  | UnreadValue
  | { code: 'missing'; path: string }
  | { code: 'field-count'; found: number; expected: number }
  | { code: 'unknown-customer'; customerId: string }
  /**
   * `path` is the column that names them; a file of customers may bring them back when it is asked
   * to.
   */
  | { code: 'erased-customer'; path: 'id' | 'customerId'; customerId: string; by: string; at: string }
  | { code: 'unknown-staff'; path: string; staffId: string }
  | { code: 'staff-name-shared'; path: string; name: string; known: readonly string[] }
  | { code: 'wrong-role'; path: 'specialist' | 'supervisor'; staffId: string; role: Role }
  | { code: 'own-substitute'; path: string; staffId: string }
  | { code: 'specialist-left'; path: 'specialist'; staffId: string; on: LocalDate }
  | { code: 'half-absence'; path: 'absentFrom' | 'absentUntil' }
  | { code: 'absence-backwards'; from: string; until: string }
  | { code: 'future-order'; orderedAt: string; now: string }
  | { code: 'future-balance'; asOf: LocalDate; today: LocalDate }
  | { code: 'unreadable-record'; path: string; id: string }
  | { code: 'unwritable-record'; path: string; id: string; cause: string }
  | { code: 'busy'; what: string }
  /**
   * A day from which too much would follow, or nothing for years; `longAgo` where an option says
   * that it is meant.
   */
  | {
      code: 'day-unlikely';
      path: string;
      date: LocalDate;
      earliest: LocalDate;
      latest: LocalDate;
      longAgo: boolean;
    }
  /**
   * Lines of one order; `column` in which they differ, `line` when one of them could not be read.
   */
  | { code: 'lines-contradict'; path: string; id: string; column: string; lines: readonly number[] }
  | { code: 'other-currency'; path: string; signs: string; currency: string }
  /**
   * `lines` that say different things of one record; `items` where they may be the lines of one
   * order.
   */
  | { code: 'twice-in-file'; path: string; id: string; lines: readonly number[]; items?: true };

/** What a person should know of a row that was not refused. */
export type RowRemark =
  /** The rest of the row was taken. */
  { code: 'cell-left-out'; unread: UnreadValue } | { code: 'total-line'; value: string };

export type { FileContainer, FileFault } from './file-faults.ts';
export type { Contradiction, PatternFault } from './policy-faults.ts';

/** Whether the same file would be refused again, however often it came. */
export const isFileFault = (fault: Fault): fault is FileFault => fault.code in FILE_FAULTS;

/** What a person asked for and could not have. */
export type ActionFault =
  | { code: 'no-customer'; customerId: string }
  | { code: 'customer-erased'; customerId: string; by: string; at: string }
  | { code: 'no-staff'; staffId: string; known: readonly string[] }
  | { code: 'no-task'; taskId: string }
  | { code: 'unwritable-file'; file: string; cause: string }
  | { code: 'task-ended'; taskId: string; state: TaskState }
  | { code: 'may-not-excuse'; staffId: string; role: Role }
  | { code: 'has-left'; staffId: string; on: LocalDate }
  | { code: 'may-not-dismiss'; staffId: string; role: Role }
  | { code: 'no-leave'; staffId: string; known: LocalDate | null }
  | { code: 'future-touch'; at: string; now: string }
  | { code: 'zone-fixed'; stored: string; given: string }
  | { code: 'effective-before-last'; given: string; last: string }
  | { code: 'effective-too-far'; given: string; latest: string }
  /** Null: none was named. */
  | { code: 'not-pending'; version: number | null; pending: readonly number[] }
  | { code: 'busy'; what: string }
  | {
      code: 'no-absence';
      staffId: string;
      known: readonly { from: LocalDate; until: LocalDate }[];
    }
  | FeedbackFault;

/** Why something about feedback could not be had. */
export type FeedbackFault =
  | { code: 'no-feedback'; feedbackId: string }
  | { code: 'future-feedback'; at: string; now: string }
  | { code: 'before-last-step'; at: string; last: string }
  | { code: 'feedback-decided'; feedbackId: string; by: string; at: string }
  | { code: 'feedback-open'; feedbackId: string }
  | { code: 'nothing-decided'; feedbackId: string }
  | { code: 'not-your-decision'; staffId: string; role: Role; by: string }
  | { code: 'answer-left'; feedbackId: string; at: string }
  | { code: 'second-thoughts-over'; feedbackId: string; until: string }
  | { code: 'reopened-before'; feedbackId: string; as: string }
  | {
      code: 'not-your-turn';
      staffId: string;
      role: Role;
      holder: string | null;
      /** Who asked another department, and absent people who may be back. */
      others: readonly string[];
      above: readonly Role[];
    }
  | { code: 'own-department'; department: string; head: string }
  | { code: 'no-department'; department: string; known: readonly string[] }
  | { code: 'unknown-department'; department: string; known: readonly string[] }
  | { code: 'department-asked'; department: string; feedbackId: string }
  | { code: 'case-filed'; feedbackId: string; by: string; at: string };

/** What stands in the way outside of Revisit. */
export type EnvironmentFault =
  | { code: 'port-taken'; port: number; what: 'mailbox' | 'pages'; option: string }
  | { code: 'binary-missing' }
  | { code: 'database-locked'; file: string }
  | { code: 'database-unreachable'; endpoint: string; cause: string }
  | { code: 'database-failed'; cause: string }
  | { code: 'database-answered'; endpoint: string; cause: string }
  | { code: 'storage'; path: string; what: StorageTrouble }
  /** Everything but the folder is null when the one who runs there has not said so yet. */
  | { code: 'runs-already'; folder: string; pid: number | null; since: string | null; mailbox: string | null }
  | { code: 'table-missing'; table: string }
  | { code: 'record-unreadable'; record: string }
  | { code: 'no-region' }
  | { code: 'no-credentials'; cause: string }
  | { code: 'no-mailbox' }
  /** What would act on a real department as on one for rehearsals. */
  | { code: 'real-clock'; table: string; at: string }
  | { code: 'real-start'; table: string }
  | { code: 'real-mailbox'; table: string; endpoint: string }
  | { code: 'real-post'; table: string; missing: readonly string[] }
  | { code: 'setting-bad'; name: string; value: string; allowed: Allowed };

export type Fault =
  | Refused
  | Contradiction
  | RowFault
  | RowRemark
  | FileFault
  | ActionFault
  | EnvironmentFault;

/** An error that was expected and has a sentence for a person; everything else is a defect. */
export class Refusal extends Error {
  readonly fault: Fault;

  constructor(fault: Fault, cause?: unknown) {
    super(fault.code, cause === undefined ? undefined : { cause });
    this.name = 'Refusal';
    this.fault = fault;
  }
}
