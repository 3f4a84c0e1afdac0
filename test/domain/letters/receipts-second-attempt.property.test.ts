import fc from 'fast-check';
import { expect, test } from 'vitest';
import { RUNS } from '../time/some-dates.ts';
import { someScript } from './receipts-truth.ts';
import { live } from './receipts-world.ts';
import { digest } from './some-letters.ts';

test('a letter is never sent again once anything was heard of it', () => {
  const someTurns = fc.array(fc.nat({ max: 7 }), { minLength: 1, maxLength: 12 });
  fc.assert(
    fc.property(someScript, someTurns, (script, turns) => {
      for (const told of live(digest, script, turns).heardBefore) expect(told).toEqual([]);
    }),
    { ...RUNS, numRuns: 3000 },
  );
});
