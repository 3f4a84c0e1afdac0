import type { Archive, OpenTask } from '../domain/customers/archive.ts';
import type { Order } from '../domain/customers/order.ts';
import type { Profile } from '../domain/customers/profile.ts';
import type { Task, TaskEnd } from '../domain/customers/task.ts';
import type { Touch } from '../domain/customers/touch.ts';
import type { Case } from '../domain/feedback/case.ts';
import type { Feedback } from '../domain/feedback/feedback.ts';
import type { FeedbackStep } from '../domain/feedback/feedback-step.ts';
import type { Letter } from '../domain/letters/letter.ts';
import type { Outcome } from '../domain/letters/letter-states.ts';
import type { SuppressionReason } from '../domain/names.ts';
import type { PolicyVersion } from '../domain/policy/policy.ts';
import type { Erasure } from '../domain/records/erasure.ts';
import type { Telling } from '../domain/records/file-moment.ts';
import type { Staff } from '../domain/staff/staff.ts';
import type { InstantText } from '../domain/time/dates.ts';

/** How many customers each specialist has: one record, so that spreading customers is one decision at a time. */
export interface Roster {
  customers: Readonly<Record<string, number>>;
  version: number;
}

/**
 * One write of a commit. `expected` is the version that the writer read, null for a record that must not exist yet;
 * what is written carries the next version.
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
      told?: Telling;
      balanceTold?: Telling;
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
   * A claim names its holder, so that it is known again when its answer was lost. `heardAt`: when we learned what became of
   * the letter, which may be long after it came true.
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
  /** With whom was written to about it, so that those letters are found whatever becomes of their readers. */
  | { write: 'feedback-step'; step: FeedbackStep; told?: readonly string[] }
  | { write: 'case'; case: Case }
  | { write: 'staff'; staff: Staff; expected: number | null; countedBy?: number }
  | { write: 'roster'; roster: Roster; expected: number | null }
  | { write: 'policy'; policy: PolicyVersion }
  /** Writes nothing. Whatever is written about a customer beside the archive is refused with this once they were erased. */
  | { write: 'archive-exists'; customerId: string };

/** `refused` names the changes whose condition failed; empty when another writer was in the way and a retry may do. */
export type Committed = { done: true } | { done: false; refused: readonly Change[] };

/** Most writes that one commit can hold. */
export const MOST_CHANGES = 100;

/** All changes or none. */
export interface Ledger {
  /** @throws OutdatedRulebook when what was counted anew by a newer policy would be replaced, or created by an older one. */
  commit(changes: readonly Change[]): Promise<Committed>;
}

/** A row of an index that could not be read; the others go on without it. */
export interface Unreadable {
  key: string;
  error: string;
}

export type Due =
  | { kind: 'customer'; archive: Archive; dueAt: InstantText }
  | { kind: 'staff'; staff: Staff; dueAt: InstantText }
  | { kind: 'unreadable'; unreadable: Unreadable };

export type DueLetter =
  | { kind: 'letter'; letter: Letter; dueAt: InstantText }
  | { kind: 'unreadable'; unreadable: Unreadable };

export type DueFeedback =
  | { kind: 'feedback'; feedback: Feedback }
  | { kind: 'unreadable'; unreadable: Unreadable };

/** Hands parts of a backlog to others: each part, some shards, is swept at `at` by one of them, soon and at least once. */
export interface FanOut {
  readonly parts: Parts;
  sweep(at: InstantText, parts: readonly (readonly number[])[]): Promise<void>;
}

/** What the clock must look at again, oldest first. Rows may be stale: the version decides at the commit. */
export interface DueIndex {
  readonly shards: readonly number[];
  /** How many records of a shard are due at `now`, counted up to `most`. */
  dueCount(shard: number, now: InstantText, most: number): Promise<number>;
  dueRecords(shard: number, now: InstantText): AsyncIterable<Due>;
  /** The response clock has a lane of its own, so that one hour never waits behind a morning's customers. */
  dueFeedback(now: InstantText): AsyncIterable<DueFeedback>;
  /** The moment from which the letter waits that has waited longest, of all that are due at `now`. */
  oldestDueLetter(now: InstantText): Promise<InstantText | undefined>;
  /** Those about the response clock first. */
  dueLetters(now: InstantText): AsyncIterable<DueLetter>;
}

export interface StoredArchive {
  archive: Archive;
  profile: Profile;
  dueAt: InstantText | null;
  /** The number of the rulebook that counted `dueAt`; absent where an earlier version of the code counted last. */
  countedBy?: number | undefined;
  told?: Telling | undefined;
  balanceTold?: Telling | undefined;
}

export interface Archives {
  archive(customerId: string): Promise<StoredArchive | undefined>;
  /** @param unreadable told of each customer whose archive is there and cannot be read; the others are answered. */
  archives(
    customerIds: readonly string[],
    unreadable?: (customerId: string) => void,
  ): Promise<Map<string, StoredArchive>>;
  /** Customers without a specialist, by id. */
  unassigned(): AsyncIterable<StoredArchive>;
  /** Every archive; reads the whole table. */
  everyArchive(): AsyncIterable<StoredArchive>;
}

/** Who was erased on request; the notes about that stay. */
export interface Erased {
  /** The last erasure of each of these customers who was ever erased. */
  lastErasures(customerIds: readonly string[]): Promise<Map<string, Erasure>>;
}

export type OrderKey = Pick<Order, 'customerId' | 'orderId'>;

export interface Orders {
  /** @param unreadable told of each order that is there and cannot be read; the others are answered. */
  orders(keys: readonly OrderKey[], unreadable?: (key: OrderKey) => void): Promise<Order[]>;
  ordersOfCustomer(customerId: string): AsyncIterable<Order>;
}

export interface Touches {
  /** Everything that was recorded of a customer's contacts, oldest first. */
  touchesOfCustomer(customerId: string): Promise<Touch[]>;
}

export interface Tasks {
  task(taskId: string): Promise<Task | undefined>;
  tasksOfCustomer(customerId: string): Promise<Task[]>;
  openTasksOf(assignee: string | null): Promise<Task[]>;
  /** Tasks of `assignee` that were found missed after `after`, up to `through`. */
  missedTasksOf(assignee: string | null, after: InstantText, through: InstantText): Promise<Task[]>;
  /** Every task; reads the whole table. */
  everyTask(): AsyncIterable<Task>;
}

export interface Feedbacks {
  feedback(feedbackId: string): Promise<Feedback | undefined>;
  /** Oldest first. */
  feedbackOfCustomer(customerId: string): Promise<Feedback[]>;
  /** All that is undecided, by the moment at which the clock looks at it next. */
  openFeedback(): AsyncIterable<Feedback>;
  /** What was reported in `[from, until)` and is decided, oldest first. */
  decidedFeedback(from: InstantText, until: InstantText): AsyncIterable<Feedback>;
  /** All that waits for a person's decision, by deadline. */
  feedbackHeldBy(staffId: string): Promise<Feedback[]>;
  /** The whole history, oldest first. */
  stepsOf(feedbackId: string): Promise<FeedbackStep[]>;
}

export interface Cases {
  /** The newest first. */
  cases(): AsyncIterable<Case>;
}

export interface Letters {
  letter(letterId: string): Promise<Letter | undefined>;
  /** Letters that failed after `after`, up to `through`. */
  undelivered(after: InstantText, through: InstantText): Promise<Letter[]>;
  /** Every letter; reads the whole table. */
  everyLetter(): AsyncIterable<Letter>;
}

export interface StaffList {
  staff(): Promise<Staff[]>;
  staffMember(staffId: string): Promise<Staff | undefined>;
  roster(): Promise<Roster | undefined>;
}

export interface Policies {
  /** Ascending by version, without any that cannot be read; empty when none was ever set. @throws Error when none can be read. */
  policyVersions(): Promise<PolicyVersion[]>;
  /** Of the newest version, whether it can be read or not; 0 when none was ever set. */
  lastPolicyNumber(): Promise<number>;
}

/** Addresses to which no letter to a customer goes, by their fingerprint. */
export interface Suppressions {
  /** Why no letters may go there; undefined when they may. */
  suppressed(address: string): Promise<SuppressionReason | undefined>;
  /** The first reason stands. */
  suppressFingerprint(fingerprint: string, because: SuppressionReason, at: InstantText): Promise<void>;
}

/** Where the clock stands: the latest moment each shard was swept at, and the zone in which orders have been dated. */
export interface Clockwork {
  sweptThrough(): Promise<ReadonlyMap<number, InstantText>>;
  recordSweep(shards: readonly number[], now: InstantText): Promise<void>;
  datedIn(): Promise<string | undefined>;
  recordDatedIn(zone: string): Promise<void>;
}

/** What one post leaves to the next. */
export interface LeftToNext {
  /** The moment before which nothing may be sent, in milliseconds since 1970. */
  freeFromMs: number;
  doubts: Doubts;
}

/** One post at a time. Instants are those of the machine, since a lease is about processes, not about business. */
export interface Leases {
  /** Undefined when somebody else holds it. */
  acquire(holder: string, now: InstantText, until: InstantText): Promise<LeftToNext | undefined>;
  renew(holder: string, until: InstantText): Promise<boolean>;
  release(holder: string, left: LeftToNext): Promise<void>;
}

export interface Mailer {
  /** Sends once, never retries, and never throws: whatever happens is an outcome. */
  send(message: { letterId: string; raw: Uint8Array; from: string; to: string }): Promise<Outcome>;
}

export interface Store
  extends Ledger,
    DueIndex,
    Archives,
    Erased,
    Orders,
    Touches,
    Tasks,
    Feedbacks,
    Cases,
    Letters,
    StaffList,
    Policies,
    Suppressions,
    Clockwork,
    Leases {}

/** Attempts in a row, of this post and those before, after which nobody knows whether the letter went out; kept between runs. */
export interface Doubts {
  inARow: number;
  /** Of the last one, by the machine's clock. */
  lastMs: number;
}

export type Parts = (typeof PARTS)[number];

/** Into how many parts a backlog can be split. Each part is the same number of shards, so that no shard is in two. */
export const PARTS = [1, 2, 4, 8, 16] as const;
