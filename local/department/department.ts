import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  CreateTableCommand,
  DescribeTableCommand,
  type DynamoDBClient,
  ResourceNotFoundException,
} from '@aws-sdk/client-dynamodb';
import type { Temporal } from 'temporal-polyfill';
import { type Records, recordsIn } from '../../functions/runtime/composition.ts';
import { databaseClient } from '../../functions/runtime/database.ts';
import { environmentOf } from '../../functions/runtime/environment.ts';
import type { Unreadable } from '../../shared/app/ports/clock.ts';
import { Refusal } from '../../shared/domain/faults/faults.ts';
import { type DynamoTable, dynamoTable } from '../../shared/store/dynamodb/dynamo-table.ts';
import { tableDefinition } from '../../shared/store/dynamodb/schema.ts';
import { ownFolder, withoutDeleted } from './data-folder.ts';
import { type DepartmentClock, realClock, rehearsalClock } from './department-clock.ts';
import { startEmbeddedDatabase } from './embedded-database.ts';
import type { Where } from './environment-faults.ts';
import { isOnThisMachine, realWayOut, rehearsalWayOut, type WayOut } from './way-out.ts';

/**
 * Where the command line works: the embedded database in a folder, another endpoint, or a table in
 * AWS.
 */
export interface DepartmentOptions {
  data: string;
  table?: string | undefined;
  /** Nothing is to stay behind: where there is no department yet, one in memory is looked at. */
  onlyTries?: boolean | undefined;
}

/** Has one clock and one way out for letters, which all that is done there goes by. */
export interface Department {
  composition: Records;
  table: DynamoTable;
  /** True for a department for rehearsals: nothing there is anybody's business. */
  standIn: boolean;
  clock: DepartmentClock;
  /** By the department's clock. */
  now(): Promise<Temporal.Instant>;
  /** @throws Refusal when there is none that may be used. */
  wayOut(): Promise<WayOut>;
  /**
   * What else may keep what was erased from the table: copies of the folder, backups of AWS, or
   * whatever keeps another database.
   */
  copies: 'folder' | 'backups' | 'another';
  /**
   * Takes the bytes of what was erased out of the file, where that is ours.
   *
   * @throws Refusal when it cannot be done now.
   */
  withoutDeleted(): void;
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

/**
 * The key that signs links on this machine: kept, so that the links in yesterday's letters still
 * work.
 */
function localLinkKey(data: string): string {
  const file = join(ownFolder(data), 'link-key');
  if (existsSync(file)) return readFileSync(file, 'utf8').trim();
  const key = randomBytes(32).toString('base64url');
  writeFileSync(file, `${key}\n`, { mode: 0o600 });
  return key;
}

/**
 * Whether a department is for rehearsals: the embedded database, or another on this machine. Any
 * other table is somebody's department.
 */
export const isStandIn = (
  { table }: Pick<DepartmentOptions, 'table'>,
  endpoint: string | undefined,
): boolean => (endpoint ? isOnThisMachine(endpoint) : !table);

/** What its records are called in sentences. */
export function whereIs(options: DepartmentOptions): Where {
  const { DYNAMODB_ENDPOINT: endpoint } = process.env;
  if (endpoint) return { endpoint };
  return isStandIn(options, endpoint) ? { folder: options.data } : { endpoint: 'AWS' };
}

/**
 * @param leftOut told of every record that a list goes on without.
 * @param variables what the functions are told beside the database; the process's environment wins
 * over it.
 */
export async function openDepartment(
  options: DepartmentOptions,
  leftOut: (record: Unreadable) => void,
  variables: NodeJS.ProcessEnv = {},
): Promise<Department> {
  const given = environmentOf({
    ...variables,
    ...process.env,
    TABLE_NAME: options.table ?? process.env.TABLE_NAME ?? DEFAULT_TABLE,
    DYNAMODB_ENDPOINT: process.env.DYNAMODB_ENDPOINT || undefined,
  });
  const standIn = isStandIn(options, given.DYNAMODB_ENDPOINT);
  const embedded = standIn && !given.DYNAMODB_ENDPOINT;
  const inMemory = options.onlyTries && !existsSync(options.data);
  const database = embedded ? await startEmbeddedDatabase(inMemory ? undefined : options.data) : undefined;
  try {
    const environment = { ...given, DYNAMODB_ENDPOINT: database?.endpoint ?? given.DYNAMODB_ENDPOINT };
    const client = databaseClient(environment.DYNAMODB_ENDPOINT);
    if (standIn) await ensureTable(client, environment.TABLE_NAME);
    else await tableThere(client, environment.TABLE_NAME);
    const records = recordsIn(environment, client, leftOut);
    const { store } = records;
    const clock = standIn ? rehearsalClock(records.now, store) : realClock(records.now);
    return {
      composition: records,
      table: dynamoTable({ client, name: environment.TABLE_NAME }),
      standIn,
      clock,
      now: clock.now,
      wayOut: () =>
        standIn
          ? rehearsalWayOut({ ...environment, LINK_KEYS: given.LINK_KEYS ?? [localLinkKey(options.data)] })
          : realWayOut(environment, process.env),
      copies: !standIn ? 'backups' : embedded ? 'folder' : 'another',
      withoutDeleted: () => (embedded ? withoutDeleted(options.data) : undefined),
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
