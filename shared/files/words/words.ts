import type { ImportReport } from '../../app/imports/import-report.ts';
import type { FileNote } from '../formats/notes.ts';

/** What is said of an import, wherever the file came from. */
export interface ImportWords {
  /** @param title of the column, where the sentence calls it otherwise. */
  line(number: number, sentence: string, title?: string): string;
  unknownColumns(columns: readonly string[]): string;
  note(note: FileNote): string;
  imported(report: ImportReport): string;
  customersAssigned(count: number): string;
  joined(lines: number): string;
  older(lines: readonly number[]): string;
}

/** What a report on a file says that lies beside it: how it went, before anything else. */
export interface FileWords {
  allTaken(file: string): string;
  someRefused(file: string, rows: number): string;
  fileRefused(file: string): string;
}
