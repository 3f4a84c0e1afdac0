import type { FileWords, ImportWords } from './words.ts';

const plural = (count: number, one: string): string => `${count} ${count === 1 ? one : `${one}s`}`;

export const english: ImportWords & FileWords = {
  line: (number, sentence) => `line ${number}: ${sentence}`,
  unknownColumns: (columns) => `warning: unknown columns are left out: ${columns.join(', ')}`,
  imported: ({ rows, added, changed, unchanged, leftOut, faults }) =>
    `${plural(rows, 'row')}: ${added} added, ${changed} changed, ${unchanged} unchanged, ${leftOut} left out, ${faults.length} refused`,
  customersAssigned: (count) => `${plural(count, 'customer')} given a specialist`,
  allTaken: (file) => `Imported: ${file}. No row was refused.`,
  someRefused: (file, rows) =>
    `Imported in part: ${file}. ${rows === 1 ? '1 row was' : `${rows} rows were`} refused; mend what is listed below and drop the file again, what was taken is not taken twice.`,
  fileRefused: (file) => `Refused: ${file}. Nothing of it was imported.`,
};
