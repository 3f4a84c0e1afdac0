import {
  ConditionalCheckFailedException,
  TransactionCanceledException,
  TransactionInProgressException,
  TransactWriteItemsCommand,
  UpdateItemCommand,
} from '@aws-sdk/client-dynamodb';
import { type Change, type Committed, type Ledger, MOST_CHANGES } from '../app/ports.ts';
import { THROTTLED } from './availability.ts';
import { transactItem, updateFor } from './changes.ts';
import type { Table } from './table.ts';

/**
 * Writes changes all or none. One change alone is a plain conditional update, which costs half of a transaction. When
 * the same change is applied twice, by a retry after a lost answer, the second finds its own version and is refused.
 */
export function ledgerOf({ client, name }: Table): Ledger {
  return {
    async commit(changes): Promise<Committed> {
      const [only] = changes;
      if (!only) return { done: true };
      if (changes.length > MOST_CHANGES)
        throw new RangeError(`${changes.length} changes in one commit, ${MOST_CHANGES} at most`);
      try {
        await (changes.length === 1
          ? client.send(new UpdateItemCommand(updateFor(name, only)))
          : client.send(
              new TransactWriteItemsCommand({
                TransactItems: changes.map((change) => transactItem(name, change)),
              }),
            ));
        return { done: true };
      } catch (error) {
        return { done: false, refused: refusedBy(error, changes) };
      }
    },
  };
}

/** @throws the error, when it says anything but that another writer was there first. */
export function refusedBy(error: unknown, changes: readonly Change[]): readonly Change[] {
  if (error instanceof ConditionalCheckFailedException) return changes;
  if (error instanceof TransactionInProgressException) return [];
  if (error instanceof TransactionCanceledException) {
    const codes = (error.CancellationReasons ?? []).map(({ Code }) => Code);
    const expected = ['None', 'ConditionalCheckFailed', 'TransactionConflict', ...THROTTLED, undefined];
    if (codes.length > 0 && codes.every((code) => expected.includes(code)))
      return changes.filter((_, index) => codes[index] === 'ConditionalCheckFailed');
  }
  throw error;
}
