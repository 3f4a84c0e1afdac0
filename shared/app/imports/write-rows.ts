import pMap from 'p-map';
import { Refusal, type RowFault } from '../../domain/faults/faults.ts';
import type { Rulebook } from '../../domain/follow-up/rulebook.ts';
import { persistently } from '../archive-change.ts';
import { type Change, MOST_CHANGES, type UnitOfWork } from '../ports/changes.ts';
import type { Store } from '../ports/store.ts';
import { byCurrentRulebook } from '../rulebook.ts';
import { Unavailable, UnreadableRecord } from '../store-errors.ts';
import type { Outcome } from './import-report.ts';
import type { RowDone, Tally } from './tally.ts';

/** What rows about one record come to by what is stored, once the changes are written. */
export interface Decided {
  changes: readonly Change[];
  rows: readonly RowDone[];
}

/** Of a row that is the only one about its record. */
export const decidedAs = (line: number, outcome: Outcome, changes: readonly Change[] = []): Decided => ({
  changes,
  rows: [{ line, outcome }],
});

export const MOST_COMMITS_AT_ONCE = 8;

/** As many as one commit can hold, in each. */
function parcelsOf<T extends Decided>(decided: readonly T[]): T[][] {
  const parcels: T[][] = [];
  let size = 0;
  for (const one of decided) {
    const last = parcels.at(-1);
    size += one.changes.length;
    if (last && size <= MOST_CHANGES) last.push(one);
    else {
      parcels.push([one]);
      size = one.changes.length;
    }
  }
  return parcels;
}

/**
 * Writes the changes of many rows at once. False when that cannot be, because of another writer or
 * because one of the records is such that it cannot be written.
 *
 * @throws Unavailable when the table is away, which says nothing about the rows.
 */
async function committed(unitOfWork: UnitOfWork, changes: readonly Change[]): Promise<boolean> {
  try {
    return (await unitOfWork.commit(changes)).done;
  } catch (error) {
    if (error instanceof Unavailable) throw error;
    return false;
  }
}

/** Writes what was decided, many records in one commit; where that is refused, each is `alone`. */
export async function writeTogether<T extends Decided>(
  unitOfWork: UnitOfWork,
  decided: readonly T[],
  tally: Tally,
  alone: (one: T) => Promise<void>,
): Promise<void> {
  for (const { changes, rows } of decided) if (changes.length === 0) tally.countAll(rows);
  await pMap(
    parcelsOf(decided.filter(({ changes }) => changes.length > 0)),
    async (parcel) => {
      const changes = parcel.flatMap((one) => one.changes);
      const done = await committed(unitOfWork, changes);
      for (const one of parcel) {
        if (done) tally.countAll(one.rows);
        else await alone(one);
      }
    },
    { concurrency: MOST_COMMITS_AT_ONCE },
  );
}

/**
 * Writes what was decided, all in one commit.
 *
 * @returns undefined when another writer was there first.
 */
export async function written(
  unitOfWork: UnitOfWork,
  decided: readonly Decided[],
  besides: readonly Change[] = [],
): Promise<readonly RowDone[] | undefined> {
  const changes = [...decided.flatMap((one) => one.changes), ...besides];
  const { done } = await unitOfWork.commit(changes);
  return done ? decided.flatMap(({ rows }) => rows) : undefined;
}

/** Rows that are decided and written by themselves. */
export interface ByThemselves<Unit> {
  /** The column that names the record, and what stands there. */
  named(unit: Unit): { path: string; id: string };
  linesOf(unit: Unit): readonly number[];
  /** @returns undefined when another writer was there first. */
  attempt(units: readonly Unit[], rulebook: Rulebook): Promise<readonly RowDone[] | undefined>;
  /** Errors that are not for the rows to tell. */
  isFatal?(error: unknown): boolean;
}

/**
 * Reads, decides and writes for as long as others come between. Units that cannot be taken in
 * together are taken in one by one, so that none of them holds up the others; the rows of one that
 * cannot be taken in are reported.
 */
export async function takeInOrReport<Unit>(
  { store, rulebook }: { store: Store; rulebook: Rulebook },
  units: readonly Unit[],
  how: ByThemselves<Unit>,
  tally: Tally,
): Promise<void> {
  const [first] = units;
  if (first === undefined) return;
  const { path, id } = how.named(first);
  try {
    const rows = await byCurrentRulebook(store, rulebook, (book) =>
      persistently(id, () => how.attempt(units, book)),
    );
    tally.countAll(rows);
  } catch (error) {
    if (how.isFatal?.(error)) throw error;
    const fault = troubleOf(error, path, id);
    if (units.length === 1) for (const line of how.linesOf(first)) tally.count(line, { fault });
    else for (const unit of units) await takeInOrReport({ store, rulebook }, [unit], how, tally);
  }
}

/**
 * Why a row that was alone could not be taken in.
 *
 * @throws the error when it says nothing about the row.
 */
function troubleOf(error: unknown, path: string, id: string): RowFault {
  if (error instanceof UnreadableRecord) return { code: 'unreadable-record', path, id };
  if (error instanceof Refusal && error.fault.code === 'busy') return error.fault;
  if (error instanceof Refusal || error instanceof Unavailable || !(error instanceof Error)) throw error;
  return { code: 'unwritable-record', path, id, cause: `${error.name}: ${error.message}` };
}
