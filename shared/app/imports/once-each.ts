import type { GoodRow, Row } from './import-report.ts';
import type { Tally } from './tally.ts';

/** What tells the records of a kind of file apart. */
export interface RowKey<T> {
  /** The column that names the record, for a fault. */
  path: string;
  /** The record's name in that column. */
  id(value: T): string;
  /** Which record it is, where the id alone does not say. */
  keyOf?(value: T): string;
  /** Several rows may be the lines of one record. */
  items?: true;
}

/** Which record a row is about, as far as that can be read. */
const aboutOf = <T>(row: Row<T>, keyOf: (value: T) => string): string | undefined =>
  'value' in row ? keyOf(row.value) : 'fault' in row ? row.about : undefined;

/** The rows about each record that the file names more than once. */
export function rowsOfRepeated<T>(
  rows: readonly Row<T>[],
  about: (row: Row<T>) => string | undefined,
): ReadonlyMap<string, readonly Row<T>[]> {
  const seen = new Set<string>();
  const repeated = new Map<string, Row<T>[]>();
  for (const row of rows) {
    const key = about(row);
    if (key === undefined) continue;
    if (seen.has(key)) repeated.set(key, []);
    else seen.add(key);
  }
  if (repeated.size === 0) return repeated;
  for (const row of rows) {
    const key = about(row);
    if (key !== undefined) repeated.get(key)?.push(row);
  }
  return repeated;
}

/** What could not be read may say anything. */
const meaningOf = <T>(row: Row<T>): string =>
  'value' in row ? JSON.stringify(row.value) : `line ${row.line}`;

/**
 * The rows of a file that can be taken in; every other one is counted. A record of which a file
 * says different things on several lines is not taken at all, since nobody can know which of them
 * is right; the same said again is nothing new.
 */
export function onceEach<T>(
  rows: readonly Row<T>[],
  { path, id, keyOf = id, items }: RowKey<T>,
  tally: Tally,
): GoodRow<T>[] {
  const repeated = rowsOfRepeated(rows, (row) => aboutOf(row, keyOf));
  const contradicting = new Map<string, readonly number[]>();
  for (const [key, told] of repeated)
    if (new Set(told.map(meaningOf)).size > 1)
      contradicting.set(
        key,
        told.map(({ line }) => line),
      );
  const known = new Set<string>();
  const taken: GoodRow<T>[] = [];
  for (const row of rows) {
    if (!('value' in row)) {
      tally.count(row.line, row);
      continue;
    }
    const { line, value, joined, remarks = [] } = row;
    const key = keyOf(value);
    const lines = contradicting.get(key);
    if (lines) {
      const more = items && { items };
      tally.count(line, { fault: { code: 'twice-in-file', path, id: id(value), lines, ...more } });
    } else if (known.has(key)) tally.count(line, 'unchanged');
    else {
      if (repeated.has(key)) known.add(key);
      if (joined) tally.join(joined);
      for (const remark of remarks) tally.remark(line, remark);
      taken.push(row);
    }
  }
  return taken;
}
