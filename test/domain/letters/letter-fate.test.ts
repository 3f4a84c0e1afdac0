import { describe, expect, test } from 'vitest';
import type { LetterContent } from '../../../shared/domain/letters/letter.ts';
import { claim, fateUnknown, settle } from '../../../shared/domain/letters/letter-states.ts';
import { at } from '../../fixtures/department.ts';
import { digest, queued, revisit } from './some-letters.ts';

const NOW = at('2026-11-23T00:30:00Z');
const AMBIGUOUS = { was: 'ambiguous', error: 'time-out' } as const;

const claimed = (content: LetterContent, attempts = 0) => claim({ ...queued(content), attempts }, NOW).letter;

describe('a letter that may or may not have gone out', () => {
  test('is of unknown fate for a quarter of an hour', () => {
    const { letter, dueAt } = settle(claimed(revisit), AMBIGUOUS, NOW);
    expect(letter).toMatchObject({ state: 'unknown', note: { code: 'fate-unknown', error: 'time-out' } });
    expect(dueAt).toBe('2026-11-23T00:45:00Z');
  });

  const after = at('2026-11-23T00:45:00Z');

  test('is queued again at once when it is a digest', () => {
    const { letter } = settle(claimed(digest), AMBIGUOUS, NOW);
    const again = fateUnknown(letter, after);
    expect(again.letter).toMatchObject({ state: 'queued', settledAt: null, attempts: 1 });
    expect(again.dueAt).toBe('2026-11-23T00:45:00Z');
  });
  test('is never sent again when it is to a customer', () => {
    const { letter } = settle(claimed(revisit), AMBIGUOUS, NOW);
    const { letter: settled, dueAt } = fateUnknown(letter, after);
    expect(settled).toMatchObject({
      state: 'unknown',
      note: { error: 'time-out' },
      settledAt: expect.any(String),
    });
    expect(dueAt).toBeNull();
  });
  test('is treated the same when the post died between claim and settling', () => {
    expect(fateUnknown(claimed(digest), after).letter.state).toBe('queued');
    const { letter, dueAt } = fateUnknown(claimed(revisit), after);
    expect(letter).toMatchObject({ state: 'unknown', note: { code: 'fate-unknown' } });
    expect(dueAt).toBeNull();
  });
  test.each([
    [3, '2026-11-23T00:45:00Z'],
    [4, '2026-11-23T01:00:00Z'],
    [5, '2026-11-23T01:15:00Z'],
    [6, '2026-11-23T01:30:00Z'],
    [60, '2026-11-23T01:30:00Z'],
  ])(
    'is to staff, and after %i attempts is tried again by %s: ever later, at least hourly, and never given up',
    (attempts, dueAt) => {
      const again = fateUnknown(claimed(digest, attempts - 1), after);
      expect(again).toMatchObject({ letter: { state: 'queued', attempts }, dueAt });
    },
  );
  test('is to staff and turned away after many attempts: it waits an hour at most', () => {
    const turnedAway = { was: 'turned-away', error: 'Throttling' } as const;
    expect(settle(claimed(digest, 30), turnedAway, NOW)).toMatchObject({
      letter: { state: 'queued' },
      dueAt: '2026-11-23T01:30:00Z',
    });
  });
});
