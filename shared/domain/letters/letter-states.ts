import type { Temporal } from 'temporal-polyfill';
import { type InstantText, instantText } from '../time/dates.ts';
import type { Letter, LetterNote } from './letter.ts';
import { mayComeTwice } from './letter-kinds.ts';
import { heard, type KnownFate, knownFate, type Receipt } from './receipts.ts';

/** What became of an attempt to send. */
export type Outcome =
  | { was: 'sent'; messageId: string }
  /** Known not to have gone out, and worth another try: throttled, nobody listening. */
  | { was: 'turned-away'; error: string }
  /** Known not to have gone out, and never will: rejected, bad address. */
  | { was: 'refused'; error: string }
  /** May have gone out: time-out, dropped connection, 5xx. SES has no idempotency key. */
  | { was: 'ambiguous'; error: string };

/**
 * A letter and the next moment at which the post must look at it; null when it is settled for good.
 */
export interface Transition {
  letter: Letter;
  dueAt: InstantText | null;
}

/** How long the fate of a letter may stay open before its kind decides. */
const FATE_MINUTES = 15;
/** Longer in all than the day over which SES counts its quota. */
const RETRY_MINUTES = [1, 5, 15, 60, 240, 720, 1440];

/**
 * How long a letter to staff waits beyond that, by how often it was tried: an outage does not
 * become a flood of copies. It is tried for as long as what it says is true, and never less than
 * hourly.
 */
const REPEAT_MINUTES = [0, 0, 0, 15, 30];
const LONGEST_REPEAT_MINUTES = 45;
/**
 * A letter to staff that is turned away again and again waits no longer than this: it may speak of
 * an hour.
 */
const LONGEST_STAFF_RETRY_MINUTES = 60;

const minutesAfter = (now: Temporal.Instant, minutes: number): InstantText =>
  instantText(now.add({ minutes }));

/**
 * Claimed before it is sent. A crash between the two leaves it claimed, and `dueAt` brings it back
 * as a letter whose fate nobody knows.
 */
export const claim = (letter: Letter, now: Temporal.Instant): Transition => ({
  // What became of an earlier attempt says nothing of this one.
  letter: {
    ...letter,
    state: 'claimed',
    attempts: letter.attempts + 1,
    note: null,
    version: letter.version + 1,
  },
  dueAt: minutesAfter(now, FATE_MINUTES),
});

/** Undefined when the letter is given up. */
function retryMinutes({ content, attempts }: Letter): number | undefined {
  const wait = RETRY_MINUTES[attempts - 1];
  return mayComeTwice(content)
    ? Math.min(wait ?? LONGEST_STAFF_RETRY_MINUTES, LONGEST_STAFF_RETRY_MINUTES)
    : wait;
}

/** After the attempt. */
export function settle(letter: Letter, outcome: Outcome, now: Temporal.Instant): Transition {
  const settled = { ...letter, version: letter.version + 1, settledAt: instantText(now), note: null };
  // An attempt that did not go out leaves the letter to what was heard of those that did.
  const fate = knownFate(letter.receipts);
  if (fate && (outcome.was === 'refused' || outcome.was === 'turned-away')) return byFate(letter, fate);
  switch (outcome.was) {
    case 'sent': {
      const receipt = { fate: 'sent', at: instantText(now), why: null } as const;
      const { receipts, fate } = heard(letter.receipts, outcome.messageId, receipt);
      return byFate({ ...letter, receipts }, fate);
    }
    case 'refused':
      return {
        letter: { ...settled, state: 'failed', note: { code: 'refused', error: outcome.error } },
        dueAt: null,
      };
    case 'ambiguous':
      return {
        letter: { ...settled, state: 'unknown', note: { code: 'fate-unknown', error: outcome.error } },
        dueAt: minutesAfter(now, FATE_MINUTES),
      };
    case 'turned-away': {
      const note = { code: 'refused', error: outcome.error } as const;
      const wait = retryMinutes(letter);
      return wait === undefined
        ? { letter: { ...settled, state: 'failed', note }, dueAt: null }
        : { letter: { ...settled, state: 'queued', settledAt: null, note }, dueAt: minutesAfter(now, wait) };
    }
    default:
      return outcome satisfies never;
  }
}

/** No event told the fate of a claimed or unknown letter in time, so its kind decides. */
export function fateUnknown(letter: Letter, now: Temporal.Instant): Transition {
  const fate = knownFate(letter.receipts);
  if (fate) return byFate(letter, fate);
  const next: Letter = { ...letter, version: letter.version + 1, settledAt: instantText(now) };
  if (mayComeTwice(letter.content)) {
    const wait = REPEAT_MINUTES[letter.attempts - 1] ?? LONGEST_REPEAT_MINUTES;
    return { letter: { ...next, state: 'queued', settledAt: null }, dueAt: minutesAfter(now, wait) };
  }
  const note = letter.note ?? ({ code: 'fate-unknown', error: 'no answer' } as const);
  return { letter: { ...next, state: 'unknown', note }, dueAt: null };
}

/** Where a letter stands by what was heard of its messages. */
function byFate(letter: Letter, fate: KnownFate): Transition {
  const { messageId, at } = fate;
  const settled = { ...letter, messageId, settledAt: at, version: letter.version + 1 };
  if (fate.arrived) {
    const note = fate.complained ? ({ code: 'complained' } as const) : null;
    return { letter: { ...settled, state: 'sent', note }, dueAt: null };
  }
  const code = fate.fate === 'rejected' ? 'rejected' : 'bounced';
  const note = { code, error: fate.why } as const;
  return { letter: { ...settled, state: 'failed', note }, dueAt: null };
}

/**
 * One more word about a message of this letter, from SES or from the sender's own call: late,
 * twice, out of order or before the call came back, it comes to the same. Undefined when it says
 * nothing new.
 */
export function received(
  letter: Letter,
  messageId: string,
  receipt: Receipt,
  now: Temporal.Instant,
): Transition | undefined {
  const { receipts, fate, news } = heard(letter.receipts, messageId, receipt);
  if (!news) return undefined;
  const informed = { ...letter, receipts };
  // While another attempt is on its way, the bad end of an earlier one is not yet the letter's.
  const underWay = letter.state === 'claimed' && Object.keys(receipts).length < letter.attempts;
  if (underWay && !fate.arrived)
    return { letter: { ...informed, version: letter.version + 1 }, dueAt: minutesAfter(now, FATE_MINUTES) };
  return byFate(informed, fate);
}

/** It is not to be sent, and why. */
export const suppress = (letter: Letter, note: LetterNote, now: Temporal.Instant): Transition => ({
  letter: { ...letter, state: 'suppressed', note, version: letter.version + 1, settledAt: instantText(now) },
  dueAt: null,
});

/** Not now. */
export const defer = (letter: Letter, until: Temporal.Instant): Transition => ({
  letter: { ...letter, version: letter.version + 1 },
  dueAt: instantText(until),
});
