import type { Archive } from '../../domain/customers/archive.ts';
import type { Feedback } from '../../domain/feedback/feedback.ts';
import type { Letter } from '../../domain/letters/letter.ts';
import type { Staff } from '../../domain/staff/staff.ts';
import type { InstantText } from '../../domain/time/dates.ts';

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

/**
 * Into how many parts a backlog can be split. Each part is the same number of shards, so that no
 * shard is in two.
 */
export const PARTS = [1, 2, 4, 8, 16] as const;

export type Parts = (typeof PARTS)[number];

/**
 * Hands parts of a backlog to others: each part, some shards, is swept at `at` by one of them, soon
 * and at least once.
 */
export interface FanOut {
  readonly parts: Parts;
  sweep(at: InstantText, parts: readonly (readonly number[])[]): Promise<void>;
}

/**
 * What the clock must look at again, oldest first. Rows may be stale: the version decides at the
 * commit.
 */
export interface DueIndex {
  readonly shards: readonly number[];
  /** How many records of a shard are due at `now`, counted up to `most`. */
  dueCount(shard: number, now: InstantText, most: number): Promise<number>;
  dueRecords(shard: number, now: InstantText): AsyncIterable<Due>;
  /**
   * The response clock has a lane of its own, so that one hour never waits behind a morning's
   * customers.
   */
  dueFeedback(now: InstantText): AsyncIterable<DueFeedback>;
  /**
   * The moment from which the letter waits that has waited longest, of all that are due at `now`.
   */
  oldestDueLetter(now: InstantText): Promise<InstantText | undefined>;
  /** Those about the response clock first. */
  dueLetters(now: InstantText): AsyncIterable<DueLetter>;
}

/**
 * Where the clock stands: the latest moment each shard was swept at, and the zone in which orders
 * have been dated.
 */
export interface ClockState {
  sweptThrough(): Promise<ReadonlyMap<number, InstantText>>;
  recordSweep(shards: readonly number[], now: InstantText): Promise<void>;
  datedIn(): Promise<string | undefined>;
  recordDatedIn(zone: string): Promise<void>;
}
