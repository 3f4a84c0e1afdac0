import { type Allowed, Refusal } from '../faults/faults.ts';
import { plainText } from '../plain-text.ts';
import { excerpt } from './excerpt.ts';

/**
 * What people write into records: how long it may be, in characters, and whether it is one line.
 */
const WRITTEN = {
  outcome: { kind: 'one-line', max: 500 },
  why: { kind: 'one-line', max: 500 },
  text: { kind: 'text', max: 2_000 },
  decision: { kind: 'text', max: 2_000 },
  answer: { kind: 'text', max: 2_000 },
  problem: { kind: 'text', max: 1_000 },
  cause: { kind: 'text', max: 1_000 },
  lesson: { kind: 'text', max: 1_000 },
  department: { kind: 'one-line', max: 60 },
} as const satisfies { [field: string]: Extract<Allowed, { kind: 'one-line' | 'text' }> };
export type WrittenField = keyof typeof WRITTEN;

/** A text that is refused need not be read back whole. */
const MOST_SHOWN = 60;

/**
 * @throws Refusal when `text` is blank, longer than `max` characters, or of several lines where one
 * is meant.
 */
function writtenWithin(
  path: string,
  text: string,
  allowed: Extract<Allowed, { kind: 'one-line' | 'text' }>,
): string {
  const written = plainText(text);
  const oneLine = allowed.kind === 'text' || !/\p{Cc}/u.test(text.trim());
  if (written !== '' && oneLine && [...written].length <= allowed.max) return written;
  throw new Refusal({ code: 'refused', path, value: excerpt(JSON.stringify(text), MOST_SHOWN), allowed });
}

/**
 * The gate for what people write, whoever brings it: a verb, a page, another program.
 *
 * @param path by which a refusal calls it.
 * @throws Refusal as `writtenWithin` says.
 */
export const written = (field: WrittenField, text: string, path: string = field): string =>
  writtenWithin(path, text, WRITTEN[field]);
