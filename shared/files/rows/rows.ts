import type * as z from 'zod';
import type { Row } from '../../app/imports/import-report.ts';
import type { FileNote } from '../formats/notes.ts';
import type { OpenedFile } from '../formats/open-file.ts';
import type { Mapping } from '../formats/record.ts';
import { rowWithout } from './bad-rows.ts';
import { type Columns, cellsByColumn, type Places, placesOf } from './columns.ts';

/** The rows of a file, and what about its header a person should know. */
export interface Rows<T> {
  count: number;
  unknownColumns: readonly string[];
  /** By column, how the file calls it. */
  titles: ReadonlyMap<string, string>;
  notes: readonly FileNote[];
  /** Read anew for each who asks. */
  rows: AsyncIterable<Row<T>>;
}

/** @throws Refusal when a required column is missing or one appears twice. */
export function rowsOf<S extends z.ZodObject>(
  file: OpenedFile,
  columns: Columns<S>,
  mapping?: Mapping,
): Rows<z.output<S>> {
  const places = placesOf(columns.headings, columns.required, file, mapping);
  const { unknownColumns, titles, notes } = places;
  return {
    count: file.count,
    unknownColumns,
    titles,
    notes: [...file.notes, ...notes],
    rows: { [Symbol.asyncIterator]: () => read(file, columns, places) },
  };
}

async function* read<S extends z.ZodObject>(
  file: OpenedFile,
  columns: Columns<S>,
  places: Places,
): AsyncGenerator<Row<z.output<S>>> {
  const schema = columns.cells;
  const names = Object.keys(schema.shape);
  const expected = file.header.length;
  for await (const { line, cells } of file.records()) {
    // A row may end early, and what spreadsheets append to it is nothing.
    if (cells.slice(expected).some((cell) => cell !== '')) {
      yield { line, fault: { code: 'field-count', found: cells.length, expected } };
      continue;
    }
    const named = cellsByColumn(places, cells, names);
    const result = schema.safeParse(named);
    yield result.success
      ? { line, value: result.data }
      : rowWithout(columns, { line, cells, named }, result.error);
  }
}
