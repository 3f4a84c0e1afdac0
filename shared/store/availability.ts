import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { Unavailable } from '../app/store-errors.ts';

/** Answers about the very records that were asked for; everything else is about the table, the network or our rights. */
const ABOUT_RECORDS = [
  'ConditionalCheckFailedException',
  'ItemCollectionSizeLimitExceededException',
  'TransactionCanceledException',
  'TransactionInProgressException',
  'ValidationException',
];

const RESOURCE_MISSING = 'ResourceNotFoundException';

const isAboutRecords = (error: unknown): boolean =>
  error instanceof Error && [...ABOUT_RECORDS, RESOURCE_MISSING].includes(error.name);

/** Tells an answer about a record from no answer, behind the retries of the SDK. Done twice it is done once. */
export function tellAway(client: DynamoDBClient): void {
  client.middlewareStack.add(
    (next) => async (args) => {
      try {
        return await next(args);
      } catch (error) {
        throw isAboutRecords(error) ? error : new Unavailable(error);
      }
    },
    { step: 'initialize', name: 'tellAway', override: true },
  );
}
