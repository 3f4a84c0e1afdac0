/** What people take for a table and is none that can be read. */
export type FileContainer =
  | 'xls'
  | 'encrypted'
  | 'html'
  | 'xml'
  | 'pdf'
  | 'rtf'
  | 'json'
  | 'archive'
  | 'open-document'
  | 'no-workbook';

/** Why a file was refused whole, before anything of it was written. */
export type FileFault =
  | { code: 'unknown-folder'; file: string; folder: string; known: readonly string[] }
  | { code: 'no-file'; file: string }
  | { code: 'unreadable-file'; file: string; cause: string }
  | { code: 'empty-file'; file: string }
  | { code: 'not-text'; file: string }
  | { code: 'no-table'; file: string; what: FileContainer }
  | { code: 'workbook-too-large'; file: string }
  | { code: 'no-sheet'; file: string; sheet: string; known: readonly string[] }
  /**
   * `encoding` is what was asked for or what the file says itself; null for neither. Line and
   * character count from 1.
   */
  | { code: 'wrong-encoding'; file: string; encoding: string | null; line: number; character: number }
  | { code: 'separator-unclear'; file: string; found: readonly [string, string] }
  | {
      code: 'columns-missing';
      missing: readonly string[];
      found: readonly string[];
      /** For each that is missing, some of the words that would do. */
      wouldDo: readonly { en: readonly string[]; zh: readonly string[] }[];
    }
  /** The header is not the first line that holds something; `first` is what stands there. */
  | { code: 'header-below'; line: number; first: string }
  | { code: 'column-twice'; column: string; titles: readonly [string, string] }
  | { code: 'no-column'; column: string; found: readonly string[] }
  | { code: 'quote-left-open'; line: number }
  | { code: 'bad-quote'; line: number }
  | { code: 'not-json'; file: string; cause: string };

export const FILE_FAULTS: { readonly [code in FileFault['code']]: true } = {
  'unknown-folder': true,
  'no-file': true,
  'unreadable-file': true,
  'empty-file': true,
  'not-text': true,
  'no-table': true,
  'workbook-too-large': true,
  'no-sheet': true,
  'wrong-encoding': true,
  'separator-unclear': true,
  'columns-missing': true,
  'header-below': true,
  'column-twice': true,
  'no-column': true,
  'quote-left-open': true,
  'bad-quote': true,
  'not-json': true,
};
