import {
  type DynamoDBClient,
  TransactionCanceledException,
  TransactionConflictException,
} from '@aws-sdk/client-dynamodb';
import { Unavailable } from '../../app/store-errors.ts';

/** Between tries while the table is busy; three seconds in all. */
export const BACKOFF_MS = [20, 50, 100, 200, 400, 800, 1600];

export const pause = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));

/**
 * Answers about the very records that were asked for; everything else is about the table, the
 * network or our rights.
 */
const ABOUT_RECORDS = [
  'ConditionalCheckFailedException',
  'ItemCollectionSizeLimitExceededException',
  'TransactionCanceledException',
  'TransactionConflictException',
  'TransactionInProgressException',
  'ValidationException',
];

const RESOURCE_MISSING = 'ResourceNotFoundException';

const isAboutRecords = (error: unknown): boolean =>
  error instanceof Error && [...ABOUT_RECORDS, RESOURCE_MISSING].includes(error.name);

/** Why a transaction was cancelled that has nothing to do with its records. */
export const THROTTLED = ['ThrottlingError', 'ProvisionedThroughputExceeded', 'RequestLimitExceeded'];

/**
 * A transaction that was turned away for being too much. The SDK does not know it for throttling,
 * and does not try again.
 */
const isThrottled = (error: unknown): boolean => {
  if (!(error instanceof TransactionCanceledException)) return false;
  const codes = (error.CancellationReasons ?? []).map(({ Code }) => Code ?? 'None');
  return codes.some((code) => THROTTLED.includes(code)) && !codes.includes('ConditionalCheckFailed');
};

/**
 * Turned away for now, and known not to be done. A single write that meets a transaction is no
 * failure of anything.
 */
const isPassing = (error: unknown): boolean =>
  isThrottled(error) || error instanceof TransactionConflictException;

/** Asks again, ever more slowly, while the table turns it away. */
async function patiently<T>(ask: () => Promise<T>): Promise<T> {
  for (const waitMs of BACKOFF_MS)
    try {
      return await ask();
    } catch (error) {
      if (!isPassing(error)) throw error;
      await pause(waitMs);
    }
  return ask();
}

/**
 * Tells an answer about a record from no answer, behind the retries of the SDK. Done twice it is
 * done once.
 */
export function tellAway(client: DynamoDBClient): void {
  client.middlewareStack.add(
    (next) => async (args) => {
      try {
        return await patiently(() => next(args));
      } catch (error) {
        throw isAboutRecords(error) && !isThrottled(error) ? error : new Unavailable(error);
      }
    },
    { step: 'initialize', name: 'tellAway', override: true },
  );
}
