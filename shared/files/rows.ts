import type * as z from 'zod';
import type { Row } from '../app/import-report.ts';
import { Refusal } from '../domain/faults.ts';
import { rowWithout } from './bad-rows.ts';
import type { OpenedFile } from './file.ts';
import type { FileNote } from './notes.ts';

/** The rows of a file, and what about its header a person should know. */
export interface Rows<T> {
  count: number;
  unknownColumns: readonly string[];
  notes: readonly FileNote[];
  /** Read anew for each who asks. */
  rows: AsyncIterable<Row<T>>;
}

/** The columns of a kind of file: their cells, the other names they go by, and which ones a file must have. */
export interface Columns<S extends z.ZodObject> {
  cells: S;
  alias: { readonly [name in keyof S['shape']]: readonly string[] };
  required: readonly (keyof S['shape'] & string)[];
  /** Those whose cell, when it cannot be read, costs nothing but itself. */
  dispensable: readonly (keyof S['shape'] & string)[];
}

/** Full-width letters are those of the keyboard, and what has no shape or only sets words apart does not count. */
const plain = (title: string): string =>
  title
    .normalize('NFKC')
    .toLowerCase()
    .replace(/\((?:必填|选填|required|optional)\)/g, '')
    .replace(/[^\p{L}\p{N}]/gu, '');

/** Which column stands where. */
function placesOf<S extends z.ZodObject>({ alias, required: musts }: Columns<S>, header: readonly string[]) {
  const places = new Map<string, number>();
  const unknownColumns: string[] = [];
  const names = Object.entries<readonly string[]>(alias);
  header.forEach((title, index) => {
    if (plain(title) === '') return;
    const [name] =
      names.find(([candidate, others]) =>
        [candidate, ...others].some((known) => plain(known) === plain(title)),
      ) ?? [];
    if (name === undefined) unknownColumns.push(title);
    else if (places.has(name)) throw new Refusal({ code: 'column-twice', column: title });
    else places.set(name, index);
  });
  const missing = musts.filter((name) => !places.has(name));
  if (missing.length > 0)
    throw new Refusal({ code: 'columns-missing', missing, found: header.filter((title) => title !== '') });
  return { places, unknownColumns };
}

/** @throws Refusal when a required column is missing or one appears twice. */
export function rowsOf<S extends z.ZodObject>(file: OpenedFile, columns: Columns<S>): Rows<z.output<S>> {
  const { places, unknownColumns } = placesOf(columns, file.header);
  return {
    count: file.count,
    unknownColumns,
    notes: file.notes,
    rows: { [Symbol.asyncIterator]: () => read(file, columns, places) },
  };
}

async function* read<S extends z.ZodObject>(
  file: OpenedFile,
  columns: Columns<S>,
  places: ReadonlyMap<string, number>,
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
    const named: { [name: string]: string } = {};
    for (const name of names) named[name] = cells[places.get(name) ?? -1] ?? '';
    const result = schema.safeParse(named);
    yield result.success
      ? { line, value: result.data }
      : rowWithout(columns, { line, cells, named }, result.error);
  }
}
