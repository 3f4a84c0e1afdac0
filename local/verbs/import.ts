import { DATE_ORDERS } from '../../shared/domain/reading/reading.ts';
import { DECIMAL_MARKS } from '../../shared/domain/reading/written-amount.ts';
import type { LocalDate } from '../../shared/domain/time/dates.ts';
import { encodingGiven } from '../../shared/files/formats/encoding.ts';
import type { Reading } from '../../shared/files/formats/record.ts';
import { fileSource } from '../../shared/files/formats/source.ts';
import {
  type FileImport,
  type FileKind,
  type FileReport,
  importFile,
} from '../../shared/files/imports/import-file.ts';
import { columnsOf, type PreviewRow } from '../../shared/files/imports/preview.ts';
import {
  countLines,
  fellShort,
  noteLines,
  reportInJson,
  rowLines,
} from '../../shared/files/imports/report.ts';
import { columnsGiven } from '../terminal/columns-given.ts';
import { withReadable } from '../terminal/piped-file.ts';
import { type Answer, dateGiven, oneGiven, rulebookAt, type Session } from '../terminal/session.ts';
import { textTable } from '../terminal/text-table.ts';

function previewLines(preview: readonly PreviewRow[]): string[] {
  const columns = columnsOf(preview);
  const cellOf = ({ cells }: PreviewRow, column: string) => (cells ? String(cells[column] ?? '') : '–');
  return textTable([
    ['', ...columns],
    ...preview.map((row) => [String(row.line), ...columns.map((column) => cellOf(row, column))]),
  ]);
}

function answer({ words, sentences, say }: Session, report: FileReport): Answer {
  for (const line of rowLines(report, words, sentences)) say(line);
  const { preview } = report;
  return {
    json: reportInJson(report, words, sentences),
    lines: [...(preview ? [words.dryRun, ...previewLines(preview)] : []), ...countLines(report, words)],
    failed: fellShort(report),
  };
}

export const warn = (
  { say, words }: Pick<Session, 'say' | 'words'>,
  file: Pick<FileReport, 'unknownColumns' | 'notes'>,
): void => {
  for (const line of noteLines(file, words)) say(line);
};

/** How a file is to be read, as it is typed. */
export interface ImportOptions {
  encoding?: string;
  sheet?: string;
  map?: string;
  dates?: string;
  decimal?: string;
  dryRun?: boolean;
}

/**
 * @throws Refusal for an encoding or a column that nobody knows, and for an order or a mark that is
 * none.
 */
const readingGiven = (kind: FileKind, { encoding, sheet, map, dates, decimal }: ImportOptions): Reading => ({
  encoding: encoding === undefined ? undefined : encodingGiven(encoding),
  sheet,
  columns: columnsGiven(kind, map),
  dates: dates === undefined ? undefined : oneGiven('--dates', dates, DATE_ORDERS),
  decimal: decimal === undefined ? undefined : oneGiven('--decimal', decimal, DECIMAL_MARKS),
});

async function importVerb(
  session: Session,
  kind: FileKind,
  file: string,
  options: ImportOptions,
  given: {
    again?: boolean | undefined;
    enrolledOn?: LocalDate | undefined;
    until?: LocalDate | undefined;
    longAgo?: boolean | undefined;
    sumLines?: boolean | undefined;
  } = {},
): Promise<Answer> {
  const rulebook = await rulebookAt(session);
  const { composition, clock } = session.department;
  const how: FileImport = {
    ...given,
    // Files of orders and balances tell what has happened until today, wherever the clock of a
    // rehearsal stands.
    now: await (kind === 'customers' ? clock.now() : clock.happenedBy()),
    clock: await clock.now(),
    reading: readingGiven(kind, options),
    dryRun: options.dryRun,
    opened(opened) {
      warn(session, opened);
      return kind === 'staff' ? undefined : session.progress?.(opened.count);
    },
  };
  const report = await withReadable(file, session, (readable) =>
    importFile(composition.store, rulebook, kind, fileSource(readable), file, how),
  );
  return answer(session, report);
}

export const importCustomersVerb = (
  session: Session,
  file: string,
  {
    enrolled,
    again,
    longAgo,
    ...options
  }: ImportOptions & { enrolled?: string; again?: boolean; longAgo?: boolean },
) =>
  importVerb(session, 'customers', file, options, {
    again,
    longAgo,
    enrolledOn: enrolled === undefined ? undefined : dateGiven('--enrolled', enrolled),
  });

export const importStaffVerb = (session: Session, file: string, options: ImportOptions) =>
  importVerb(session, 'staff', file, options);

export const importOrdersVerb = (
  session: Session,
  file: string,
  { until, sumLines, ...options }: ImportOptions & { until?: string; sumLines?: boolean },
) =>
  importVerb(session, 'orders', file, options, {
    sumLines,
    until: until === undefined ? undefined : dateGiven('--until', until),
  });

export const importBalancesVerb = (session: Session, file: string, options: ImportOptions) =>
  importVerb(session, 'balances', file, options);
