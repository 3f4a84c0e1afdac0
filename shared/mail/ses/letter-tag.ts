import { createHash } from 'node:crypto';

/** The header of a letter, and the tag of its message at SES, that say which letter it is. */
export const LETTER_HEADER = 'X-Revisit-Letter';
export const LETTER_TAG = 'letter';

const LONGEST_TAG = 256;

/**
 * A message tag may hold only letters, digits, `-` and `_`; the letter's id may hold anything. An
 * id that is too long for a tag is given as its hash, and the letter's own header names the id.
 */
export function tagOf(letterId: string): string {
  const tag = Buffer.from(letterId).toString('base64url');
  return tag.length <= LONGEST_TAG ? tag : createHash('sha256').update(letterId).digest('base64url');
}

/**
 * The id as a header carries it: in ASCII, since anything else would be encoded and folded on its
 * way.
 */
export const headerOf = (letterId: string): string => encodeURI(letterId);

function spelt(header: string): string | undefined {
  try {
    return decodeURI(header);
  } catch {
    return undefined;
  }
}

/**
 * The letter that a message is, by its tag; where that is a hash, by the header that goes with it.
 * Undefined for a message of somebody else.
 */
export function letterIdOf(tag: string | undefined, header: string | undefined): string | undefined {
  if (tag === undefined) return undefined;
  const candidates = [Buffer.from(tag, 'base64url').toString(), header && spelt(header)];
  return candidates.find((letterId) => letterId && tagOf(letterId) === tag);
}
