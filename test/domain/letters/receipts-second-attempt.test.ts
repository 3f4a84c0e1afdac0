import { expect, test } from 'vitest';
import {
  claim,
  type Outcome,
  received,
  settle,
  type Transition,
} from '../../../shared/domain/letters/letter-states.ts';
import { at } from '../../fixtures/department.ts';
import { digest, queued } from './some-letters.ts';

const NOW = at('2026-11-23T00:50:00Z');
const BOUNCED = { fate: 'bounced', at: '2026-11-23T00:40:00Z', why: 'because' } as const;

/** The second attempt of a digest, whose first was of unknown fate. */
const second = () => claim({ ...queued(digest), attempts: 1 }, NOW).letter;

const wordFirst = (outcome: Outcome): Transition =>
  settle(received(second(), 'm-1', BOUNCED, NOW)!.letter, outcome, NOW);
const answerFirst = (outcome: Outcome): Transition =>
  received(settle(second(), outcome, NOW).letter, 'm-1', BOUNCED, NOW)!;

test.for(['turned-away', 'refused'] as const)(
  'that the first message came back ends the letter the same, whether heard just before the second was %s or just after',
  (was) => {
    const outcome = { was, error: 'because' };
    expect(wordFirst(outcome)).toEqual(answerFirst(outcome));
    expect(wordFirst(outcome)).toMatchObject({ letter: { state: 'failed', messageId: 'm-1' }, dueAt: null });
  },
);
