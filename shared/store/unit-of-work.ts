import { isDeepStrictEqual } from 'node:util';
import { type Change, type Committed, MOST_CHANGES, type UnitOfWork } from '../app/ports/changes.ts';
import { OutdatedRulebook } from '../app/store-errors.ts';
import { asStored, type Table, type Written } from './table.ts';
import { countedAt, newestCheck, updateOf, type Writing, writeOf } from './write-of.ts';

/**
 * Writes changes all or none. One change alone is a plain conditional update, which costs half of a
 * transaction.
 *
 * An answer can be lost after the write was done, and the client asks again. A transaction carries
 * a token by which the table knows it; a single update is refused then, by what it has written
 * itself, and is known by that.
 */
export function unitOfWorkOf(table: Table): UnitOfWork {
  /**
   * @throws OutdatedRulebook when one of them was refused because a newer rulebook has counted it.
   */
  async function outdated(refused: readonly Change[]): Promise<void> {
    for (const change of refused) {
      const counted = countedAt(change);
      const item = counted && (await table.get(counted.key));
      if (counted && Number(item?.countedBy ?? 0) > counted.by) throw new OutdatedRulebook();
    }
  }

  async function alone(change: Writing): Promise<Written> {
    const written = await table.write(updateOf(change));
    return !written.done && isOwn(written, change) ? { done: true } : written;
  }

  return {
    async commit(changes): Promise<Committed> {
      const [only] = changes;
      if (!only) return { done: true };
      if (changes.length > MOST_CHANGES)
        throw new RangeError(`${changes.length} changes in one commit, ${MOST_CHANGES} at most`);
      const check = newestCheck(changes);
      const written =
        changes.length === 1 && !check && only.write !== 'archive-exists'
          ? await alone(only)
          : await table.transact([...changes.map(writeOf), ...(check ? [check] : [])]);
      if (written.done) return written;
      if (written.refused.includes(changes.length)) throw new OutdatedRulebook();
      const refused = changes.filter((_, index) => written.refused.includes(index));
      await outdated(refused);
      return { done: false, refused };
    },
  };
}

/**
 * Refused by what it has written itself: the first answer was lost. Two writers who ask once are
 * never taken for one.
 */
function isOwn({ stands, askedAgain }: Written & { done: false }, change: Writing): boolean {
  if (!stands || change.write === 'task-end' || change.write === 'task-assignee') return false;
  const namesItself = change.write === 'letter' && change.holder !== undefined;
  if (!namesItself && !askedAgain) return false;
  return Object.entries(updateOf(change).set ?? {}).every(([name, value]) =>
    isDeepStrictEqual(stands[name], asStored(value)),
  );
}
