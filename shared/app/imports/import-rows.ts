import type { GoodRow, ImportReport, Progress, Row } from './import-report.ts';
import { onceEach, type RowKey } from './once-each.ts';
import { type Tally, tallyOf } from './tally.ts';

/** What one kind of file says of its own; what an import is besides is the same for all. */
export interface Importer<Given, Wanted> {
  key: RowKey<Given>;
  /** Puts together rows that are lines of one record. */
  joined?: ((rows: readonly Row<Given>[]) => readonly Row<Given>[]) | undefined;
  /**
   * The rows as they are to be taken in, as far as that shows without asking the table; the others
   * are counted.
   */
  wanted(rows: readonly GoodRow<Given>[], tally: Tally): readonly Wanted[];
  /** Which of them are looked up together, in the order in which they are taken in. */
  groups(wanted: readonly Wanted[]): Iterable<readonly Wanted[]>;
  /** Decides on them by what is stored, writes, and counts each. */
  takeIn(group: readonly Wanted[], tally: Tally): Promise<void>;
}

/**
 * Takes in the rows of a file. They are read once and kept, so that all that the file says is known
 * before anything is written.
 */
export async function importRows<Given, Wanted>(
  rows: AsyncIterable<Row<Given>>,
  { key, joined = (read) => read, wanted, groups, takeIn }: Importer<Given, Wanted>,
  progress?: Progress,
): Promise<ImportReport> {
  const tally = tallyOf(progress);
  const chosen = (read: readonly Row<Given>[]) => wanted(onceEach(joined(read), key, tally), tally);
  for (const group of groups(chosen(await Array.fromAsync(rows)))) await takeIn(group, tally);
  return tally.report();
}

/** So many at once, in the order of the file. */
export function* inSlices<T>(all: readonly T[], size: number): Generator<readonly T[]> {
  for (let start = 0; start < all.length; start += size) yield all.slice(start, start + size);
}
