import type { Letter } from '../../domain/letters/letter.ts';
import type { Outcome } from '../../domain/letters/letter-states.ts';
import type { SuppressionReason } from '../../domain/names.ts';
import type { InstantText } from '../../domain/time/dates.ts';
import type { Scanned } from './scanned.ts';

/**
 * Attempts in a row, of this post and those before, after which nobody knows whether the letter
 * went out; kept between runs.
 */
export interface Doubts {
  inARow: number;
  /** Of the last one, by the machine's clock. */
  lastMs: number;
}

/** What one post leaves to the next. */
export interface LeftToNext {
  /** The moment before which nothing may be sent, in milliseconds since 1970. */
  freeFromMs: number;
  doubts: Doubts;
}

/**
 * One post at a time. Instants are those of the machine, since a lease is about processes, not
 * about business.
 */
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

export interface Letters {
  letter(letterId: string): Promise<Letter | undefined>;
  /** Letters that failed after `after`, up to `through`. */
  undelivered(after: InstantText, through: InstantText): Promise<Letter[]>;
  /**
   * All at which the post will look again: every letter that is queued or claimed, and of the
   * others those that may yet be sent again.
   */
  unsettledLetters(): AsyncIterable<Letter>;
  /** Every letter; reads the whole table. */
  everyLetter(scanned?: Scanned): AsyncIterable<Letter>;
}

/** Addresses to which no letter to a customer goes, by their fingerprint. */
export interface Suppressions {
  /** Why no letters may go there; undefined when they may. */
  suppressed(address: string): Promise<SuppressionReason | undefined>;
  /** The first reason stands. */
  suppressFingerprint(fingerprint: string, because: SuppressionReason, at: InstantText): Promise<void>;
}
