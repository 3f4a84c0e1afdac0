import fc from 'fast-check';
import type { Letter } from '../../../shared/domain/letters/letter.ts';
import { FATES, type Fate } from '../../../shared/domain/letters/receipts.ts';

/** What really happened to one attempt to send, which nobody sees whole. */
export interface Attempt {
  /** SES took the message over. */
  takes: boolean;
  /** What the sender's own call said; nothing, when the process died. */
  says: 'sent' | 'ambiguous' | 'turned-away' | 'refused' | 'nothing';
  /** Minutes until the call was back. */
  answerAfter: number;
  /** What SES tells of the message, and when; the same more than once, and in any order. */
  words: readonly { fate: Fate; afterMinutes: number }[];
}

/** The lives of a message that SES took over. */
const LIVES: readonly (readonly Fate[])[] = [
  ['sent'],
  ['sent', 'delivered'],
  ['sent', 'rejected'],
  ['sent', 'bounced'],
  ['sent', 'delivered', 'bounced'],
  ['sent', 'soft-bounced'],
  ['sent', 'delivered', 'soft-bounced'],
  ['sent', 'delivered', 'complained'],
];

const bad = (fate: Fate): boolean => fate.endsWith('bounced') || fate === 'rejected';
const codeOf = (fate: Fate) => (fate === 'soft-bounced' ? 'bounced' : fate);
const endOf = ({ says, words }: Attempt): Fate | undefined =>
  FATES.findLast((fate) => words.some((word) => word.fate === fate) || (fate === 'sent' && says === 'sent'));

/** At once, within the quarter of an hour, at its very end, and long after. */
const someDelay = fc.constantFrom(0, 0, 1, 3, 14, 15, 16, 17, 31, 46, 200, 3000);
const someAnswerDelay = fc.constantFrom(0, 0, 0, 1, 15, 20);

const taken = fc
  .record({
    life: fc.constantFrom(...LIVES),
    says: fc.constantFrom('sent', 'ambiguous', 'nothing'),
    answerAfter: someAnswerDelay,
    repeats: fc.integer({ min: 1, max: 2 }),
    delays: fc.array(someDelay, { minLength: 6, maxLength: 6 }),
  })
  .map(
    ({ life, says, answerAfter, repeats, delays }): Attempt => ({
      takes: true,
      says,
      answerAfter,
      words: Array.from({ length: repeats }, () => life)
        .flat()
        .map((fate, index) => ({ fate, afterMinutes: delays[index] ?? 0 })),
    }),
  );

/**
 * Calls are given up after ten seconds; of one that is not, only that it was sent counts after a
 * quarter of an hour.
 */
const notTaken = fc
  .record({
    says: fc.constantFrom('ambiguous', 'turned-away', 'turned-away', 'refused', 'nothing'),
    answerAfter: fc.constantFrom(0, 0, 1, 14),
  })
  .map((facts): Attempt => ({ ...facts, takes: false, words: [] }));

export const someScript = fc.array(fc.oneof(taken, notTaken), { minLength: 1, maxLength: 10 });

/** What a letter may end as: its state, and the codes of its note (undefined for none). */
export interface End {
  states: readonly Letter['state'][];
  codes: readonly (string | undefined)[];
  /** The messages by which it may be known. */
  messageIds: readonly (string | null)[];
}

/** Where a letter must stand once everything was said, by what really happened to it. */
export function rightEnd(attempts: readonly Attempt[]): End {
  const ends = attempts.flatMap((attempt, index) => {
    const fate = attempt.takes ? endOf(attempt) : undefined;
    return fate ? [{ fate, messageId: `m-${index + 1}` }] : [];
  });
  const arrived = ends.filter(({ fate }) => !bad(fate));
  if (arrived.length > 0) {
    const complaints = arrived.filter(({ fate }) => fate === 'complained');
    const telling = complaints.length > 0 ? complaints : arrived;
    return {
      states: ['sent'],
      codes: [complaints.length > 0 ? 'complained' : undefined],
      messageIds: telling.map(({ messageId }) => messageId),
    };
  }
  if (ends.length > 0)
    return {
      states: ['failed'],
      codes: ends.map(({ fate }) => codeOf(fate)),
      messageIds: ends.map(({ messageId }) => messageId),
    };
  const last = attempts.at(-1)?.says;
  return last === 'refused' || last === 'turned-away'
    ? { states: ['failed'], codes: ['refused'], messageIds: [null] }
    : {
        states: ['unknown'],
        codes: ['fate-unknown'],
        messageIds: [null],
      };
}
