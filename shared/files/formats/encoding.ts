import { type Allowed, Refusal } from '../../domain/faults/faults.ts';
import { COMMON_CHARACTERS } from './common-characters.ts';
import type { Source } from './source.ts';

/** For the sentence that refuses another one; whatever TextDecoder knows will do. */
const ENCODINGS: Allowed = {
  kind: 'one-of',
  values: ['utf-8', 'gb18030', 'big5', 'shift_jis', 'euc-jp', 'euc-kr', 'utf-16le', 'windows-1252', '...'],
};

export interface Encoding {
  name: string;
  /** It was inferred from what stands in the file. */
  inferred: boolean;
}

/**
 * The text of a file without the byte order marks and other signs without a shape in front of it.
 */
export async function* decoded(source: Source, encoding: string, fatal = true): AsyncGenerator<string> {
  const decoder = new TextDecoder(encoding, { fatal });
  let atStart = true;
  const clean = (text: string): string => {
    if (!atStart) return text;
    const rest = text.replace(/^[\u200B-\u200D\u2060\uFEFF]+/, '');
    atStart = rest === '';
    return rest;
  };
  for await (const chunk of source()) yield clean(decoder.decode(chunk, { stream: true }));
  yield clean(decoder.decode());
}

async function decodes(source: Source, encoding: string): Promise<boolean> {
  try {
    for await (const _ of decoded(source, encoding));
    return true;
  } catch (error) {
    if (error instanceof TypeError) return false;
    throw error;
  }
}

/** Where the first byte stands that is not of this encoding: line and character, both from 1. */
async function firstWrong(source: Source, encoding: string): Promise<{ line: number; character: number }> {
  let line = 1;
  let character = 0;
  for await (const text of decoded(source, encoding, false))
    for (const sign of text) {
      character++;
      if (sign === '\uFFFD') return { line, character };
      if (sign === '\n') {
        line++;
        character = 0;
      }
    }
  return { line, character };
}

/**
 * What a character of the file, read as GB18030, says for its being Chinese: the logarithm of how
 * much likelier it is in Chinese than in any other encoding that was read so. Measured on Korean,
 * Japanese, Taiwanese and Western names: of their characters at most a fifth fell on the common
 * ones, of Chinese ones with rare names three fifths.
 */
const COMMON = Math.log(0.6 / 0.2);
const RARE = Math.log(0.4 / 0.8);
/** Outside GB2312, where a letter of the West with the one behind it comes to lie: `ür` is 黵. */
const OUTSIDE = -3;
const PLAUSIBLE = Math.log(20);

const SAYS_NOTHING = /^[\p{P}\p{S}\p{Z}\uFF01-\uFF5E]$/u;

/** The 6,763 characters of GB2312, decoded from its rows 16 to 87. */
function charactersOfGb2312(): ReadonlySet<string> {
  const bytes: number[] = [];
  for (let row = 0xb0; row <= 0xf7; row++) for (let cell = 0xa1; cell <= 0xfe; cell++) bytes.push(row, cell);
  return new Set(new TextDecoder('gb18030').decode(Uint8Array.from(bytes)));
}

async function readsAsChinese(source: Source): Promise<boolean> {
  if (!(await decodes(source, 'gb18030'))) return false;
  const everyday = charactersOfGb2312();
  let sum = 0;
  for await (const text of decoded(source, 'gb18030'))
    for (const [sign] of text.matchAll(/[^\0-\x7F]/gu)) {
      if (SAYS_NOTHING.test(sign)) continue;
      sum += COMMON_CHARACTERS.has(sign) ? COMMON : everyday.has(sign) ? RARE : OUTSIDE;
    }
  return sum >= PLAUSIBLE;
}

/**
 * Of the zero bytes of UTF-16 nearly all stand on one side of the pairs; 一 has one on the other.
 */
const ONE_SIDED = 8;

/**
 * One in so many bytes at least: fewer are no text of two bytes a character, but zeros in a text of
 * one.
 */
const FEWEST_ZEROS = 1 / 16;

/** UTF-16 by its byte order mark, or by its zero bytes. */
function utf16Of(peek: Buffer): string | undefined {
  if (peek[0] === 0xff && peek[1] === 0xfe) return 'utf-16le';
  if (peek[0] === 0xfe && peek[1] === 0xff) return 'utf-16be';
  const zeros = [0, 0];
  peek.forEach((byte, index) => {
    if (byte === 0) zeros[index % 2] = (zeros[index % 2] ?? 0) + 1;
  });
  const [even = 0, odd = 0] = zeros;
  if (even + odd < FEWEST_ZEROS * peek.length) return undefined;
  if (odd > ONE_SIDED * even) return 'utf-16le';
  if (even > ONE_SIDED * odd) return 'utf-16be';
  return undefined;
}

/** @throws Refusal for a name that nobody knows. */
export function encodingGiven(given: string): string {
  try {
    return new TextDecoder(given).encoding;
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    throw new Refusal({
      code: 'refused',
      path: '--encoding',
      value: JSON.stringify(given),
      allowed: ENCODINGS,
    });
  }
}

/**
 * What was asked for, else UTF-16 or UTF-8, else GB18030, which Excel in China writes: only where
 * the text comes out as Chinese.
 *
 * @param peek the first bytes of the file.
 * @throws Refusal naming the first line that cannot be read.
 */
export async function encodingOf(
  source: Source,
  name: string,
  peek: Buffer,
  asked: string | undefined,
): Promise<Encoding> {
  const expected = asked ?? utf16Of(peek);
  if (expected) {
    if (await decodes(source, expected)) return { name: expected, inferred: false };
    const place = await firstWrong(source, expected);
    throw new Refusal({ code: 'wrong-encoding', file: name, encoding: expected, ...place });
  }
  if (peek.includes(0)) throw new Refusal({ code: 'not-text', file: name });
  if (await decodes(source, 'utf-8')) return { name: 'utf-8', inferred: false };
  if (await readsAsChinese(source)) return { name: 'gb18030', inferred: true };
  const place = await firstWrong(source, 'utf-8');
  throw new Refusal({ code: 'wrong-encoding', file: name, encoding: null, ...place });
}
