import { unzipSync } from 'fflate';
import { readSheet } from 'read-excel-file/node';
import { Refusal } from '../domain/faults.ts';
import type { FileRecord, Reading, Table } from './record.ts';
import type { Source } from './source.ts';

/**
 * A workbook is unpacked and read in memory: 300,000 rows of six cells, 100 MB unpacked, took 650 MB. What is
 * larger goes in as CSV, which streams.
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

const PARTS = /^(?:xl\/.*\.xml|xl\/.*\.rels)$/;
const CONTENT = 'xl/workbook.xml';

/** The names of the sheets; nothing but their list is unpacked. */
function sheetsOf(bytes: Buffer, file: string): readonly string[] {
  const names = new Set<string>();
  let unpackedBytes = 0;
  let content: Uint8Array | undefined;
  try {
    content = unzipSync(bytes, {
      filter: ({ name, originalSize }) => {
        names.add(name);
        if (PARTS.test(name)) unpackedBytes += originalSize;
        return name === CONTENT && originalSize < MOST_UNPACKED_BYTES;
      },
    })[CONTENT];
  } catch (error) {
    throw new Refusal({ code: 'no-table', file, what: 'no-workbook' }, error);
  }
  if (unpackedBytes > MOST_UNPACKED_BYTES) throw new Refusal({ code: 'workbook-too-large', file });
  if (names.has('content.xml')) throw new Refusal({ code: 'no-table', file, what: 'open-document' });
  if (!content) throw new Refusal({ code: 'no-table', file, what: 'no-workbook' });
  return sheetNames(new TextDecoder().decode(content));
}

const ENTITIES: { [entity: string]: string } = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

/** In the order of their tabs. */
const sheetNames = (content: string): string[] =>
  [...content.matchAll(/<(?:\w+:)?sheet\s[^>]*?\bname="([^"]*)"/g)].map(([, name = '']) =>
    name.replace(
      /&(?:#x([\da-f]+)|#(\d+)|(\w+));/gi,
      (whole, hex?: string, decimal?: string, entity?: string) =>
        hex || decimal
          ? String.fromCodePoint(Number.parseInt(hex ?? decimal ?? '', hex ? 16 : 10))
          : (ENTITIES[entity ?? ''] ?? whole),
    ),
  );

const plainNumber = new Intl.NumberFormat('en-US', { useGrouping: false, maximumFractionDigits: 20 });

/**
 * A number as the spreadsheet shows it: of 15 significant digits, so that 19.99 is not 19.989999999999998. A whole
 * number has all its digits; one that is too large to have kept them all stays in the notation that says so.
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

/** Workbooks count in days of a local clock; its seconds come out a thousandth too early or too late. */
function dateText(date: Date): string {
  const text = new Date(Math.round(date.getTime() / 1000) * 1000).toISOString();
  return text.endsWith('T00:00:00.000Z') ? text.slice(0, 10) : text.slice(0, 19);
}

const cellText = (cell: unknown): string => {
  if (cell === null || cell === undefined) return '';
  return cell instanceof Date ? dateText(cell) : String(cell).trim();
};

/**
 * The records of one sheet: a date as a local date, with its time where it has one; a number with all its digits; what
 * is text as it is. A line is the row of the sheet.
 *
 * @throws Refusal for what is no workbook, or has not the sheet that was asked for.
 */
export async function workbookTable(source: Source, name: string, { sheet }: Reading): Promise<Table> {
  const bytes = await bytesOf(source, name);
  const sheets = sheetsOf(bytes, name);
  const chosen = sheet ?? sheets[0];
  if (chosen === undefined) throw new Refusal({ code: 'no-table', file: name, what: 'no-workbook' });
  if (!sheets.includes(chosen))
    throw new Refusal({ code: 'no-sheet', file: name, sheet: chosen, known: sheets });
  const rows = await readSheet(bytes, chosen, { parseNumber: numberText, trim: false }).catch(
    (error: unknown) => {
      throw new Refusal({ code: 'no-table', file: name, what: 'no-workbook' }, error);
    },
  );
  const others = sheets.filter((other) => other !== chosen);
  return {
    async *records(): AsyncGenerator<FileRecord> {
      for (const [index, cells] of rows.entries()) yield { line: index + 1, cells: cells.map(cellText) };
    },
    notes: sheet === undefined && others.length > 0 ? [{ code: 'sheet', sheet: chosen, others }] : [],
  };
}
