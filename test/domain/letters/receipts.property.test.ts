import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { LetterContent } from '../../../shared/domain/letters/letter.ts';
import { RUNS } from '../time/some-dates.ts';
import { type Attempt, rightEnd, someScript } from './receipts-truth.ts';
import { live, type Story } from './receipts-world.ts';
import { digest, revisit } from './some-letters.ts';

const someTurns = fc.array(fc.nat({ max: 7 }), { minLength: 1, maxLength: 12 });

const always = (content: LetterContent, holds: (story: Story) => void, numRuns: number) =>
  fc.assert(
    fc.property(someScript, someTurns, (script, turns) => holds(live(content, script, turns))),
    { ...RUNS, numRuns },
  );

function endsRight({ letter, attempts }: Story): void {
  const { states, codes, messageIds } = rightEnd(attempts);
  expect(states).toContain(letter.state);
  expect(codes).toContain(letter.note?.code);
  expect(messageIds).toContain(letter.messageId);
  expect(letter.settledAt).not.toBeNull();
}

const mayHaveGoneOut = ({ says }: Attempt): boolean => says !== 'refused' && says !== 'turned-away';

describe.each([
  ['a customer', revisit],
  ['staff', digest],
] as const)('a letter to %s', (_, content) => {
  test('ends as what really happened to it, whenever and however often SES tells of it', () => {
    always(content, endsRight, 1000);
  });
  test('is not sent again once anything was heard of it', () => {
    always(
      content,
      ({ heardBefore }) => {
        for (const told of heardBefore) expect(told).toEqual([]);
      },
      600,
    );
  });
});

test('a letter to a customer is never tried again once it may have gone out', () => {
  always(
    revisit,
    ({ attempts }) => {
      expect(attempts.slice(0, -1).filter(mayHaveGoneOut)).toEqual([]);
      expect(attempts.filter(({ takes }) => takes).length).toBeLessThanOrEqual(1);
    },
    600,
  );
});

test('a letter to staff is tried again no sooner than a quarter of an hour after it may have gone out', () => {
  always(
    digest,
    ({ attempts, claimedAt }) => {
      for (const [index, attempt] of attempts.slice(0, -1).entries())
        if (mayHaveGoneOut(attempt))
          expect(claimedAt[index + 1]! - claimedAt[index]!).toBeGreaterThanOrEqual(15);
    },
    600,
  );
});

test('the world is rich: letters arrive, fail, stay unknown, go out twice and are heard of before the answer', () => {
  const seen = new Set<string>();
  const look = ({ letter, attempts, claimedAt }: Story) => {
    seen.add(letter.state).add(letter.note?.code ?? 'no note');
    if (attempts.filter(({ takes }) => takes).length > 1) seen.add('twice');
    if (attempts.some(({ words, answerAfter }) => words.some((word) => word.afterMinutes < answerAfter)))
      seen.add('before the answer');
    if (claimedAt.length >= 6) seen.add('six attempts');
  };
  always(digest, look, 600);
  // Letters to staff are tried until somebody knows: only those to customers stay unknown.
  expect([...seen]).not.toContain('unknown');
  always(revisit, look, 600);
  expect([...seen].sort()).toEqual(
    [
      'before the answer',
      'bounced',
      'complained',
      'failed',
      'fate-unknown',
      'no note',
      'refused',
      'rejected',
      'sent',
      'six attempts',
      'twice',
      'unknown',
    ].sort(),
  );
});

test('the comparison catches a clock that believes the bad end of one message of two', () => {
  const property = fc.property(someScript, someTurns, (script, turns) => {
    const story = live(digest, script, turns);
    endsRight({ ...story, attempts: story.attempts.filter(({ takes }) => takes).slice(0, 1) });
  });
  expect(fc.check(property, { ...RUNS, numRuns: 500 }).failed).toBe(true);
});
