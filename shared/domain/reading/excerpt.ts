const CHARACTERS = new Intl.Segmenter(undefined, { granularity: 'grapheme' });

/** In units of UTF-16; joined emoji are the longest. */
const LONGEST_CHARACTER = 32;

/** The beginning of a text, in one line of at most `most` characters as a reader counts them. */
export function excerpt(text: string, most: number): string {
  const line = text.replace(/\s+/gu, ' ').trim();
  // No character is shorter than one unit, so that a long text is not cut up whole.
  const characters = [...CHARACTERS.segment(line.slice(0, most * LONGEST_CHARACTER))].map(
    ({ segment }) => segment,
  );
  return characters.length <= most && line.length <= most * LONGEST_CHARACTER
    ? line
    : `${characters.slice(0, most - 1).join('')}…`;
}
