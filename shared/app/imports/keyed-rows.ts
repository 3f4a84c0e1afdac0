import type { RowFault } from '../../domain/faults/faults.ts';
import type { GoodRow, ImportReport, Row } from './import-report.ts';

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
export const aboutOf = <T>(row: Row<T>, keyOf: (value: T) => string): string | undefined =>
  'value' in row ? keyOf(row.value) : 'fault' in row ? row.about : undefined;

/**
 * The lines on which each record stands that the file names more than once and tells different
 * things of.
 */
async function contradictions<T>(
  rows: AsyncIterable<Row<T>>,
  keyOf: (value: T) => string,
): Promise<{ repeated: ReadonlySet<string>; lines: ReadonlyMap<string, readonly number[]> }> {
  const seen = new Set<string>();
  const repeated = new Set<string>();
  for await (const row of rows) {
    const key = aboutOf(row, keyOf);
    if (key === undefined) continue;
    if (seen.has(key)) repeated.add(key);
    else seen.add(key);
  }
  seen.clear();
  const met = new Map<string, { meaning: string; lines: number[]; differ: boolean }>();
  if (repeated.size > 0)
    for await (const row of rows) {
      const key = aboutOf(row, keyOf);
      if (key === undefined || !repeated.has(key)) continue;
      // What could not be read may say anything.
      const meaning = 'value' in row ? JSON.stringify(row.value) : `line ${row.line}`;
      const before = met.get(key);
      if (!before) met.set(key, { meaning, lines: [row.line], differ: false });
      else {
        before.lines.push(row.line);
        before.differ ||= before.meaning !== meaning;
      }
    }
  const lines = [...met].flatMap(([key, { differ, lines }]) => (differ ? [[key, lines] as const] : []));
  return { repeated, lines: new Map(lines) };
}

/**
 * The rows of a file that can be taken in; every other one is counted and reported. A record of
 * which a file says different things on several lines is not taken at all, since nobody can know
 * which of them is right; the same said again is nothing new.
 *
 * @param rows read several times: first for what stands twice, so that this is known before
 * anything is written.
 */
export async function* takeable<T>(
  rows: AsyncIterable<Row<T>>,
  { path, id, keyOf = id, items }: RowKey<T>,
  report: ImportReport,
): AsyncGenerator<GoodRow<T>> {
  const { repeated, lines: contradicting } = await contradictions(rows, keyOf);
  const taken = new Set<string>();
  for await (const row of rows) {
    report.rows++;
    if ('fault' in row) report.faults.push({ line: row.line, fault: row.fault });
    else if ('remark' in row) {
      report.leftOut++;
      report.remarks.push(row);
    } else {
      const key = keyOf(row.value);
      const lines = contradicting.get(key);
      if (lines) {
        const fault: RowFault = {
          code: 'twice-in-file',
          path,
          id: id(row.value),
          lines,
          ...(items && { items }),
        };
        report.faults.push({ line: row.line, fault });
      } else if (taken.has(key)) report.unchanged++;
      else {
        if (repeated.has(key)) taken.add(key);
        report.rows += row.joined ?? 0;
        report.joined += row.joined ?? 0;
        for (const remark of row.remarks ?? []) report.remarks.push({ line: row.line, remark });
        yield row;
      }
    }
  }
}

/** Faults and remarks in the order of the file. */
export function inOrder<R extends Pick<ImportReport, 'faults' | 'remarks' | 'older'>>(report: R): R {
  report.older.sort((a, b) => a - b);
  report.faults.sort((a, b) => a.line - b.line);
  report.remarks.sort((a, b) => a.line - b.line);
  return report;
}
