import { describe, expect, test } from 'vitest';
import { contradictions } from '../../../shared/domain/policy/policy-contradictions.ts';
import { policyOf } from '../../fixtures/department.ts';

const wrongWith = (document: unknown) => contradictions(policyOf(document));
const withPatterns = (...patterns: string[]) =>
  wrongWith({ response: { classify: { product: { patterns } } } });

/** So many days in a row, with these hours. */
const days = (from: string, count: number, hours: readonly string[]) => {
  const first = Date.parse(from);
  const date = (day: number) => new Date(first + day * 86_400_000).toISOString().slice(0, 10);
  return Object.fromEntries(Array.from({ length: count }, (_, day) => [date(day), hours]));
};

describe('a pattern that could run for ever', () => {
  test.each([
    ['a(?=b)', 'lookahead', '(?='],
    ['a(?!b)', 'lookahead', '(?!'],
    ['(a)\\1', 'backreference', '\\1'],
    ['(?<x>a)\\k<x>', 'backreference', '\\k'],
    ['a{1001}', 'repetition', '{1001}'],
    ['((a{100}){100}){100}', 'repetition', '{100}'],
    ['[\\b]', 'other', '\\b'],
  ])('%s is refused with its place and what is not supported', (pattern, what, part) => {
    expect(withPatterns('fine', pattern)).toEqual([
      { code: 'pattern-unsupported', path: 'response.classify.product.patterns.1', pattern, what, part },
    ]);
  });
  test('is refused together with others of its size', () => {
    const large = Array.from({ length: 30 }, (_, n) => `${n}(x{30}){30}`);
    expect(withPatterns(...large)).toMatchObject([{ code: 'patterns-too-large', most: 20_000 }]);
    expect(withPatterns(...large.slice(10))).toEqual([]);
  });
});

test('a policy that would not go into one item is refused, and one that nearly fills it is not', () => {
  const word = (n: number) => `${n}`.padStart(60, '词');
  const lists = (names: readonly string[]) =>
    Object.fromEntries(
      names.map((name) => [name, { words: Array.from({ length: 200 }, (_, n) => word(n)) }]),
    );
  const some = ['product', 'service', 'operation', 'suggestion', 'consultation', 'urgent'];
  expect(wrongWith({ response: { classify: lists(some) } })).toEqual([]);
  const calendar = { days: days('2027-01-01', 5000, ['09:00-12:00', '13:30-18:00']) };
  expect(wrongWith({ calendar, response: { classify: lists(some) } })).toMatchObject([
    { code: 'policy-too-large', most: 350_000 },
  ]);
});

describe('a calendar by which nobody works for a year', () => {
  test('is refused, whether its days are off or its hours too few', () => {
    expect(wrongWith({ calendar: { days: days('2027-01-01', 1600, []) } })).toEqual([
      { code: 'no-working-time', from: '2027-01-01', until: '2028-01-02', minutes: 0, needed: 60 },
    ]);
  });
  test('may have sixty minutes a year, not fewer', () => {
    const yearly = (hours: string) =>
      wrongWith({ calendar: { days: { ...days('2027-01-01', 500, []), '2027-12-01': [hours] } } });
    expect(yearly('09:00-10:00')).toEqual([]);
    expect(yearly('09:00-09:59')).toMatchObject([{ minutes: 59, needed: 60 }]);
  });
});
