import fc from 'fast-check';
import { expect, test } from 'vitest';
import { letterId } from '../../../shared/domain/letters/letter.ts';
import { letterIdOf, tagOf } from '../../../shared/mail/ses/letter-tag.ts';
import { RUNS } from '../../domain/time/some-dates.ts';

/** An id of a person may have forty characters of any script. */
const someId = fc.oneof(
  fc.string({ minLength: 1, maxLength: 40, unit: 'grapheme' }),
  fc.string({ minLength: 1, maxLength: 40, unit: fc.constantFrom('客', '户', '-', '😀', 'é') }),
  fc.constantFrom('C-1', 'S-1', '客'.repeat(40), 'a:b', '=', '__proto__'),
);
const someLetterId = fc.oneof(
  someId.map((staffId) =>
    letterId({ kind: 'digest', staffId, on: '2026-11-23', since: '2026-11-22T00:00:00Z' }),
  ),
  fc
    .tuple(someId, someId)
    .map(([customerId, staffId]) =>
      letterId({ kind: 'feedback', staffId, feedbackId: `${customerId}:20261123T090500Z:1f8a3c`, step: 3 }),
    ),
);

test('any letter is known again by its tag, with its header where the tag is too short for its id', () => {
  fc.assert(
    fc.property(someLetterId, (id) => {
      expect(tagOf(id)).toMatch(/^[\w-]{1,256}$/);
      expect(letterIdOf(tagOf(id), id)).toBe(id);
    }),
    { ...RUNS, numRuns: 500 },
  );
});

const ofBytes = (count: number): string => `answer:${'C'.repeat(count - 'answer:'.length)}`;

test('an id of 192 bytes fits into a tag; one of 193 is told by its hash', () => {
  expect(tagOf(ofBytes(192))).toHaveLength(256);
  expect(letterIdOf(tagOf(ofBytes(192)), undefined)).toBe(ofBytes(192));
  expect(tagOf(ofBytes(193))).toHaveLength(43);
  expect(letterIdOf(tagOf(ofBytes(193)), undefined)).toBeUndefined();
  expect(letterIdOf(tagOf(ofBytes(193)), ofBytes(193))).toBe(ofBytes(193));
});

test.for([
  ['one that SES cut off', ofBytes(193).slice(0, 100)],
  ['one of another letter', ofBytes(194)],
  ['an empty one', ''],
] as const)('a hash goes with no other header: %s', ([, header]) => {
  expect(letterIdOf(tagOf(ofBytes(193)), header)).toBeUndefined();
});

test('a tag that spells an id needs no header, and none speaks against it', () => {
  for (const header of [undefined, '', 'answer:C-2'])
    expect(letterIdOf(tagOf('answer:C-1'), header)).toBe('answer:C-1');
});

test.for(['', 'newsletter!', 'YW5zd2Vy=', 'a'])(
  'the tag of another application is none of ours: %j',
  (tag) => {
    expect(letterIdOf(tag, undefined)).toBeUndefined();
  },
);

test('a letter is known by its tag alone: a header without a tag is nobody’s', () => {
  expect(letterIdOf(undefined, 'answer:C-1')).toBeUndefined();
});
