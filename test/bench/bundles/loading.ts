import { BatchWriteItemCommand, type WriteRequest } from '@aws-sdk/client-dynamodb';
import pMap from 'p-map';
import { startEmbeddedDatabase } from '../../../local/department/embedded-database.ts';
import type { DynamoTable } from '../../../shared/store/dynamodb/dynamo-table.ts';
import { marshalled } from '../../../shared/store/dynamodb/expressions.ts';
import { updateOf, type Writing } from '../../../shared/store/write-of.ts';
import { type DepartmentOnDatabase, openOnDatabase } from '../../fixtures/department.ts';
import { type Customer, POLICY } from '../customers.ts';
import type { Image } from '../units/units.ts';

const BATCH = 25;
const AT_ONCE = 4;

/** The item that the unit of work would write for a new record. */
export const itemOf = (change: Writing): Image => {
  const { key, set } = updateOf(change);
  return marshalled({ ...key, ...set });
};

function* recordsOf(customers: Iterable<Customer>): Generator<Writing> {
  for (const { archive, profile, dueAt, openTasks } of customers) {
    yield { write: 'archive', archive, profile, dueAt, expected: null };
    for (const task of openTasks) yield { write: 'task', task };
  }
}

function* batchesOf(customers: Iterable<Customer>): Generator<WriteRequest[]> {
  let batch: WriteRequest[] = [];
  for (const change of recordsOf(customers)) {
    batch.push({ PutRequest: { Item: itemOf(change) } });
    if (batch.length < BATCH) continue;
    yield batch;
    batch = [];
  }
  if (batch.length > 0) yield batch;
}

/** Writes customers and their open tasks in bulk, past the unit of work's conditions. */
async function load(table: DynamoTable, customers: Iterable<Customer>): Promise<void> {
  const send = async (batch: WriteRequest[]): Promise<void> => {
    for (let left = batch; left.length > 0; ) {
      const request = new BatchWriteItemCommand({ RequestItems: { [table.name]: left } });
      const { UnprocessedItems } = await table.client.send(request);
      left = UnprocessedItems?.[table.name] ?? [];
    }
  };
  await pMap(batchesOf(customers), send, { concurrency: AT_ONCE });
}

/**
 * A department on a database of its own, with a policy and these customers; stopped when the work
 * is done.
 * @param variables what its functions are told, such as SES_ENDPOINT.
 */
export async function inDepartment<T>(
  customers: Iterable<Customer>,
  work: (department: DepartmentOnDatabase) => Promise<T>,
  variables: NodeJS.ProcessEnv = {},
): Promise<T> {
  const database = startEmbeddedDatabase(undefined);
  const { stop } = await database;
  const department = await openOnDatabase(variables, database);
  try {
    await department.store.commit([{ write: 'policy', policy: POLICY }]);
    await load(department.table, customers);
    return await work(department);
  } finally {
    await department.stop();
    await stop();
  }
}
