import type { DateOrder } from '../../domain/reading/reading.ts';
import type { DecimalMark } from '../../domain/reading/written-amount.ts';
import type { FileNote } from './notes.ts';

/**
 * One record of a file: its cells by the names in the header, and the line on which it starts, from
 * 1.
 */
export interface FileRecord {
  line: number;
  cells: readonly string[];
}

/** The records of a file, the first being the header; each pass reads them again. */
export interface Table {
  records(): AsyncIterable<FileRecord>;
  notes: readonly FileNote[];
}

/** How a file is to be read where what stands in it does not say it. */
export interface Reading {
  /** A name that `TextDecoder` knows; without it, by what stands in the file. */
  encoding?: string | undefined;
  /** Of a workbook; without it, the first. */
  sheet?: string | undefined;
  /** By its title in the header, which column is meant where the words are not known. */
  columns?: Mapping | undefined;
  /** Of days and months as numbers; without it, such days are refused where they could be two. */
  dates?: DateOrder | undefined;
  /** Of amounts; without it, the point. */
  decimal?: DecimalMark | undefined;
}

/** By the column's name in the header, as the user says it: which column is meant. */
export type Mapping = ReadonlyMap<string, string>;
