import { CATEGORIES, type Category, type Urgency } from '../names.ts';
import type { Policy } from '../policy/policy.ts';
import { signPattern } from '../policy/sign-pattern.ts';

/** What a text was taken for, and why. */
export interface Reading<T> {
  value: T;
  /** `sign` is what the text says; null when it says nothing that the policy knows. */
  sign: string | null;
}

type Signs = Policy['response']['classify']['urgent'];

const escaped = (word: string): string => word.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&');

const HAN = '\\p{Script=Han}';
/**
 * What a word must not touch. Chinese is written without spaces, so a Chinese character is no part
 * of an English word.
 */
const WORD_CHARACTER = `(?!${HAN})[\\p{L}\\p{N}]`;

const wordPattern = (word: string): RegExp =>
  new RegExp(
    new RegExp(HAN, 'u').test(word)
      ? escaped(word)
      : `(?<!${WORD_CHARACTER})${escaped(word)}(?!${WORD_CHARACTER})`,
    'iu',
  );

/**
 * Everything in `text` that the signs point to, as it is written there. A pattern of an older
 * policy that the engine does not support is left out: `check` names it.
 */
const found = (text: string, { words, patterns }: Signs): string[] => [
  ...words.flatMap((word) => wordPattern(word).exec(text)?.[0] ?? []),
  ...patterns.flatMap((source) => {
    const pattern = signPattern(source);
    return 'find' in pattern ? (pattern.find(text) ?? []) : [];
  }),
];

/** The category of which the text shows the most signs; among equals, the first in order. */
export function categoryOf(
  text: string,
  { otherwise, ...signs }: Policy['response']['classify'],
): Reading<Category> {
  let best: { value: Category; signs: string[] } | undefined;
  for (const value of CATEGORIES) {
    const seen = found(text, signs[value]);
    if (seen.length > (best?.signs.length ?? 0)) best = { value, signs: seen };
  }
  return { value: best?.value ?? otherwise, sign: best?.signs[0] ?? null };
}

/** Urgent at the first sign of it. */
export function urgencyOf(text: string, { urgent }: Policy['response']['classify']): Reading<Urgency> {
  const [sign] = found(text, urgent);
  return sign === undefined ? { value: 'normal', sign: null } : { value: 'urgent', sign };
}
