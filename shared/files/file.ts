import { createReadStream } from 'node:fs';
import { pipeline, Readable } from 'node:stream';
import { CsvError, parse } from 'csv-parse';
import { type FileFault, Refusal } from '../domain/faults.ts';

/** One record of a file: its cells by the names in the header, and the line on which it starts, from 1. */
export interface CsvRecord {
  line: number;
  cells: readonly string[];
}

/** What a file is opened from; called once for each pass. */
export type Source = () => AsyncIterable<Uint8Array>;

export interface OpenedFile {
  header: readonly string[];
  /** Records behind the header. */
  count: number;
  records(): AsyncIterable<CsvRecord>;
}

export const fileSource =
  (path: string): Source =>
  () =>
    createReadStream(path);

const ENCODINGS = ['utf-8', 'gb18030'] as const;

async function* decoded(source: Source, encoding: string): AsyncGenerator<string> {
  const decoder = new TextDecoder(encoding, { fatal: true });
  for await (const chunk of source()) yield decoder.decode(chunk, { stream: true });
  yield decoder.decode();
}

async function decodes(source: Source, encoding: string): Promise<boolean> {
  try {
    for await (const _ of decoded(source, encoding));
    return true;
  } catch (error) {
    if (error instanceof TypeError) return false;
    throw error;
  }
}

/** UTF-16 with BOM, UTF-8 with or without BOM, else GB18030, which Excel in China writes. */
async function encodingOf(source: Source, name: string): Promise<string> {
  let first: Uint8Array | undefined;
  for await (const chunk of source()) {
    first = chunk;
    break;
  }
  const candidates = first?.[0] === 0xff && first[1] === 0xfe ? ['utf-16le'] : ENCODINGS;
  for (const encoding of candidates) if (await decodes(source, encoding)) return encoding;
  throw new Refusal({ code: 'not-text', file: name });
}

const occurrences = (text: string, part: string): number => text.split(part).length - 1;

/** @param reached holds the line on which the last good record ended, also when the next one cannot be read. */
async function* parsed(source: Source, encoding: string, reached = { line: 0 }): AsyncGenerator<CsvRecord> {
  // The parser counts a CRLF inside quotes as two lines.
  let countedTwice = 0;
  /** Puts the line on which a record starts before its cells. */
  const withLine = (cells: string[], { lines }: { lines: number }): string[] => {
    const text = cells.join('\0');
    countedTwice += occurrences(text, '\r\n');
    reached.line = lines - countedTwice;
    return [String(reached.line - occurrences(text, '\n')), ...cells];
  };
  const records: AsyncIterable<string[]> = pipeline(
    Readable.from(decoded(source, encoding)),
    parse({ bom: true, relax_column_count: true, skip_empty_lines: true, trim: true, on_record: withLine }),
    // The one who reads the records meets the error there.
    () => undefined,
  );
  for await (const [line, ...cells] of records) yield { line: Number(line), cells };
}

const QUOTE_FAULTS: { [code: string]: 'quote-left-open' | 'bad-quote' } = {
  CSV_QUOTE_NOT_CLOSED: 'quote-left-open',
  CSV_INVALID_CLOSING_QUOTE: 'bad-quote',
  INVALID_OPENING_QUOTE: 'bad-quote',
};

/** @param lastLine on which the last good record ended: the bad one begins behind it. */
function faultOf(error: unknown, file: string, lastLine: number): FileFault | undefined {
  if (error instanceof CsvError) {
    const code = QUOTE_FAULTS[error.code];
    if (code) return { code, line: lastLine + 1 };
  }
  if (error instanceof Error && 'code' in error) {
    if (error.code === 'ENOENT') return { code: 'no-file', file };
    if (error.code === 'EISDIR' || error.code === 'EACCES')
      return { code: 'unreadable-file', file, cause: error.code };
  }
  return undefined;
}

/**
 * Opens a CSV file and reads it through once, so that a fault of the whole file is known before anything of it is
 * used. Streams: the file is never in memory.
 *
 * @throws Refusal for a file that is missing, empty, no text, or has a quote out of place.
 */
export async function openCsv(source: Source, name: string): Promise<OpenedFile> {
  const reached = { line: 0 };
  try {
    const encoding = await encodingOf(source, name);
    let header: readonly string[] | undefined;
    let count = 0;
    for await (const { cells } of parsed(source, encoding, reached)) {
      if (header) count++;
      else header = cells;
    }
    if (!header) throw new Refusal({ code: 'empty-file', file: name });
    return {
      header,
      count,
      async *records() {
        let first = true;
        for await (const record of parsed(source, encoding)) {
          if (!first) yield record;
          first = false;
        }
      },
    };
  } catch (error) {
    const fault = faultOf(error, name, reached.line);
    if (fault) throw new Refusal(fault, error);
    throw error;
  }
}
