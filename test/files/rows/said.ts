import type { Row } from '../../../shared/app/imports/import-report.ts';
import { sentencesIn } from '../../../shared/domain/sentences/sentences-in.ts';
import { zoneOf } from '../../../shared/domain/time/zone.ts';
import type { Source } from '../../../shared/files/formats/source.ts';
import { customerRows, orderRows, staffRows } from '../../../shared/files/rows/row-readers.ts';
import { linesOf, sourceOf } from '../formats/sources.ts';

const READERS = {
  customers: customerRows,
  staff: staffRows,
  orders: (source: Source, name: string) => orderRows(source, name, zoneOf('Europe/London')),
};

/**
 * What is said of the one row of a file, in English and in Chinese; nothing when the row is fine.
 * Of a cell that is left out, what is wrong with it.
 */
export async function said(kind: keyof typeof READERS, header: string, row: string): Promise<string[]> {
  const { rows } = await READERS[kind](sourceOf(linesOf(header, row)), `${kind}.csv`);
  const [first] = await Array.fromAsync<Row<unknown>>(rows);
  const [note] = first && 'remarks' in first ? (first.remarks ?? []) : [];
  const fault =
    first && 'fault' in first ? first.fault : note?.code === 'cell-left-out' ? note.unread : undefined;
  return fault ? [sentencesIn('en').fault(fault), sentencesIn('zh').fault(fault)] : [];
}
