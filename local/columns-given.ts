import { HEADINGS } from '../shared/files/headings.ts';
import type { FileKind } from '../shared/files/import-file.ts';
import { refused } from './visit.ts';

/**
 * What `--map "客户id=id,姓名=name"` says: by its title in the file, which column is meant.
 *
 * @throws Refusal for anything else, and for a column that such files do not have.
 */
export function columnsGiven(kind: FileKind, given: string | undefined): Map<string, string> | undefined {
  if (given === undefined) return undefined;
  const known = Object.keys(HEADINGS[kind]);
  const pairs = given.split(/[,，]/).map((pair) => {
    const at = pair.lastIndexOf('=');
    const title = pair.slice(0, at).trim();
    const column = pair.slice(at + 1).trim();
    if (at < 0 || title === '') throw refused('--map', JSON.stringify(pair.trim()), { kind: 'map' });
    const found = known.find((name) => name.toLowerCase() === column.toLowerCase());
    if (found === undefined)
      throw refused('--map', JSON.stringify(column), { kind: 'one-of', values: known });
    return [title, found] as const;
  });
  return new Map(pairs);
}
