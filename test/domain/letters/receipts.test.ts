import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  FATES,
  type Fate,
  heard,
  knownFate,
  type Receipt,
  type Receipts,
} from '../../../shared/domain/letters/receipts.ts';
import { RUNS } from '../time/some-dates.ts';

interface Word {
  messageId: string;
  receipt: Receipt;
}

const said = (messageId: string, fate: Fate, second = 0): Word => ({
  messageId,
  receipt: {
    fate,
    at: `2026-11-23T00:30:${String(second).padStart(2, '0')}Z` as Receipt['at'],
    why: fate.endsWith('bounced') || fate === 'rejected' ? 'because' : null,
  },
});

const join = (words: readonly Word[], before: Receipts = {}): Receipts =>
  words.reduce((receipts, { messageId, receipt }) => heard(receipts, messageId, receipt).receipts, before);

/** Few messages, moments and reasons, so that words often meet. */
const someWord = fc
  .record({
    messageId: fc.constantFrom('m-1', 'm-2', 'm-3'),
    fate: fc.constantFrom(...FATES),
    second: fc.nat({ max: 2 }),
    why: fc.constantFrom(null, 'full', 'gone'),
  })
  .map(({ messageId, fate, second, why }): Word => {
    const { receipt } = said(messageId, fate, second);
    return { messageId, receipt: { ...receipt, why } };
  });
const someWords = fc.array(someWord, { maxLength: 8 });

describe('words about the messages of a letter', () => {
  test('come to the same in any order and however often they are said', () => {
    const property = fc.property(
      someWords.chain((words) =>
        fc.tuple(
          fc.constant(words),
          fc.shuffledSubarray([...words, ...words, ...words], {
            minLength: 3 * words.length,
            maxLength: 3 * words.length,
          }),
        ),
      ),
      ([words, again]) => {
        expect(join(again)).toEqual(join(words));
        expect(knownFate(join(again))).toEqual(knownFate(join(words)));
      },
    );
    fc.assert(property, { ...RUNS, numRuns: 1000 });
  });
  test('may be joined in parts', () => {
    const property = fc.property(someWords, someWords, someWords, (a, b, c) => {
      const all = Object.entries(join(c)).map(([messageId, receipt]): Word => ({ messageId, receipt }));
      expect(join(all, join(b, join(a)))).toEqual(join([...a, ...b, ...c]));
    });
    fc.assert(property, { ...RUNS, numRuns: 1000 });
  });
  test('are news exactly when they change what is known, and the fate is that of what is known then', () => {
    const property = fc.property(someWords, someWord, (before, { messageId, receipt }) => {
      const known = join(before);
      const { receipts, fate, news } = heard(known, messageId, receipt);
      expect(news).toBe(JSON.stringify(receipts) !== JSON.stringify(known));
      expect(fate).toEqual(knownFate(receipts));
    });
    fc.assert(property, { ...RUNS, numRuns: 1000 });
  });
  test('would not, if the last word counted: the comparison can fail', () => {
    const lastCounts = (words: readonly Word[]): Receipts =>
      Object.fromEntries(words.map(({ messageId, receipt }) => [messageId, receipt]));
    const property = fc.property(someWords, (words) => {
      expect(lastCounts(words.toReversed())).toEqual(lastCounts(words));
    });
    expect(fc.check(property, { ...RUNS, numRuns: 100 }).failed).toBe(true);
  });
});

test('of a letter of which nothing was heard nothing is said', () => {
  expect(knownFate({})).toBeUndefined();
});

test.for([
  ['sent', true, false],
  ['delivered', true, false],
  ['rejected', false, undefined],
  ['soft-bounced', false, undefined],
  ['bounced', false, undefined],
  ['complained', true, true],
] as const)('a message of which only %j was heard: arrived is %j', ([fate, arrived, complained]) => {
  const known = knownFate(join([said('m-1', fate)]));
  expect(known).toMatchObject({ arrived, messageId: 'm-1', at: '2026-11-23T00:30:00Z' });
  if (arrived) expect(known).toMatchObject({ complained });
  else expect(known).toMatchObject({ fate, why: 'because' });
});

test.for([
  ['it was delivered first and came back later', ['sent', 'delivered', 'bounced'], 'bounced'],
  ['SES took it over and found a virus', ['sent', 'rejected'], 'rejected'],
  ['its reader is away', ['sent', 'soft-bounced', 'delivered'], 'delivered'],
  ['its reader called it spam', ['sent', 'delivered', 'complained'], 'complained'],
] as const)('of one message the weightiest word stands: %s', ([, fates, last]) => {
  for (const order of [fates, fates.toReversed()])
    expect(join(order.map((fate, second) => said('m-1', fate, second)))['m-1']?.fate).toBe(last);
});

test.for([
  ['bounced', 'sent', 'm-2'],
  ['bounced', 'delivered', 'm-2'],
  ['rejected', 'complained', 'm-2'],
  ['sent', 'bounced', 'm-1'],
] as const)('a letter whose messages were %s and %s has arrived, as %s', ([first, second, messageId]) => {
  const words = [said('m-1', first, 1), said('m-2', second, 2)];
  expect(knownFate(join(words))).toMatchObject({ arrived: true, messageId });
});

test('of a letter that went out twice, a complaint about either is told', () => {
  const words = [said('m-1', 'complained', 1), said('m-2', 'delivered', 2)];
  expect(knownFate(join(words))).toMatchObject({ arrived: true, complained: true, messageId: 'm-1' });
});
