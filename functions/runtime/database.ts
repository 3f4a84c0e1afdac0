import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { Temporal } from 'temporal-polyfill';
import type { Unreadable } from '../../shared/app/ports/clock.ts';
import type { Store } from '../../shared/app/ports/store.ts';
import { dynamoTable } from '../../shared/store/dynamodb/dynamo-table.ts';
import { storeOf } from '../../shared/store/store.ts';
import type { Environment } from './environment.ts';
import { TIMEOUTS, type Timeouts } from './timeouts.ts';

/** A local stand-in asks for no credentials, and must not be sent real ones. */
const NO_CREDENTIALS = { accessKeyId: 'local', secretAccessKey: 'local' };

/** How a client is told where its service is; undefined is AWS. */
export const reach = (endpoint: string | undefined) =>
  endpoint ? { endpoint, region: 'local', credentials: NO_CREDENTIALS } : {};

export function databaseClient(
  endpoint: string | undefined,
  requestHandler: Timeouts = TIMEOUTS,
): DynamoDBClient {
  const client = new DynamoDBClient({ ...reach(endpoint), requestHandler });
  // It copies all that is asked and answered for a log that nobody keeps: a tenth of the work of a
  // sweep or an import.
  client.middlewareStack.remove('loggerMiddleware');
  return client;
}

/** What every function works with. */
export interface StoreAndClock {
  store: Store;
  now(): Temporal.Instant;
}

/** @param leftOut told of every record that a list leaves out because it cannot be read. */
export const storeIn = (
  environment: Environment,
  leftOut: (unreadable: Unreadable) => void,
  client = databaseClient(environment.DYNAMODB_ENDPOINT),
): StoreAndClock => ({
  store: storeOf(dynamoTable({ client, name: environment.TABLE_NAME }, leftOut)),
  now: () => Temporal.Now.instant(),
});
