import type { FileKind } from '../../shared/files/imports/import-file.ts';
import { HEADINGS } from '../../shared/files/rows/headings.ts';
import { refused } from './session.ts';

/** Between commas, but those inside quotes: a title may hold one. */
const PAIRS = /(?:"(?:[^"]|"")*"|[^,，])+/g;

const unquoted = (text: string): string =>
  /^"(?:[^"]|"")*"$/.test(text) ? text.slice(1, -1).replaceAll('""', '"').trim() : text;

/**
 * What `--map "客户id=id,姓名=name"` says: by its title in the file, which column is meant; a
 * title with a comma stands in quotes.
 *
 * @throws Refusal for anything else, and for a column that such files do not have.
 */
export function columnsGiven(kind: FileKind, given: string | undefined): Map<string, string> | undefined {
  if (given === undefined) return undefined;
  const known = Object.keys(HEADINGS[kind]);
  const pairs = (given.match(PAIRS) ?? ['']).map((typed) => {
    const pair = unquoted(typed.trim());
    const at = pair.lastIndexOf('=');
    const title = unquoted(pair.slice(0, at).trim());
    const column = pair.slice(at + 1).trim();
    if (at < 0 || title === '') throw refused('--map', JSON.stringify(pair.trim()), { kind: 'map' });
    const found = known.find((name) => name.toLowerCase() === column.toLowerCase());
    if (found === undefined)
      throw refused('--map', JSON.stringify(column), { kind: 'one-of', values: known });
    return [title, found] as const;
  });
  return new Map(pairs);
}
