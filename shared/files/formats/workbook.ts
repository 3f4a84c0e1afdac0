import { type CellObject, type ParsingOptions, read, SSF, type WorkBook } from '@e965/xlsx';
import { unzipSync } from 'fflate';
import { Refusal } from '../../domain/faults/faults.ts';
import type { FileRecord, Reading, Table } from './record.ts';
import type { Source } from './source.ts';

/**
 * A workbook is unpacked and read in memory: 300,000 rows of six cells, 100 MB unpacked, took 600
 * MB. What is larger goes in as CSV, of which only the rows are kept.
 */
const MOST_UNPACKED_BYTES = 200_000_000;
const MOST_PACKED_BYTES = 100_000_000;

async function bytesOf(source: Source, name: string): Promise<Buffer> {
  const pieces: Uint8Array[] = [];
  let bytes = 0;
  for await (const piece of source()) {
    pieces.push(piece);
    bytes += piece.length;
    if (bytes > MOST_PACKED_BYTES) throw new Refusal({ code: 'workbook-too-large', file: name });
  }
  return Buffer.concat(pieces);
}

const PARTS = /^xl\/.*\.(?:xml|rels)$/;
const CONTENT = 'xl/workbook.xml';

/**
 * Looks into the archive without unpacking anything.
 *
 * @throws Refusal for what is no workbook, or too large a one.
 */
function demandWorkbook(bytes: Buffer, file: string): void {
  const names = new Set<string>();
  let unpackedBytes = 0;
  try {
    unzipSync(bytes, {
      filter: ({ name, originalSize }) => {
        names.add(name);
        if (PARTS.test(name)) unpackedBytes += originalSize;
        return false;
      },
    });
  } catch (error) {
    throw new Refusal({ code: 'no-table', file, what: 'no-workbook' }, error);
  }
  if (unpackedBytes > MOST_UNPACKED_BYTES) throw new Refusal({ code: 'workbook-too-large', file });
  if (names.has('content.xml')) throw new Refusal({ code: 'no-table', file, what: 'open-document' });
  if (!names.has(CONTENT)) throw new Refusal({ code: 'no-table', file, what: 'no-workbook' });
}

const plainNumber = new Intl.NumberFormat('en-US', { useGrouping: false, maximumFractionDigits: 20 });

/**
 * A number as the spreadsheet shows it: of 15 significant digits, so that 19.99 is not
 * 19.989999999999998. A whole number has all its digits; one that is too large to have kept them
 * all stays in the notation that says so.
 */
export function numberText(given: string): string {
  const number = Number(given);
  if (Number.isSafeInteger(number)) return String(number);
  if (!Number.isFinite(number)) return given;
  if (Math.abs(number) > Number.MAX_SAFE_INTEGER) return number.toExponential().toUpperCase();
  const shown = Number(number.toPrecision(15));
  const text = String(shown);
  return text.includes('e') ? plainNumber.format(shown) : text;
}

/** Workbooks count in days of a local clock. */
function dateText(serial: number, date1904: boolean): string {
  const { y, m, d, H, M, S } = SSF.parse_date_code(serial, { date1904 });
  const two = (part: number) => String(part).padStart(2, '0');
  const day = `${String(y).padStart(4, '0')}-${two(m)}-${two(d)}`;
  return H + M + S === 0 ? day : `${day}T${two(H)}:${two(M)}:${two(S)}`;
}

const ERRORS: { [code: number]: string } = {
  0: '#NULL!',
  7: '#DIV/0!',
  15: '#VALUE!',
  23: '#REF!',
  29: '#NAME?',
  36: '#NUM!',
  42: '#N/A',
};

/**
 * `00000`, by which 123 is shown as 00123: such numbers are ids, and their zeros belong to them.
 */
const LEADING_ZEROS = /^0{2,}$/;

function cellText(cell: CellObject | undefined, date1904: boolean): string {
  if (cell?.v === undefined) return '';
  const { t, v, z } = cell;
  if (t === 'e') return ERRORS[Number(v)] ?? '#ERROR!';
  if (typeof v !== 'number') return String(v).trim();
  const format = String(z ?? '');
  if (LEADING_ZEROS.test(format) && v >= 0) return numberText(String(v)).padStart(format.length, '0');
  return format !== '' && SSF.is_date(format) ? dateText(v, date1904) : numberText(String(v));
}

function sheetIn(bytes: Buffer, file: string, options: ParsingOptions): WorkBook {
  try {
    return read(bytes, {
      dense: true,
      cellFormula: false,
      cellHTML: false,
      cellText: false,
      cellNF: true,
      ...options,
    });
  } catch (error) {
    throw new Refusal({ code: 'no-table', file, what: 'no-workbook' }, error);
  }
}

const rowsIn = (workbook: WorkBook, sheet: string): readonly (readonly CellObject[] | undefined)[] =>
  workbook.Sheets[sheet]?.['!data'] ?? [];

/** The first sheet that whoever opens the workbook sees, and that holds something. */
function firstShown(
  sheets: readonly string[],
  opened: (sheet: string) => WorkBook,
): { chosen: string; workbook: WorkBook } | undefined {
  for (const [index, chosen] of sheets.entries()) {
    const workbook = opened(chosen);
    const isHidden = (workbook.Workbook?.Sheets?.[index]?.Hidden ?? 0) > 0;
    const holds = rowsIn(workbook, chosen).some((cells) => cells?.some((cell) => cell?.v !== undefined));
    if (!isHidden && holds) return { chosen, workbook };
  }
  return undefined;
}

/**
 * The records of one sheet: a date as a local date, with its time where it has one; a number with
 * all its digits; what is text as it is. A line is the row of the sheet.
 *
 * @throws Refusal for what is no workbook, or has not the sheet that was asked for.
 */
export async function workbookTable(source: Source, name: string, { sheet }: Reading): Promise<Table> {
  const bytes = await bytesOf(source, name);
  demandWorkbook(bytes, name);
  const sheets = sheetIn(bytes, name, { bookSheets: true }).SheetNames;
  const first = sheet ?? sheets[0];
  if (first === undefined) throw new Refusal({ code: 'no-table', file: name, what: 'no-workbook' });
  if (!sheets.includes(first))
    throw new Refusal({ code: 'no-sheet', file: name, sheet: first, known: sheets });
  const opened = (chosen: string) => sheetIn(bytes, name, { sheets: chosen });
  const shown = sheet === undefined ? firstShown(sheets, opened) : undefined;
  const { chosen, workbook } = shown ?? { chosen: first, workbook: opened(first) };
  const rows = rowsIn(workbook, chosen);
  const date1904 = workbook.Workbook?.WBProps?.date1904 ?? false;
  const others = sheets.filter((other) => other !== chosen);
  return {
    async *records(): AsyncGenerator<FileRecord> {
      for (const [index, cells] of rows.entries())
        yield { line: index + 1, cells: Array.from(cells ?? [], (cell) => cellText(cell, date1904)) };
    },
    notes: sheet === undefined && others.length > 0 ? [{ code: 'sheet', sheet: chosen, others }] : [],
  };
}
