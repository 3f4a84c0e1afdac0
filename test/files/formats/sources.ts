import type { Row } from '../../../shared/app/imports/import-report.ts';
import { Refusal } from '../../../shared/domain/faults/faults.ts';
import type { Source } from '../../../shared/files/formats/source.ts';
import type { Rows } from '../../../shared/files/rows/rows.ts';

const encoder = new TextEncoder();

/**
 * A file that lies in memory and is read in pieces of `pieceBytes`, as a disk might hand it over.
 */
export const sourceOf = (content: string | Uint8Array, pieceBytes = 64 * 1024): Source => {
  const bytes = typeof content === 'string' ? encoder.encode(content) : content;
  return async function* () {
    for (let start = 0; start < bytes.length; start += pieceBytes)
      yield bytes.subarray(start, start + pieceBytes);
  };
};

export const linesOf = (...lines: readonly string[]): string => `${lines.join('\n')}\n`;

/** All rows at once, each as its line with what it says; cells that say nothing are left out. */
export async function readAll<T extends object>({ rows }: Rows<T>): Promise<object[]> {
  const spoken = (row: Row<T>) =>
    !('value' in row)
      ? { ...row, about: undefined }
      : {
          line: row.line,
          ...Object.fromEntries(Object.entries(row.value).filter(([, value]) => value !== null)),
        };
  return (await Array.fromAsync(rows)).map(spoken);
}

/** The fault for which a whole file was refused. */
export async function refusalOf(work: () => Promise<unknown>): Promise<Refusal['fault']> {
  try {
    await work();
  } catch (error) {
    if (error instanceof Refusal) return error.fault;
    throw error;
  }
  throw new Error('nothing was refused');
}
