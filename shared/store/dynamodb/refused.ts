import {
  type AttributeValue,
  ConditionalCheckFailedException,
  TransactionCanceledException,
  TransactionConflictException,
  TransactionInProgressException,
} from '@aws-sdk/client-dynamodb';
import { unmarshall } from '@aws-sdk/util-dynamodb';
import type { Item, Written } from '../table.ts';
import { THROTTLED } from './availability.ts';

/**
 * A number that JavaScript cannot hold exactly is none of ours, and must not hide the record that
 * it is in.
 */
export const unmarshalled = (item: Record<string, AttributeValue>): Item =>
  unmarshall(item, { wrapNumbers: Number });

/**
 * What may stand beside a refused condition in a cancelled transaction: nothing that says more than
 * that somebody was first.
 */
const EXPECTED = ['None', 'ConditionalCheckFailed', 'TransactionConflict', ...THROTTLED, undefined];

/** @throws the error, when it says anything but that another writer was there first. */
export function refusedBy(error: unknown): Written {
  if (error instanceof ConditionalCheckFailedException)
    return {
      done: false,
      refused: [0],
      ...(error.Item && { stands: unmarshalled(error.Item) }),
      askedAgain: (error.$metadata.attempts ?? 1) > 1,
    };
  if (error instanceof TransactionInProgressException || error instanceof TransactionConflictException)
    return { done: false, refused: [] };
  if (error instanceof TransactionCanceledException) {
    const codes = (error.CancellationReasons ?? []).map(({ Code }) => Code);
    if (codes.length > 0 && codes.every((code) => EXPECTED.includes(code)))
      return {
        done: false,
        refused: codes.flatMap((code, index) => (code === 'ConditionalCheckFailed' ? [index] : [])),
      };
  }
  throw error;
}
