import type * as z from 'zod';
import type { Row } from '../../app/imports/import-report.ts';
import type { RowFault, UnreadValue } from '../../domain/faults/faults.ts';
import { isTotalWord } from '../../domain/reading/table-words.ts';
import { unreadIn } from '../cells/cell.ts';
import type { FileRecord } from '../formats/record.ts';
import type { Columns } from './columns.ts';

interface NamedRecord extends FileRecord {
  named: { readonly [column: string]: string };
}

function faultIn(
  issue: z.core.$ZodIssue,
  { named }: NamedRecord,
): UnreadValue | (RowFault & { code: 'missing' }) {
  const path = String(issue.path[0] ?? '');
  const unread = unreadIn(issue);
  return unread ? { ...unread, path, value: JSON.stringify(named[path] ?? '') } : { code: 'missing', path };
}

/**
 * The word of a line that adds up the others: in place of the record's id, or anywhere when that is
 * empty.
 */
function totalWord(
  faults: readonly RowFault[],
  idColumn: string | undefined,
  { cells, named }: NamedRecord,
): string | undefined {
  const ofId = faults.find((fault) => 'path' in fault && fault.path === idColumn);
  if (ofId?.code === 'total-word') return named[idColumn ?? ''];
  return ofId?.code === 'missing' ? cells.find(isTotalWord) : undefined;
}

/**
 * What becomes of a row of which some cells could not be read. Where all of these are such that the
 * record is right without them, it is taken without them, and that is told; a line of totals is no
 * record; any other row is refused.
 */
export function rowWithout<S extends z.ZodObject>(
  { cells: schema, required, key, dispensable }: Columns<S>,
  record: NamedRecord,
  error: z.ZodError,
): Row<z.output<S>> {
  const { line, named } = record;
  const faults = error.issues.map((issue) => faultIn(issue, record));
  const total = totalWord(faults, required[0], record);
  if (total !== undefined) return { line, remark: { code: 'total-line', value: total.trim() } };
  const kept = faults.find(
    ({ code, path }) => code === 'missing' || !dispensable.some((name) => name === path),
  );
  const [first] = faults;
  const lost = faults.flatMap((fault) => (fault.code === 'missing' ? [] : [fault]));
  const without = schema.safeParse({ ...named, ...Object.fromEntries(lost.map(({ path }) => [path, ''])) });
  if (without.success && !kept)
    return { line, value: without.data, remarks: lost.map((unread) => ({ code: 'cell-left-out', unread })) };
  const about = key.map((name) => schema.shape[name]?.safeParse(named[name]).data);
  return {
    line,
    fault: kept ?? first ?? { code: 'missing', path: '' },
    about: about.includes(undefined) ? undefined : about.join('\n'),
  };
}
