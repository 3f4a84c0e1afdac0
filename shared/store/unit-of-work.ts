import {
  ConditionalCheckFailedException,
  TransactionCanceledException,
  TransactionConflictException,
  TransactionInProgressException,
  TransactWriteItemsCommand,
  UpdateItemCommand,
} from '@aws-sdk/client-dynamodb';
import { type Change, type Committed, MOST_CHANGES, type UnitOfWork } from '../app/ports/changes.ts';
import { OutdatedRulebook } from '../app/store-errors.ts';
import { countedAt, newestCheck, standsAs, transactItem, updateFor } from './changes.ts';
import { THROTTLED } from './dynamodb/availability.ts';
import { getItem, type Table } from './table.ts';

/**
 * Writes changes all or none. One change alone is a plain conditional update, which costs half of a transaction.
 *
 * An answer can be lost after the write was done, and the SDK asks again. A transaction carries a token by which DynamoDB
 * knows it; a single update is refused then, by what it has written itself, and is known by that.
 */
export function unitOfWorkOf(table: Table): UnitOfWork {
  const { client, name } = table;
  /** @throws OutdatedRulebook when one of them was refused because a newer rulebook has counted it. */
  async function outdated(refused: readonly Change[]): Promise<void> {
    for (const change of refused) {
      const counted = countedAt(change);
      const item = counted && (await getItem(table, counted.key));
      if (counted && Number(item?.countedBy ?? 0) > counted.by) throw new OutdatedRulebook();
    }
  }
  return {
    async commit(changes): Promise<Committed> {
      const [only] = changes;
      if (!only) return { done: true };
      if (changes.length > MOST_CHANGES)
        throw new RangeError(`${changes.length} changes in one commit, ${MOST_CHANGES} at most`);
      const check = newestCheck(name, changes);
      try {
        await (changes.length === 1 && !check && only.write !== 'archive-exists'
          ? client.send(
              new UpdateItemCommand({
                ...updateFor(name, only),
                ReturnValuesOnConditionCheckFailure: 'ALL_OLD',
              }),
            )
          : client.send(
              new TransactWriteItemsCommand({
                TransactItems: [
                  ...changes.map((change) => transactItem(name, change)),
                  ...(check ? [check] : []),
                ],
              }),
            ));
        return { done: true };
      } catch (error) {
        if (changes.length === 1 && isOwn(error, only)) return { done: true };
        const refused = refusedBy(error, changes);
        const newer =
          error instanceof TransactionCanceledException && error.CancellationReasons?.[changes.length];
        if (newer && newer.Code === 'ConditionalCheckFailed') throw new OutdatedRulebook();
        await outdated(refused);
        return { done: false, refused };
      }
    },
  };
}

/** Refused by what it has written itself: the first answer was lost. Two writers who ask once are never taken for one. */
function isOwn(error: unknown, change: Change): boolean {
  if (!(error instanceof ConditionalCheckFailedException) || !error.Item) return false;
  if (change.write === 'archive-exists') return false;
  const namesItself = change.write === 'letter' && change.holder !== undefined;
  const askedAgain = (error.$metadata.attempts ?? 1) > 1;
  return (namesItself || askedAgain) && standsAs(error.Item, change);
}

/** @throws the error, when it says anything but that another writer was there first. */
export function refusedBy(error: unknown, changes: readonly Change[]): readonly Change[] {
  if (error instanceof ConditionalCheckFailedException) return changes;
  if (error instanceof TransactionInProgressException || error instanceof TransactionConflictException)
    return [];
  if (error instanceof TransactionCanceledException) {
    const codes = (error.CancellationReasons ?? []).map(({ Code }) => Code);
    const expected = ['None', 'ConditionalCheckFailed', 'TransactionConflict', ...THROTTLED, undefined];
    if (codes.length > 0 && codes.every((code) => expected.includes(code)))
      return changes.filter((_, index) => codes[index] === 'ConditionalCheckFailed');
  }
  throw error;
}
