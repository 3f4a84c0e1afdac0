import type { RowFault } from '../domain/faults.ts';

/** A row that was read, or why it was not, with the line on which it starts. */
export type Row<T> = { line: number; value: T } | { line: number; fault: RowFault };

/** What an import did. Every row of the file is counted once. */
export interface ImportReport {
  rows: number;
  added: number;
  changed: number;
  unchanged: number;
  /** Rows that were fine and not wanted, such as orders after `--until`. */
  leftOut: number;
  /** Rows that were refused, with the reason for each. */
  faults: { line: number; fault: RowFault }[];
}

export const emptyReport = (): ImportReport => ({
  rows: 0,
  added: 0,
  changed: 0,
  unchanged: 0,
  leftOut: 0,
  faults: [],
});

/**
 * Hands on the value of a row, unless it has a fault or its id stood further up: that is reported instead.
 *
 * @param path the column of the ids, where it has another name than `id`.
 */
export function firstOfItsId<T extends { id: string }>(
  row: Row<T>,
  firstLines: Map<string, number>,
  report: ImportReport,
  path?: string,
): T | undefined {
  if ('fault' in row) {
    report.faults.push(row);
    return undefined;
  }
  const { line, value } = row;
  const firstLine = firstLines.get(value.id);
  if (firstLine !== undefined) {
    const { id } = value;
    report.faults.push({ line, fault: { code: 'twice-in-file', ...(path && { path }), id, firstLine } });
    return undefined;
  }
  firstLines.set(value.id, line);
  return value;
}

/** Told after every step how many rows are done. */
export type Progress = (rowsDone: number) => void;

/** Rows in groups, so that the table is asked for many at once and the file is never in memory. */
export async function* inGroups<T>(rows: AsyncIterable<T>, size: number): AsyncGenerator<T[]> {
  let group: T[] = [];
  for await (const row of rows) {
    group.push(row);
    if (group.length < size) continue;
    yield group;
    group = [];
  }
  if (group.length > 0) yield group;
}
