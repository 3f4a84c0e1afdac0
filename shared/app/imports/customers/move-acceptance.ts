import { movedOver, movesOverWindows } from '../../../domain/follow-up/moved-over.ts';
import { instantText } from '../../../domain/time/dates.ts';
import { caughtUp, knownOn, onRecord } from '../../follow-up/catch-up.ts';
import type { StoredArchive } from '../../ports/customers.ts';
import {
  type CustomerGiven,
  type CustomerRow,
  type Intake,
  type Merged,
  merge,
  movesD0,
} from './customer-archive.ts';

/** An archive as the clock caught up on it, and what a row makes of it. */
export interface Moved {
  before: StoredArchive;
  merged: Merged;
}

/**
 * A row that moves D0: first the clock catches up on the customer, then what the new D0 moves over
 * is judged by everything on record, as where an order moves it.
 *
 * @returns the archive as it was caught up and what it becomes; undefined when it is gone.
 */
async function mergeMoving(
  { store, rulebook, now }: Intake,
  stored: StoredArchive,
  row: CustomerGiven,
): Promise<Moved | undefined> {
  const today = rulebook.zone.dateAt(now);
  const learntOn = await knownOn(store, rulebook, now);
  if (learntOn === undefined) return { before: stored, merged: merge(stored, row, today) };
  const archive = await caughtUp(store, rulebook, stored.archive, learntOn, now);
  if (!archive) return undefined;
  const before = { ...stored, archive };
  const merged = merge(before, row, learntOn);
  if (!movesOverWindows(merged.archive, rulebook, learntOn)) return { before, merged };
  const record = await onRecord(store, archive.customerId);
  const over = movedOver(merged.archive, rulebook, learntOn, record, instantText(now));
  return { before, merged: { ...merged, archive: over.archive, done: over.done } };
}

/** What becomes of the customers whose D0 moves by these rows. */
export async function movedBy(
  intake: Intake,
  given: readonly CustomerRow[],
  stored: ReadonlyMap<string, StoredArchive>,
): Promise<ReadonlyMap<string, Moved>> {
  const moved = new Map<string, Moved>();
  for (const { value: row } of given) {
    const known = stored.get(row.id);
    const one = known && movesD0(known, row) ? await mergeMoving(intake, known, row) : undefined;
    if (one) moved.set(row.id, one);
  }
  return moved;
}
