import { Temporal } from 'temporal-polyfill';
import { type Letter, type LetterContent, letterId } from '../../../shared/domain/letters/letter.ts';
import {
  claim,
  fateUnknown,
  type Outcome,
  received,
  settle,
} from '../../../shared/domain/letters/letter-states.ts';
import type { Fate } from '../../../shared/domain/letters/receipts.ts';
import { instantText } from '../../../shared/domain/time/dates.ts';
import type { Attempt } from './receipts-truth.ts';

/**
 * Something that comes to pass at a minute: a word of SES, or the answer to the sender's own call.
 */
type Coming = { minute: number; turn: number } & (
  | { is: 'word'; messageId: string; fate: Fate; at: Temporal.Instant }
  | { is: 'answer'; of: Letter; outcome: Outcome }
);

export interface Told {
  messageId: string;
  fate: Fate;
}

/** What happened to one letter until nothing was left to happen. */
export interface Story {
  letter: Letter;
  attempts: readonly Attempt[];
  /** What had been heard of each message before each claim. */
  heardBefore: readonly (readonly Told[])[];
  /** The minute of each claim. */
  claimedAt: readonly number[];
}

/** More than the clock of any letter takes; one that goes on longer never ends. */
const MOST_STEPS = 500;
const START = Temporal.Instant.from('2026-11-23T00:30:00Z');
const after = (minute: number): Temporal.Instant => START.add({ minutes: minute });

const outcomeOf = ({ says }: Attempt, messageId: string): Outcome | undefined => {
  switch (says) {
    case 'sent':
      return { was: 'sent', messageId };
    case 'nothing':
      return undefined;
    default:
      return { was: says, error: 'because' };
  }
};

/**
 * One letter, a post that looks at it each minute it is due, and an SES whose words come when they
 * like. What is written is written under the version that was read, as the unit of work does it;
 * `turns` says who comes first in a minute.
 */
export function live(content: LetterContent, script: readonly Attempt[], turns: readonly number[]): Story {
  let letter: Letter = {
    id: letterId(content),
    content,
    state: 'queued',
    queuedAt: instantText(START),
    attempts: 0,
    to: null,
    subject: null,
    messageId: null,
    settledAt: null,
    note: null,
    receipts: {},
    version: 1,
  };
  let dueMinute: number | undefined = 0;
  let coming: Coming[] = [];
  const made: Attempt[] = [];
  const heardBefore: Told[][] = [];
  const claimedAt: number[] = [];
  const heard: Told[] = [];
  let drawn = 0;
  const turn = () => turns[drawn++ % turns.length] ?? 0;

  const write = (posted: { letter: Letter; dueAt: string | null }) => {
    if (posted.letter.version !== letter.version + 1) throw new Error('a version was skipped or repeated');
    ({ letter } = posted);
    dueMinute =
      posted.dueAt === null
        ? undefined
        : Math.ceil(Temporal.Instant.from(posted.dueAt).since(START).total('minutes'));
  };

  const look = (minute: number) => {
    if (letter.state !== 'queued') return write(fateUnknown(letter, after(minute)));
    const attempt = script[made.length] ?? { takes: true, says: 'sent', answerAfter: 0, words: [] };
    heardBefore.push([...heard]);
    claimedAt.push(minute);
    made.push(attempt);
    const messageId = `m-${made.length}`;
    write(claim(letter, after(minute)));
    const outcome = outcomeOf(attempt, messageId);
    const { answerAfter, takes, words } = attempt;
    if (outcome)
      coming.push({ minute: minute + answerAfter, turn: turn(), is: 'answer', of: letter, outcome });
    for (const { fate, afterMinutes } of takes ? words : [])
      coming.push({
        minute: minute + afterMinutes,
        turn: turn(),
        is: 'word',
        messageId,
        fate,
        at: after(minute).add({ seconds: 7 }),
      });
  };

  const happen = (one: Coming) => {
    const now = after(one.minute);
    if (one.is === 'word') {
      heard.push(one);
      const why = one.fate.endsWith('bounced') || one.fate === 'rejected' ? 'because' : null;
      const posted = received(letter, one.messageId, { fate: one.fate, at: instantText(one.at), why }, now);
      if (posted) write(posted);
      return;
    }
    // As shared/app/letters/post-letters.ts settles an attempt.
    const mayStand = letter.state === 'claimed' && letter.attempts === one.of.attempts;
    if (one.outcome.was === 'sent') heard.push({ messageId: one.outcome.messageId, fate: 'sent' });
    if (mayStand || one.outcome.was === 'sent') write(settle(letter, one.outcome, now));
  };

  for (let step = 0; step < MOST_STEPS; step++) {
    coming = coming.toSorted((a, b) => a.minute - b.minute || a.turn - b.turn);
    const [next, ...others] = coming;
    const lookFirst = dueMinute !== undefined && (!next || dueMinute < next.minute + (next.turn % 2));
    if (lookFirst) look(dueMinute ?? 0);
    else if (next) {
      coming = others;
      happen(next);
    } else return { letter, attempts: made, heardBefore, claimedAt };
  }
  throw new Error(`after ${MOST_STEPS} steps the letter is still ${letter.state}`);
}
