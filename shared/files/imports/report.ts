import type { Fault } from '../../domain/faults/faults.ts';
import type { Sentences } from '../../domain/sentences/sentences.ts';
import { plain } from '../rows/columns.ts';
import type { ImportWords } from '../words/words.ts';
import type { FileReport } from './import-file.ts';

type Faults = Pick<Sentences, 'fault'>;

/** How the file calls the column of a fault, where that is another word. */
function titleOf(fault: Fault, titles: FileReport['titles']): string | undefined {
  const path = 'unread' in fault ? fault.unread.path : 'path' in fault ? fault.path : undefined;
  const title = path && titles.get(path);
  return title && plain(title) !== plain(path) ? title : undefined;
}

/**
 * Each refused row with its line and the reason, and what is to be said of others, in the order of
 * the file.
 */
export const rowLines = (
  { faults, remarks, titles }: Pick<FileReport, 'faults' | 'remarks' | 'titles'>,
  words: ImportWords,
  sentences: Faults,
): string[] =>
  [...faults, ...remarks.map(({ line, remark }) => ({ line, fault: remark }))]
    .sort((a, b) => a.line - b.line)
    .map(({ line, fault }) => words.line(line, sentences.fault(fault), titleOf(fault, titles)));

/** Whether something of the file was not taken that should have been: a row, or a cell of a row. */
export const fellShort = ({ faults, remarks }: Pick<FileReport, 'faults' | 'remarks'>): boolean =>
  faults.length > 0 || remarks.some(({ remark }) => remark.code === 'cell-left-out');

/** How many rows there were and what became of them. */
export const countLines = (report: FileReport, words: ImportWords): string[] => [
  words.imported(report),
  ...(report.older.length > 0 ? [words.older(report.older)] : []),
  ...(report.joined ? [words.joined(report.joined)] : []),
  ...(report.customersAssigned ? [words.customersAssigned(report.customersAssigned)] : []),
];

/** What a person should know of the file itself, and did not ask. */
export const noteLines = (
  { unknownColumns, notes }: Pick<FileReport, 'unknownColumns' | 'notes'>,
  words: ImportWords,
): string[] => [
  ...notes.map(words.note),
  ...(unknownColumns.length > 0 ? [words.unknownColumns(unknownColumns)] : []),
];

export const notesInJson = ({ notes }: Pick<FileReport, 'notes'>, words: ImportWords) =>
  notes.map((note) => ({ ...note, text: words.note(note) }));

/** The same for a program. */
export function reportInJson(report: FileReport, words: ImportWords, sentences: Faults) {
  const { faults, remarks, unknownColumns, notes, titles: _, preview, ...counts } = report;
  return {
    ...(preview && { dryRun: true, preview }),
    ...counts,
    refused: faults.map(({ line, fault }) => ({ line, ...faultInJson(fault, sentences) })),
    remarks: remarks.map(({ line, remark }) => ({ line, ...faultInJson(remark, sentences) })),
    unknownColumns,
    notes: notesInJson({ notes }, words),
  };
}

export const faultInJson = (fault: Fault, sentences: Faults) => ({
  code: fault.code,
  reason: sentences.fault(fault),
});
