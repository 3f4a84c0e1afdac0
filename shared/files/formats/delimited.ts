import { pipeline, Readable } from 'node:stream';
import { CsvError, parse } from 'csv-parse';
import { type FileFault, Refusal } from '../../domain/faults/faults.ts';
import { decoded, encodingOf } from './encoding.ts';
import type { FileRecord, Reading, Table } from './record.ts';
import { type Separator, separatorOf } from './separator.ts';
import type { Source } from './source.ts';

interface Text extends Separator {
  source: Source;
  encoding: string;
}

/**
 * Files that were put together end some lines otherwise. Where a lone return ends no line, it is
 * part of a cell.
 */
const LINE_ENDS = { feed: ['\r\n', '\n'], return: ['\r\n', '\r', '\n'] };

const occurrences = (text: string, part: string): number => text.split(part).length - 1;

/**
 * @param reached holds the line on which the last good record ended, also when the next one cannot
 * be read.
 */
async function* parsed({ source, encoding, separator, lineEnd, lines: before }: Text, reached = { line: 0 }) {
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
    parse({
      delimiter: separator,
      record_delimiter: LINE_ENDS[lineEnd],
      from_line: before + 1,
      relax_column_count: true,
      skip_empty_lines: true,
      trim: true,
      on_record: withLine,
    }),
    // The one who reads the records meets the error there.
    () => undefined,
  );
  for await (const [line, ...cells] of records) yield { line: Number(line), cells };
}

const QUOTE_FAULTS: { [code: string]: 'quote-left-open' | 'bad-quote' } = {
  CSV_QUOTE_NOT_CLOSED: 'quote-left-open',
  CSV_INVALID_CLOSING_QUOTE: 'bad-quote',
  CSV_NON_TRIMABLE_CHAR_AFTER_CLOSING_QUOTE: 'bad-quote',
  INVALID_OPENING_QUOTE: 'bad-quote',
};

/** @param lastLine on which the last good record ended: the bad one begins behind it. */
function quoteFault(error: unknown, lastLine: number): FileFault | undefined {
  const code = error instanceof CsvError ? QUOTE_FAULTS[error.code] : undefined;
  return code && { code, line: lastLine + 1 };
}

async function* orRefused(text: Text): AsyncGenerator<FileRecord> {
  const reached = { line: text.lines };
  try {
    yield* parsed(text, reached);
  } catch (error) {
    const fault = quoteFault(error, reached.line);
    throw fault ? new Refusal(fault, error) : error;
  }
}

/** Enough for the longest header. */
const HEADER_CHARACTERS = 64 * 1024;

async function beginning(source: Source, encoding: string): Promise<string> {
  let text = '';
  for await (const piece of decoded(source, encoding)) {
    text += piece;
    if (text.length >= HEADER_CHARACTERS) break;
  }
  return text;
}

/**
 * The records of a file of text. Streams: the file is never in memory.
 *
 * @param peek its first bytes.
 * @throws Refusal where encoding or separator cannot be told; reading on, for a quote out of place.
 */
export async function delimitedTable(
  source: Source,
  name: string,
  peek: Buffer,
  reading: Reading,
): Promise<Table> {
  const encoding = await encodingOf(source, name, peek, reading.encoding);
  const separator = separatorOf(await beginning(source, encoding.name), name);
  return {
    records: () => orRefused({ source, encoding: encoding.name, ...separator }),
    notes: encoding.inferred ? [{ code: 'read-as', encoding: 'GB18030' }] : [],
  };
}
