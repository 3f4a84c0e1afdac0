import type { Row } from '../../app/imports/import-report.ts';

/** A row as it was read, or its line alone where it could not be. */
export interface PreviewRow {
  line: number;
  cells: { readonly [column: string]: unknown } | null;
}

const MOST_SHOWN = 20;

/** The first rows of a file as they would be taken in. */
export async function previewOf<T extends object>(rows: AsyncIterable<Row<T>>): Promise<PreviewRow[]> {
  const shown: PreviewRow[] = [];
  for await (const row of rows) {
    if (shown.length === MOST_SHOWN) break;
    shown.push({
      line: row.line,
      cells: 'value' in row ? Object.fromEntries(Object.entries(row.value)) : null,
    });
  }
  return shown;
}

/** The columns in which any of the rows holds something. */
export function columnsOf(rows: readonly PreviewRow[]): string[] {
  const held = rows.flatMap(({ cells }) =>
    Object.entries(cells ?? {}).flatMap(([column, value]) => (value === null ? [] : [column])),
  );
  const all = rows.flatMap(({ cells }) => Object.keys(cells ?? {}));
  return [...new Set(all)].filter((column) => held.includes(column));
}
