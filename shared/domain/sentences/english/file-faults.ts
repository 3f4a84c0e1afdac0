import type { FileContainer, FileFault } from '../../faults/file-faults.ts';
import { storageTroubleInEnglish } from './environment-faults.ts';

const WHAT: { [what in FileContainer]: string } = {
  xls: 'is a workbook of the old kind (.xls); open it and save it as .xlsx or as CSV UTF-8',
  encrypted: 'is a workbook with a password; save it without one, as .xlsx or as CSV UTF-8',
  html: 'is a web page (HTML), whatever its name says; open it with a spreadsheet and save it as .xlsx or as CSV UTF-8',
  xml: 'is XML, whatever its name says; open it with a spreadsheet and save it as .xlsx or as CSV UTF-8',
  pdf: 'is a PDF; ask for the table as .xlsx or as CSV UTF-8',
  rtf: 'is a text document (RTF); save its table as .xlsx or as CSV UTF-8',
  json: 'is JSON, and no table; save it as .xlsx or as CSV UTF-8',
  archive: 'is a packed archive; unpack it and bring the files in it',
  'open-document': 'is an OpenDocument file (.ods); save it as .xlsx or as CSV UTF-8',
  'no-workbook':
    'is a ZIP archive and no workbook that can be read; unpack it, or save the workbook again as .xlsx',
};

const named = (separator: string): string => (separator === '\t' ? 'the tab' : separator);

/** Why a file was refused whole, and what to do about it. */
export function fileFaultInEnglish(fault: FileFault): string {
  switch (fault.code) {
    case 'unknown-folder':
      return `${fault.file}: ${fault.folder === '' ? 'lies in no folder' : `there is no folder ${fault.folder}`}; the folders are ${fault.known.join(', ')}`;
    case 'no-file':
      return `${fault.file}: there is no such file`;
    case 'unreadable-file':
      return `${fault.file}: cannot be read: ${storageTroubleInEnglish(fault.cause)} (${fault.cause})`;
    case 'empty-file':
      return `${fault.file}: is empty; the first line must name the columns`;
    case 'not-text':
      return `${fault.file}: is no text: it holds zero bytes`;
    case 'no-table':
      return `${fault.file}: ${WHAT[fault.what]}`;
    case 'workbook-too-large':
      return `${fault.file}: is too large a workbook to be read; save the sheet as CSV UTF-8`;
    case 'no-sheet':
      return `${fault.file}: there is no sheet ${fault.sheet}; ${fault.known.length > 0 ? `the sheets are ${fault.known.join(', ')}` : 'it is no workbook and has none'}`;
    case 'wrong-encoding': {
      const place = `line ${fault.line}, character ${fault.character}`;
      return fault.encoding === null
        ? `${fault.file}: ${place}: this is not UTF-8, and read as GB18030 the file is no plausible Chinese; save it as CSV UTF-8, or name its encoding with --encoding, such as gb18030, big5 or windows-1252; nothing was imported`
        : `${fault.file}: ${place}: this is not ${fault.encoding}; save the file as CSV UTF-8, or name its encoding with --encoding; nothing was imported`;
    }
    case 'separator-unclear':
      return `${fault.file}: whether ${fault.found.map(named).join(' or ')} separates the cells cannot be told from the header; put a line such as sep=${fault.found[0]} in front of it`;
    case 'columns-missing': {
      const wouldDo = fault.missing.map(
        (column, index) => `${column} may be called ${fault.wouldDo[index]?.en.join(', ')}`,
      );
      return `the columns ${fault.missing.join(', ')} are missing; found were ${fault.found.join(', ')}; ${wouldDo.join('; ')}; or say which is meant with --map "${fault.found.at(0)}=${fault.missing.at(0)}"`;
    }
    case 'header-below':
      return `the first line must be the header, and is ${JSON.stringify(fault.first)}; the header seems to stand on line ${fault.line}: delete what is above it; nothing was imported`;
    case 'column-twice':
      return `${fault.titles[0]} and ${fault.titles[1]} are both the column ${fault.column}; leave one out, or say which is meant with --map "${fault.titles[0]}=${fault.column}"`;
    case 'no-column':
      return `--map: there is no column ${fault.column}; found were ${fault.found.join(', ')}`;
    case 'quote-left-open':
      return `line ${fault.line}: a quote opens here and is never closed; nothing was imported`;
    case 'bad-quote':
      return `line ${fault.line}: a quote stands where none may; write it twice inside quotes; nothing was imported`;
    case 'not-json':
      return `${fault.file}: is not JSON: ${fault.cause}`;
    default:
      return fault satisfies never;
  }
}
