import { Refusal } from '../../domain/faults/faults.ts';

const SEPARATORS = [',', ';', '\t', '|'] as const;

/** Excel's own line, with which a file says what separates its cells: `sep=;`. */
const SAID = /^"?sep=(.)"?[ \t]*(?:\r\n|\r|\n|$)/i;

export interface Separator {
  separator: string;
  /** Lines in front of the header that say so. */
  lines: 0 | 1;
  /**
   * What ends the first line: a line feed, with or without a return before it, or a return alone,
   * as on old Macs.
   */
  lineEnd: 'feed' | 'return';
}

/**
 * The first line that holds something, up to its end outside quotes, without what stands inside
 * quotes.
 */
function headerOutsideQuotes(text: string): string {
  const bare = text.replace(/^\s*[\r\n]+/, '').replace(/"[^"]*(?:"|$)/g, '');
  return /^[^\r\n]*/.exec(bare)?.[0] ?? '';
}

/**
 * What separates the cells: what the file says itself, else what stands most often in its header.
 *
 * @param text the beginning of a file.
 * @throws Refusal where two stand there equally often.
 */
export function separatorOf(text: string, file: string): Separator {
  const lineEnd = /\r(?!\n)|\n/.exec(text)?.[0] === '\r' ? 'return' : 'feed';
  const said = SAID.exec(text);
  if (said?.[1]) return { separator: said[1], lines: 1, lineEnd };
  const header = headerOutsideQuotes(text);
  const counts = SEPARATORS.map((separator) => ({ separator, count: header.split(separator).length - 1 }));
  const most = Math.max(...counts.map(({ count }) => count));
  const [first, second] = counts.filter(({ count }) => count === most);
  if (most === 0 || !first) return { separator: ',', lines: 0, lineEnd };
  if (second)
    throw new Refusal({ code: 'separator-unclear', file, found: [first.separator, second.separator] });
  return { separator: first.separator, lines: 0, lineEnd };
}
