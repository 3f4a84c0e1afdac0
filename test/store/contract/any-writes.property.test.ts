import fc from 'fast-check';
import { expect, test } from 'vitest';
import { memoryTable } from '../../../shared/store/memory/memory-table.ts';
import { anyAct, done } from './any-act.ts';
import { itemsOf, KEEPERS } from './keepers.ts';

/**
 * What became of it. That what cannot be stored is an error is agreed upon, and not in which words.
 */
const outcome = async (acted: Promise<unknown>): Promise<unknown> =>
  acted.then(
    (answer) => (typeof answer === 'object' ? { ...answer, askedAgain: undefined } : answer),
    () => 'an error',
  );

test.for(KEEPERS.filter(({ keeper }) => keeper !== 'memory'))(
  'whatever is written and asked, memory answers as $keeper does',
  async ({ open }, { skip }) => {
    if (typeof open === 'string') return skip(open);
    const agreed = fc.asyncProperty(fc.array(anyAct, { minLength: 10, maxLength: 30 }), async (acts) => {
      const { table, stop } = await open();
      const memory = memoryTable();
      for (const one of acts)
        expect(await outcome(done(one, memory))).toEqual(await outcome(done(one, table)));
      expect(await itemsOf(memory)).toEqual(await itemsOf(table));
      await stop();
    });
    await fc.assert(agreed, { numRuns: 60 });
  },
);
