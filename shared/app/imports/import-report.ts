import type { RowFault, RowRemark } from '../../domain/faults/faults.ts';

/** A row that was read, maybe without some of its cells. */
export interface GoodRow<T> {
  line: number;
  value: T;
  remarks?: readonly RowRemark[];
  /** How many further lines were added up to it. */
  joined?: number;
}

/**
 * A row that could not be read; `about` is the key of the record that it is about, where that much
 * was clear.
 */
export interface BadRow {
  line: number;
  fault: RowFault;
  about?: string | undefined;
}

/** A row that was read, why it was not, or why it is none, with the line on which it starts. */
export type Row<T> = GoodRow<T> | BadRow | { line: number; remark: RowRemark };

/**
 * What a row comes to. Left out are rows that are fine and not wanted, such as orders after
 * `--until`; older are those of which something newer is on record.
 */
export type Outcome =
  | 'added'
  | 'changed'
  | 'unchanged'
  | 'leftOut'
  | 'older'
  | { fault: RowFault }
  | { remark: RowRemark };

/** What an import did. Every row of the file is counted once. */
export interface ImportReport {
  rows: number;
  added: number;
  changed: number;
  unchanged: number;
  leftOut: number;
  /** The lines of the older rows; counted as left out. */
  older: number[];
  /** Lines that were added up to the order of another line. */
  joined: number;
  /** Rows that were refused, with the reason for each. */
  faults: { line: number; fault: RowFault }[];
  /** What a person should know of other rows. */
  remarks: { line: number; remark: RowRemark }[];
}

export const emptyReport = (): ImportReport => ({
  rows: 0,
  added: 0,
  changed: 0,
  unchanged: 0,
  leftOut: 0,
  older: [],
  joined: 0,
  faults: [],
  remarks: [],
});

/** Told after every row how many are done. */
export type Progress = (rowsDone: number) => void;
