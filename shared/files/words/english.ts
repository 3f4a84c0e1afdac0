import { listedLines } from '../../domain/sentences/listed-lines.ts';
import type { FileNote } from '../formats/notes.ts';
import type { FileWords, ImportWords } from './words.ts';

const plural = (count: number, one: string): string => `${count} ${count === 1 ? one : `${one}s`}`;

function noteInEnglish(note: FileNote): string {
  switch (note.code) {
    case 'read-as':
      return `read as ${note.encoding}; if names look wrong, name the encoding with --encoding`;
    case 'own-encoding':
      return 'a workbook says its own encoding; --encoding was not needed and counts for nothing';
    case 'sheet':
      return `read from the sheet ${note.sheet}; left aside: ${note.others.join(', ')} (--sheet chooses)`;
    case 'nameless-column':
      return `column ${note.column} has no name and is left out, although it holds something (first on line ${note.line})`;
    case 'several-columns': {
      const [first, ...others] = note.headers;
      return `${note.column} is read from ${first}, and where that is empty from ${others.join(', then ')}`;
    }
    default:
      return note satisfies never;
  }
}

export const english: ImportWords & FileWords = {
  line: (number, sentence, title) => `line ${number}${title === undefined ? '' : `, ${title}`}: ${sentence}`,
  unknownColumns: (columns) => `warning: unknown columns are left out: ${columns.join(', ')}`,
  note: noteInEnglish,
  imported: ({ rows, added, changed, unchanged, leftOut, faults }) =>
    `${plural(rows, 'row')}: ${added} added, ${changed} changed, ${unchanged} unchanged, ${leftOut} left out, ${faults.length} refused`,
  older: (lines) =>
    `${plural(lines.length, 'row')} left out as older than what is on record: line ${listedLines(lines)}`,
  joined: (lines) => `${plural(lines, 'row')} added to the order of another row`,
  customersAssigned: (count) => `${plural(count, 'customer')} given a specialist`,
  allTaken: (file) => `Imported: ${file}. No row was refused.`,
  someRefused: (file, rows) =>
    `Imported in part: ${file}. ${rows === 1 ? '1 row was' : `${rows} rows were`} refused; mend what is listed below and drop the file again, what was taken is not taken twice.`,
  fileRefused: (file) => `Refused: ${file}. Nothing of it was imported.`,
};
