/**
 * What about a file a person should know who is content with it: what was inferred, chosen or left
 * aside.
 */
export type FileNote =
  | { code: 'read-as'; encoding: string }
  /** One was asked for, of a workbook, which needs none. */
  | { code: 'own-encoding' }
  | { code: 'sheet'; sheet: string; others: readonly string[] }
  /** The first cell of a column without a name that holds something. */
  | { code: 'nameless-column'; column: number; line: number }
  | { code: 'several-columns'; column: string; headers: readonly string[] };
