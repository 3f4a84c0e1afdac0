import { type FileFault, Refusal } from '../../domain/faults/faults.ts';
import { storageTroubleOf } from '../../domain/faults/storage-trouble.ts';
import { containerOf } from './container.ts';
import { delimitedTable } from './delimited.ts';
import type { FileNote } from './notes.ts';
import type { FileRecord, Reading, Table } from './record.ts';
import type { Source } from './source.ts';

export interface OpenedFile {
  header: readonly string[];
  /** The first records behind the header: it may be a title, and one of these the header. */
  below: readonly FileRecord[];
  /** Records behind the header that hold something. */
  count: number;
  notes: readonly FileNote[];
  records(): AsyncIterable<FileRecord>;
}

async function tableIn(source: Source, name: string, reading: Reading): Promise<Table> {
  const { kind, peek } = await containerOf(source, name);
  const { sheet, encoding } = reading;
  if (kind === 'zip') {
    // Loaded with the first workbook: most files are text, and it is a third of the intake's code.
    const { workbookTable } = await import('./workbook.ts');
    const table = await workbookTable(source, name, reading);
    return encoding ? { ...table, notes: [...table.notes, { code: 'own-encoding' }] } : table;
  }
  if (sheet !== undefined) throw new Refusal({ code: 'no-sheet', file: name, sheet, known: [] });
  return delimitedTable(source, name, peek, reading);
}

function faultOf(error: unknown, file: string): FileFault | undefined {
  if (!(error instanceof Error && 'code' in error)) return undefined;
  if (error.code === 'ENOENT') return { code: 'no-file', file };
  if (typeof error.code === 'string' && storageTroubleOf(error.code))
    return { code: 'unreadable-file', file, cause: error.code };
  return undefined;
}

/** Above a header stand a title, a period, and who printed it when. */
const MOST_BELOW = 10;

const isEmpty = ({ cells }: FileRecord): boolean => cells.every((cell) => cell === '');

/** A row of nothing but separators is no row. */
async function* filled(records: AsyncIterable<FileRecord>): AsyncGenerator<FileRecord> {
  for await (const record of records) if (!isEmpty(record)) yield record;
}

/**
 * Reads a file through once, so that a fault of the whole file is known before anything of it is
 * used.
 *
 * @throws Refusal for a file that is missing, empty, no table, or has a quote out of place.
 */
export async function openFile(source: Source, name: string, reading: Reading = {}): Promise<OpenedFile> {
  try {
    const table = await tableIn(source, name, reading);
    let header: readonly string[] | undefined;
    const below: FileRecord[] = [];
    let count = 0;
    let nameless: FileNote | undefined;
    for await (const { line, cells } of filled(table.records())) {
      if (!header) {
        header = cells;
        continue;
      }
      count++;
      if (below.length < MOST_BELOW) below.push({ line, cells });
      const at = nameless ? -1 : cells.findIndex((cell, index) => cell !== '' && header?.[index] === '');
      if (at >= 0) nameless = { code: 'nameless-column', column: at + 1, line };
    }
    if (!header) throw new Refusal({ code: 'empty-file', file: name });
    return {
      header,
      below,
      count,
      notes: [...table.notes, ...(nameless ? [nameless] : [])],
      async *records() {
        let first = true;
        for await (const record of filled(table.records())) {
          if (!first) yield record;
          first = false;
        }
      },
    };
  } catch (error) {
    const fault = faultOf(error, name);
    if (fault) throw new Refusal(fault, error);
    throw error;
  }
}
