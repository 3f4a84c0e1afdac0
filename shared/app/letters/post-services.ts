import type { LetterState } from '../../domain/names.ts';
import type { InstantText } from '../../domain/time/dates.ts';
import type { Unreadable } from '../ports/clock.ts';
import type { Mailer } from '../ports/letters.ts';
import type { LetterWriter } from './letter-writer.ts';
import type { MachineClock } from './pace.ts';

/** What the post needs beside the store. */
export interface PostServices extends MachineClock {
  mailer: Mailer;
  writer: LetterWriter;
  /** Letters per second, never more. */
  sendRate: number;
  /** The name of this run, for the lease. */
  holder: string;
  /** No letter is begun later than this after the start. */
  budgetMs: number;
}

export interface PostReport {
  at: InstantText;
  /** Another post is at work, so this one did nothing. */
  busy: boolean;
  /** How many letters were brought to each state, or put off to later. */
  letters: Partial<Record<LetterState | 'deferred', number>>;
  setAside: Unreadable[];
  /** The time was up before everything that is due was looked at. */
  more: boolean;
  /**
   * By how many seconds the letter that has waited longest is late: of those that were due when
   * this run began, and of those that it tried again, counted from when they could first leave. 0
   * when none was due.
   */
  oldestSeconds: number;
  /** How many attempts were refused, for good or for now. */
  turnedAway: number;
  /** How many attempts the mail service left open: nobody knows whether the letter went out. */
  leftOpen: number;
  /** Letters that did not reach somebody on the staff, with nobody above them who could be told. */
  nobodyTold: number;
  /**
   * Letters wait, because the mail service left so many attempts open that it cannot be trusted
   * with them.
   */
  inDoubt: boolean;
}
