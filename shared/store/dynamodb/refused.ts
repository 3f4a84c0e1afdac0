import {
  ConditionalCheckFailedException,
  TransactionCanceledException,
  TransactionConflictException,
  TransactionInProgressException,
} from '@aws-sdk/client-dynamodb';
import type { Written } from '../table.ts';
import { THROTTLED } from './availability.ts';
import { unmarshalled } from './expressions.ts';

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
