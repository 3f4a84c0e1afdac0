import { expect, test } from 'vitest';
import { claim, fateUnknown, settle } from '../../../shared/domain/letters/letter-states.ts';
import { at } from '../../fixtures/department.ts';
import { queued, revisit } from './some-letters.ts';

const NOW = at('2026-11-23T00:30:00Z');
const LATER = at('2026-11-23T00:31:00Z');
const MUCH_LATER = at('2026-11-23T00:46:00Z');

test('a letter that was throttled, and then claimed by a post that died, is of unknown fate and does not say refused', () => {
  const throttled = settle(
    claim(queued(revisit), NOW).letter,
    { was: 'turned-away', error: 'throttled' },
    NOW,
  );
  const { letter } = fateUnknown(claim(throttled.letter, LATER).letter, MUCH_LATER);
  expect(letter).toMatchObject({ state: 'unknown', note: { code: 'fate-unknown' } });
});
