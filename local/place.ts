import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  CreateTableCommand,
  DescribeTableCommand,
  type DynamoDBClient,
  ResourceNotFoundException,
} from '@aws-sdk/client-dynamodb';
import { Temporal } from 'temporal-polyfill';
import { type Composition, compose } from '../functions/compose.ts';
import { databaseClient } from '../functions/database.ts';
import { environmentOf } from '../functions/environment.ts';
import type { Unreadable } from '../shared/app/ports.ts';
import { type InstantText, instantText } from '../shared/domain/dates.ts';
import { Refusal } from '../shared/domain/faults.ts';
import { tableDefinition } from '../shared/store/schema.ts';
import type { Table } from '../shared/store/table.ts';
import { makeFolder, startEmbeddedDatabase } from './embedded-database.ts';

/** Where the command line works: the embedded database in a folder, another endpoint, or a table in AWS. */
export interface PlaceOptions {
  data: string;
  table?: string | undefined;
}

export interface Place {
  composition: Composition;
  table: Table;
  /** True for the embedded database and for DynamoDB Local: nothing there is anybody's business. */
  standIn: boolean;
  /** The latest moment that was swept; undefined before the first sweep. */
  sweptThrough(): Promise<InstantText | undefined>;
  /** Now, but never before the moment that was swept last: the clock does not go back. */
  now(): Promise<Temporal.Instant>;
  close(): Promise<void>;
}

export const DEFAULT_DATA = '.revisit';
export const DEFAULT_TABLE = 'revisit';

async function tableExists(client: DynamoDBClient, name: string): Promise<boolean> {
  try {
    await client.send(new DescribeTableCommand({ TableName: name }));
    return true;
  } catch (error) {
    if (error instanceof ResourceNotFoundException) return false;
    throw error;
  }
}

/** @throws Refusal when there is no such table. */
export async function tableThere(client: DynamoDBClient, name: string): Promise<void> {
  if (!(await tableExists(client, name))) throw new Refusal({ code: 'table-missing', table: name });
}

/** Makes the table where it is missing; only ever asked of a database that is a stand-in. */
export async function ensureTable(client: DynamoDBClient, name: string): Promise<void> {
  if (!(await tableExists(client, name))) await client.send(new CreateTableCommand(tableDefinition(name)));
}

/** The key that signs links on this machine: kept, so that the links in yesterday's letters still work. */
function localLinkKey(data: string): string {
  const file = join(data, 'link-key');
  if (existsSync(file)) return readFileSync(file, 'utf8').trim();
  makeFolder(data);
  const key = randomBytes(32).toString('base64url');
  writeFileSync(file, `${key}\n`, { mode: 0o600 });
  return key;
}

/**
 * @param leftOut told of every record that a list goes on without.
 * @param variables what the functions are told beside the database; the process's environment wins over it.
 */
export async function openPlace(
  options: PlaceOptions,
  leftOut: (record: Unreadable) => void,
  variables: NodeJS.ProcessEnv = {},
): Promise<Place> {
  const { DYNAMODB_ENDPOINT } = process.env;
  const embedded = !DYNAMODB_ENDPOINT && !options.table;
  const database = embedded ? await startEmbeddedDatabase(options.data) : undefined;
  try {
    const environment = environmentOf({
      ...variables,
      ...process.env,
      TABLE_NAME: options.table ?? process.env.TABLE_NAME ?? DEFAULT_TABLE,
      DYNAMODB_ENDPOINT: database?.endpoint ?? (DYNAMODB_ENDPOINT || undefined),
      LINK_KEYS: process.env.LINK_KEYS ?? localLinkKey(options.data),
    });
    const client = databaseClient(environment.DYNAMODB_ENDPOINT);
    if (environment.DYNAMODB_ENDPOINT) await ensureTable(client, environment.TABLE_NAME);
    else await tableThere(client, environment.TABLE_NAME);
    const composition = compose(environment, client, leftOut);
    const sweptThrough = async () => [...(await composition.store.sweptThrough()).values()].sort().at(-1);
    return {
      composition,
      table: { client, name: environment.TABLE_NAME },
      standIn: environment.DYNAMODB_ENDPOINT !== undefined,
      sweptThrough,
      async now() {
        const swept = await sweptThrough();
        const machine = composition.now();
        return swept && swept > instantText(machine) ? Temporal.Instant.from(swept) : machine;
      },
      async close() {
        client.destroy();
        await database?.stop();
      },
    };
  } catch (error) {
    await database?.stop();
    throw error;
  }
}
