import { describe, expect, test } from 'vitest';
import type { Letter, LetterContent } from '../../../shared/domain/letters/letter.ts';
import {
  claim,
  fateUnknown,
  type Outcome,
  received,
  settle,
} from '../../../shared/domain/letters/letter-states.ts';
import type { Fate } from '../../../shared/domain/letters/receipts.ts';
import { instantText } from '../../../shared/domain/time/dates.ts';
import { at } from '../../fixtures/department.ts';
import { digest, queued, revisit } from './some-letters.ts';

const NOW = at('2026-11-23T00:30:00Z');

/** What comes of an attempt, in one order or another. */
type Step = `${'m-1' | 'm-2'} ${Fate}` | Outcome['was'] | 'look';

/** Seconds into the minute at which each fate came true, by SES's clock. */
const SECOND: { [fate in Fate]: number } = {
  sent: 1,
  'soft-bounced': 4,
  delivered: 5,
  rejected: 6,
  bounced: 9,
  complained: 30,
};

const isFate = (text: string | undefined): text is Fate => text !== undefined && text in SECOND;

const answered = (letter: Letter, was: Outcome['was'], messageId: string): Letter => {
  // As shared/app/letters/post-letters.ts settles an attempt after somebody else was heard.
  if (letter.state !== 'claimed' && was !== 'sent') return letter;
  const outcome: Outcome = was === 'sent' ? { was, messageId } : { was, error: 'because' };
  return settle(letter, outcome, NOW).letter;
};

/** A look of the clock that comes when the letter is due. */
const looked = (letter: Letter): Letter =>
  letter.state === 'claimed' || (letter.state === 'unknown' && letter.note?.code === 'fate-unknown')
    ? fateUnknown(letter, NOW).letter
    : letter;

function whereItStands(letter: Letter, steps: readonly Step[]): Letter {
  const last = `m-${letter.attempts}`;
  return steps.reduce((so, step) => {
    const [messageId = '', fate] = step.split(' ');
    if (isFate(fate)) {
      const why = fate.endsWith('bounced') || fate === 'rejected' ? 'because' : null;
      const receipt = { fate, at: instantText(NOW.add({ seconds: SECOND[fate] })), why };
      return received(so, messageId, receipt, NOW)?.letter ?? so;
    }
    return step === 'look' ? looked(so) : answered(so, step as Outcome['was'], last);
  }, letter);
}

function* orders<T>(of: readonly T[]): Generator<T[]> {
  if (of.length === 0) yield [];
  for (const [index, first] of of.entries())
    for (const others of orders(of.toSpliced(index, 1))) yield [first, ...others];
}

const claimed = (content: LetterContent, attempts: number): Letter =>
  claim({ ...queued(content), attempts: attempts - 1 }, NOW).letter;

/** Where the letter stands, without the number of writes that it took. */
const stands = ({ version: _version, receipts, ...letter }: Letter): string =>
  JSON.stringify(Object.entries({ ...letter, ...receipts }).sort(([a], [b]) => (a < b ? -1 : 1)));

/** Every end that some order leads to. */
function ends(letter: Letter, steps: readonly Step[]): Letter[] {
  const all = new Map<string, Letter>();
  for (const order of orders(steps)) {
    const end = whereItStands(letter, order);
    all.set(stands(end), end);
  }
  return [...all.values()];
}

const LIVES = [
  ['sent', ['m-1 sent'], 'sent', null],
  ['delivered', ['m-1 sent', 'm-1 delivered'], 'sent', null],
  ['rejected', ['m-1 sent', 'm-1 rejected'], 'failed', 'rejected'],
  ['bounced', ['m-1 sent', 'm-1 bounced'], 'failed', 'bounced'],
  ['bounced for now', ['m-1 sent', 'm-1 soft-bounced'], 'failed', 'bounced'],
  ['delivered to a reader who is away', ['m-1 sent', 'm-1 delivered', 'm-1 soft-bounced'], 'sent', null],
  ['delivered, and came back later', ['m-1 sent', 'm-1 delivered', 'm-1 bounced'], 'failed', 'bounced'],
  ['delivered, and called spam', ['m-1 sent', 'm-1 delivered', 'm-1 complained'], 'sent', 'complained'],
] as const satisfies (readonly [string, readonly Step[], Letter['state'], string | null])[];

describe.each([
  ['was answered', ['sent']],
  ['was answered while the clock looks', ['sent', 'look']],
  ['was answered by a time-out', ['ambiguous']],
  ['was never answered, and the clock looks', ['look']],
] as const)('a letter to a customer whose sending %s', (_, answers) => {
  test.for(LIVES)('and that was %s is one and the same in every order', ([, words, state, code]) => {
    const all = ends(claimed(revisit, 1), [...answers, ...words]);
    expect(all).toHaveLength(1);
    expect(all[0]).toMatchObject({ state, messageId: 'm-1', note: code === null ? null : { code } });
  });
  test('stays the same when all is said twice', () => {
    const words = ['m-1 delivered', 'm-1 complained'] as const;
    expect(ends(claimed(revisit, 1), [...answers, ...words, ...words])).toEqual([
      expect.objectContaining({ state: 'sent', note: { code: 'complained' } }),
    ]);
  });
});

describe('a letter to staff that went out twice', () => {
  test.for([
    [['m-1 bounced', 'm-2 delivered'], 'sent', 'm-2', null],
    [['m-1 delivered', 'm-2 bounced'], 'sent', 'm-1', null],
    [['m-1 delivered', 'm-2 delivered'], 'sent', 'm-2', null],
    [['m-1 complained', 'm-2 delivered'], 'sent', 'm-1', 'complained'],
    [['m-1 bounced', 'm-2 rejected'], 'failed', 'm-1', 'bounced'],
    [['m-1 rejected', 'm-2 bounced'], 'failed', 'm-2', 'bounced'],
  ] as const)(
    'is by both messages what it is by any order of their words: %j',
    ([last, state, messageId, code]) => {
      const all = ends(claimed(digest, 2), ['sent', 'm-1 sent', 'm-2 sent', ...last]);
      expect(all.map((end) => [end.state, end.messageId, end.note?.code ?? null])).toEqual(
        all.map(() => [state, messageId, code]),
      );
    },
  );
  test('while the second is on its way, the bad end of the first is not yet the letter’s', () => {
    const heard = whereItStands(claimed(digest, 2), ['m-1 bounced']);
    expect(heard).toMatchObject({ state: 'claimed', settledAt: null, note: null });
    expect(received(claimed(digest, 2), 'm-1', heard.receipts['m-1']!, NOW)?.dueAt).toBe(
      '2026-11-23T00:45:00Z',
    );
    // Nobody ever says what became of the second.
    expect(looked(heard)).toMatchObject({ state: 'failed', messageId: 'm-1', note: { code: 'bounced' } });
  });
  test('the good end of the first settles it, so that nothing of the second matters', () => {
    for (const second of ['ambiguous', 'turned-away', 'refused'] as const)
      expect(whereItStands(claimed(digest, 2), ['m-1 delivered', second])).toMatchObject({
        state: 'sent',
        messageId: 'm-1',
      });
  });
});

test.for(['queued', 'suppressed', 'unknown', 'failed'] as const)(
  'a letter that is %s and was heard to have arrived is sent, and nobody looks at it again',
  (state) => {
    const letter: Letter = { ...claimed(digest, 1), state };
    const posted = received(letter, 'm-1', { fate: 'sent', at: '2026-11-23T00:30:01Z', why: null }, NOW);
    expect(posted).toMatchObject({ dueAt: null, letter: { state: 'sent', version: letter.version + 1 } });
  },
);

test('the comparison catches a post that takes its own answer for the last word', () => {
  const careless = (steps: readonly Step[]) => {
    const end = whereItStands(claimed(revisit, 1), steps);
    return steps.at(-1) === 'sent' ? { ...end, state: 'sent' } : end;
  };
  const states = [...orders<Step>(['sent', 'm-1 bounced'])].map((order) => careless(order).state);
  expect(new Set(states).size).toBe(2);
});
