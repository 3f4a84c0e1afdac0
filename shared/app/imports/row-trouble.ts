import { Refusal, type RowFault } from '../../domain/faults/faults.ts';
import type { Change, UnitOfWork } from '../ports/changes.ts';
import { Unavailable, UnreadableRecord } from '../store-errors.ts';

/**
 * Writes the changes of many rows at once. False when that cannot be, because of another writer or
 * because one of the records is such that it cannot be written: then each row is for itself, so
 * that none of them holds up the others.
 *
 * @throws Unavailable when the table is away, which says nothing about the rows.
 */
export async function committedTogether(
  unitOfWork: UnitOfWork,
  changes: readonly Change[],
): Promise<boolean> {
  try {
    return (await unitOfWork.commit(changes)).done;
  } catch (error) {
    if (error instanceof Unavailable) throw error;
    return false;
  }
}

/**
 * Why a row that was alone could not be taken in.
 *
 * @param path the column that names the record.
 * @throws the error when it says nothing about the row.
 */
export function troubleOf(error: unknown, path: string, id: string): RowFault {
  if (error instanceof UnreadableRecord) return { code: 'unreadable-record', path, id };
  if (error instanceof Refusal && error.fault.code === 'busy') return error.fault;
  if (error instanceof Refusal || error instanceof Unavailable || !(error instanceof Error)) throw error;
  return { code: 'unwritable-record', path, id, cause: `${error.name}: ${error.message}` };
}
