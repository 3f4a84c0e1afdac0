import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { type Links, linksOf } from '../../shared/app/links/links.ts';
import type { Unreadable } from '../../shared/app/ports/clock.ts';
import type { Maintenance } from '../../shared/app/ports/maintenance.ts';
import type { Store } from '../../shared/app/ports/store.ts';
import { dynamoTable } from '../../shared/store/dynamodb/dynamo-table.ts';
import { maintenanceOf } from '../../shared/store/maintenance/maintenance.ts';
import { databaseClient, type StoreAndClock, storeIn } from './database.ts';
import { type Environment, settingBad } from './environment.ts';
import { type PostServicesFor, postServicesIn } from './post-services.ts';

/** The records as the command line sees them. */
export interface Records extends StoreAndClock {
  store: Store & Maintenance;
}

/** What all functions together work with, and the command line, in one process: on one machine. */
export interface Composition extends Records {
  links: Links;
  postServices: PostServicesFor;
}

/** @param leftOut told of every record that a list leaves out because it cannot be read. */
export function recordsIn(
  environment: Environment,
  client: DynamoDBClient,
  leftOut: (unreadable: Unreadable) => void,
): Records {
  const { store, now } = storeIn(environment, leftOut, client);
  const table = dynamoTable({ client, name: environment.TABLE_NAME });
  return { store: { ...store, ...maintenanceOf(table) }, now };
}

/**
 * @param leftOut told of every record that a list leaves out because it cannot be read.
 * @throws Refusal when the environment holds no keys for links.
 */
export function compose(
  environment: Environment,
  client = databaseClient(environment.DYNAMODB_ENDPOINT),
  leftOut: (unreadable: Unreadable) => void = () => undefined,
): Composition {
  if (!environment.LINK_KEYS) throw settingBad('LINK_KEYS', '(unset)');
  const links = linksOf(environment.LINK_KEYS, environment.PUBLIC_URL);
  return {
    ...recordsIn(environment, client, leftOut),
    links,
    postServices: postServicesIn(environment, links),
  };
}
