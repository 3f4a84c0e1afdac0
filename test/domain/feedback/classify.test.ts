import { describe, expect, test } from 'vitest';
import { categoryOf, urgencyOf } from '../../../shared/domain/feedback/classify.ts';
import { CATEGORIES, type Category } from '../../../shared/domain/names.ts';
import { policyOf } from '../../fixtures/department.ts';

/** A policy that knows these signs and no others. */
const only = (signs: Partial<Record<Category | 'urgent', { words?: string[]; patterns?: string[] }>>) => {
  const none = { words: [], patterns: [] };
  const all = [...CATEGORIES, 'urgent'].map((name) => [name, none] as const);
  const own = Object.entries(signs).map(([name, given]) => [name, { ...none, ...given }] as const);
  return policyOf({ response: { classify: Object.fromEntries([...all, ...own]) } }).response.classify;
};

describe('a word', () => {
  const found = (text: string, ...words: string[]) => categoryOf(text, only({ service: { words } })).sign;

  test('of a script with spaces stands by itself, in upper or lower case', () => {
    expect(found('It came late.', 'late')).toBe('late');
    expect(found('LATE again!', 'late')).toBe('LATE');
    expect(found('too-late', 'late')).toBe('late');
    for (const text of ['a hot plate', 'later', 'latex', 'late2', '2late', 'latté', 'élate'])
      expect(found(text, 'late'), text).toBeNull();
    expect(found('Größe falsch', 'größe')).toBe('Größe');
    expect(found('доставка опоздала', 'ДОСТАВКА')).toBe('доставка');
    expect(found('no reply at all', 'no reply')).toBe('no reply');
  });
  test.each([
    ['你们的APP打不开', 'app', 'APP'],
    ['我要打12315投诉', '12315', '12315'],
    ['请ASAP处理', 'asap', 'ASAP'],
  ])('of a script with spaces stands by itself between Chinese characters: %s', (text, word, sign) => {
    expect(found(text, word)).toBe(sign);
    expect(found('I am happy', word)).toBeNull();
  });
  test('of Chinese stands anywhere', () => {
    expect(found('客服态度很差', '态度')).toBe('态度');
    expect(found('A型轴承裂了', 'A型')).toBe('A型');
  });
  test.each([
    ['Do you know C++?', 'C++', 'C'],
    ['model X.5 is gone', 'X.5', 'model X-5 is gone'],
    ['it is 50% off', '50%', '50'],
    ['see (above)', '(above)', 'above'],
    ['really?', 'really?', 'reall'],
    ['cost: $9', '$9', '9'],
    ['a|b', 'a|b', 'b'],
    ['[urgent]', '[urgent]', 'u'],
    ['C:\\dir', 'C:\\dir', 'C:dir'],
    ['^up^', '^up^', 'up'],
    ['{x}', '{x}', 'x'],
    ['10*10', '10*10', '1010'],
    ['质量(差)', '质量(差)', '质量差'],
  ])('is no pattern: in %j it is %j, and not in %j', (text, word, other) => {
    expect(found(text, word)).toBe(word);
    expect(found(other, word)).toBeNull();
  });
});

describe('a pattern', () => {
  const found = (text: string, pattern: string) =>
    categoryOf(text, only({ service: { patterns: [pattern] } })).sign;

  test.each(['(a+)+$', '(a|a)+$', '(.*a){25}$', '^(\\w+\\s?)+$'])('never runs for long: %s', (pattern) => {
    for (const length of [30, 2000]) expect(found(`${'a'.repeat(length)}!`, pattern)).toBeNull();
  });
  test.each([
    ['收到了吗？　谢谢', '吗？\\s*谢谢', '吗？　谢谢'],
    ['收到了吗？　谢谢', '？[,\\s]+谢', '？　谢'],
    ['退　货', '\\S　\\S', '退　货'],
    ['abc退货def', '[\\u4e00-\\u9fa5]+', '退货'],
    ['abc退货def', '\\p{Script=Han}+', '退货'],
    ['order 12', '(?<kind>order) (\\d+)', 'order 12'],
    ['now urgent', '(?<!(not|[(]) )urgent', 'urgent'],
    ['(now)', '\\((n|[(])ow', '(now'],
  ])('means what it means in JavaScript: in %s, %s', (text, pattern, sign) => {
    expect(found(text, pattern)).toBe(sign);
    expect(found(text, pattern)).toBe(new RegExp(pattern, 'iu').exec(text)?.[0]);
  });
  test('of an older policy that cannot be looked for is left out, and the others are not', () => {
    const signs = only({ service: { patterns: ['late(?!r)', 'rude'] } });
    expect(categoryOf('late and rude', signs)).toEqual({ value: 'service', sign: 'rude' });
  });
});

describe('signs of a policy', () => {
  test('may be patterns, in upper or lower case, and show what the text says', () => {
    const signs = only({
      operation: { patterns: ['订单\\s*\\d+', '^re:'] },
      urgent: { patterns: ['!{2,}'] },
    });
    expect(categoryOf('订单 4711 在哪里', signs)).toEqual({ value: 'operation', sign: '订单 4711' });
    expect(categoryOf('RE: my order', signs)).toEqual({ value: 'operation', sign: 'RE:' });
    expect(categoryOf('more re: things', signs).sign).toBeNull();
    expect(urgencyOf('Hello!', signs).value).toBe('normal');
    expect(urgencyOf('Hello!!!', signs)).toEqual({ value: 'urgent', sign: '!!!' });
  });
  test('replace those of the handbook, list by list', () => {
    const { classify } = policyOf({ response: { classify: { product: { words: ['锈'] } } } }).response;
    expect(categoryOf('全是锈', classify)).toEqual({ value: 'product', sign: '锈' });
    expect(categoryOf('坏了', classify).sign).toBeNull();
    expect(categoryOf('arrived broken', classify).sign).toBe('broken');
    expect(categoryOf('态度不好', classify).value).toBe('service');
  });
  test('are weighed by their number: most wins, each counts once, and the first is told', () => {
    const signs = only({
      product: { words: ['bad'] },
      operation: { words: ['late', 'lost'], patterns: ['box'] },
    });
    expect(categoryOf('bad, bad, bad', signs)).toEqual({ value: 'product', sign: 'bad' });
    expect(categoryOf('bad, bad, bad: lost and late', signs)).toEqual({ value: 'operation', sign: 'late' });
    expect(categoryOf('bad box, lost', signs)).toEqual({ value: 'operation', sign: 'lost' });
  });
  test.each(CATEGORIES.slice(1).map((category, index) => [CATEGORIES[index], category] as const))(
    'in equal number for %s and %s are taken for the first',
    (first, second) => {
      const signs = only({ [first!]: { words: ['one'] }, [second]: { words: ['two'] } });
      expect(categoryOf('two, one', signs)).toEqual({ value: first, sign: 'one' });
      expect(categoryOf('two', signs)).toEqual({ value: second, sign: 'two' });
    },
  );
  test('that are not there leave what the policy says otherwise', () => {
    const { classify } = policyOf({ response: { classify: { otherwise: 'service' } } }).response;
    expect(categoryOf('hello', classify)).toEqual({ value: 'service', sign: null });
    expect(categoryOf('hello, it is broken', classify).value).toBe('product');
    expect(urgencyOf('asap', only({}))).toEqual({ value: 'normal', sign: null });
  });
});
