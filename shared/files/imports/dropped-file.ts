import type { Temporal } from 'temporal-polyfill';
import { emptyReport } from '../../app/imports/import-report.ts';
import type { Store } from '../../app/ports/store.ts';
import { type FileFault, isFileFault, Refusal } from '../../domain/faults/faults.ts';
import type { Rulebook } from '../../domain/follow-up/rulebook.ts';
import type { Language } from '../../domain/names.ts';
import type { FileMoment } from '../../domain/records/file-moment.ts';
import { faultSentencesIn } from '../../domain/sentences/fault-sentences.ts';
import type { Source } from '../formats/source.ts';
import { importWordsIn } from '../words/words-in.ts';
import { FILE_KINDS, type FileKind, type FileReport, importFile } from './import-file.ts';
import { countLines, faultInJson, noteLines, reportInJson, rowLines } from './report.ts';

/** A file that somebody dropped: `orders/november.csv` holds orders. */
export interface DroppedFile {
  key: string;
  source: Source;
  /** When S3 took it in; files come in any order. */
  fileMoment?: FileMoment | undefined;
  /** Of the report. */
  language: Language;
}

/** How it went, for a person and for a program. */
export interface DroppedReport {
  text: string;
  json: object;
  rowsTaken: number;
  rowsRefused: number;
  fileRefused: boolean;
}

/**
 * What is written beside a file, or only holds the place of a folder, is no file to be taken in,
 * whoever asks.
 */
export const isNoFile = (key: string): boolean => /(?:\.report\.(?:txt|json)|\/)$/.test(key);

/** @throws Refusal when the first folder is none of the kinds. */
function kindOf(key: string): FileKind {
  const [folder = ''] = key.split('/').slice(0, -1);
  const kind = FILE_KINDS.find((name) => name === folder);
  if (kind) return kind;
  throw new Refusal({ code: 'unknown-folder', file: key, folder, known: FILE_KINDS });
}

const asText = (lines: readonly string[]): string => `${lines.join('\n')}\n`;

function takenReport(report: FileReport, { key, language }: DroppedFile): DroppedReport {
  const words = importWordsIn(language);
  const sentences = faultSentencesIn(language);
  const { rows, faults } = report;
  return {
    text: asText([
      faults.length === 0 ? words.allTaken(key) : words.someRefused(key, faults.length),
      ...countLines(report, words),
      ...noteLines(report, words),
      ...rowLines(report, words, sentences),
    ]),
    json: reportInJson(report, words, sentences),
    rowsTaken: rows - faults.length,
    rowsRefused: faults.length,
    fileRefused: false,
  };
}

function refusedReport(fault: FileFault, { key, language }: DroppedFile): DroppedReport {
  const words = importWordsIn(language);
  const sentences = faultSentencesIn(language);
  const nothing = reportInJson(
    { ...emptyReport(), unknownColumns: [], notes: [], titles: new Map() },
    words,
    sentences,
  );
  return {
    text: asText([words.fileRefused(key), sentences.fault(fault)]),
    json: { ...nothing, fileRefused: faultInJson(fault, sentences) },
    rowsTaken: 0,
    rowsRefused: 0,
    fileRefused: true,
  };
}

/**
 * Takes in a dropped file. One that must be refused whole is done with: its report says why, and it
 * would be refused again.
 *
 * @throws Error when it could not be read or taken in for now.
 */
export async function importDropped(
  store: Store,
  rulebook: Rulebook,
  file: DroppedFile,
  now: Temporal.Instant,
): Promise<DroppedReport> {
  const { key, source, fileMoment } = file;
  try {
    return takenReport(
      await importFile(store, rulebook, kindOf(key), source, key, { now, fileMoment }),
      file,
    );
  } catch (error) {
    if (error instanceof Refusal && isFileFault(error.fault)) return refusedReport(error.fault, file);
    throw error;
  }
}
