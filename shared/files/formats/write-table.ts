import { stringify } from 'csv-stringify/sync';
import writeWorkbook from 'write-excel-file/node';

export type TableCell = string | number | null;

/**
 * A list as a spreadsheet takes it: what the columns are called, in the reader's language, and the
 * rows.
 */
export interface WrittenTable {
  header: readonly string[];
  rows: readonly (readonly TableCell[])[];
}

/**
 * With these a spreadsheet begins a formula, also by the full-width signs of a Chinese keyboard.
 */
const FORMULA = /^[=+\-@\t\r＝＋－＠]/;

const NEGATIVE = /^-\d+(?:\.\d+)?$/;

/**
 * A number stays one; any other text that would be taken for a formula gets the sign that makes it
 * text.
 */
const harmless = (cell: TableCell): TableCell =>
  typeof cell === 'string' && FORMULA.test(cell) && !NEGATIVE.test(cell) ? `'${cell}` : cell;

/** UTF-8 with the mark by which Excel knows it. */
export const tableAsCsv = ({ header, rows }: WrittenTable): string =>
  `\uFEFF${stringify([header, ...rows].map((row) => row.map(harmless)))}`;

const WIDEST = 60;
/** A Chinese character takes the room of two. */
const roomOf = (cell: TableCell): number =>
  [...String(cell ?? '')].reduce((room, sign) => room + (sign > '\u2E80' ? 2 : 1), 0);

/** A workbook with one sheet; its text is text, whatever it begins with. */
export function tableAsWorkbook({ header, rows }: WrittenTable): Promise<Buffer> {
  const cells = (row: readonly TableCell[]) =>
    row.map((value) => (value === null || value === '' ? null : { value }));
  const columns = header.map((title, index) => ({
    width: Math.min(
      WIDEST,
      rows.reduce((most, row) => Math.max(most, roomOf(row[index] ?? null)), roomOf(title)) + 2,
    ),
  }));
  return writeWorkbook(
    [header.map((value) => ({ value, fontWeight: 'bold' as const })), ...rows.map(cells)],
    { columns, stickyRowsCount: 1 },
  ).toBuffer();
}
