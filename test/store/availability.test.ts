import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { DescribeTableCommand, GetItemCommand, UpdateItemCommand } from '@aws-sdk/client-dynamodb';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { databaseClient } from '../../functions/runtime/database.ts';
import { TIMEOUTS } from '../../functions/runtime/timeouts.ts';
import { Unavailable } from '../../shared/app/store-errors.ts';
import { tellAway } from '../../shared/store/dynamodb/availability.ts';
import { dynamoTable } from '../../shared/store/dynamodb/dynamo-table.ts';
import { marshalled } from '../../shared/store/dynamodb/expressions.ts';
import { storeOf } from '../../shared/store/store.ts';
import { type DepartmentOnDatabase, openOnDatabase } from '../fixtures/department.ts';
import { newArchive, newTask } from './records.ts';

let department: DepartmentOnDatabase;
beforeAll(async () => {
  department = await openOnDatabase();
});
afterAll(() => department.stop());

const NOWHERE = 'http://127.0.0.1:1';
const clients: { destroy(): void }[] = [];
afterEach(() => {
  for (const client of clients.splice(0)) client.destroy();
});

function clientAt(endpoint: string) {
  const client = databaseClient(endpoint);
  clients.push(client);
  return client;
}

test('a socket that hangs is given up, and says nothing about a record', async () => {
  const silent = createServer(() => undefined).listen(0, '127.0.0.1');
  await once(silent, 'listening');
  const { port } = silent.address() as AddressInfo;
  const client = databaseClient(`http://127.0.0.1:${port}`, { ...TIMEOUTS, requestTimeout: 100 });
  clients.push(client);
  const { task } = storeOf(dynamoTable({ client, name: department.table.name }));
  await expect(task('idle-week:C-1:2026-11-23')).rejects.toThrow(Unavailable);
  silent.closeAllConnections();
  silent.close();
});

/** A client whose every request is answered with this error. */
function failingWith(name: string) {
  const client = clientAt(department.endpoint);
  client.middlewareStack.add(
    () => async () => {
      throw Object.assign(new Error('no'), { name });
    },
    { step: 'build' },
  );
  tellAway(client);
  return client.send(new DescribeTableCommand({ TableName: department.table.name }));
}

test.for([
  'ThrottlingException',
  'ProvisionedThroughputExceededException',
  'RequestLimitExceeded',
  'InternalServerError',
  'AccessDeniedException',
  'TimeoutError',
  'Error',
])('%s says nothing about a record: the table is away, and the cause is kept', async (name) => {
  const error = await failingWith(name).catch((thrown: unknown) => thrown);
  expect(error).toBeInstanceOf(Unavailable);
  expect(error).toMatchObject({ name: 'Unavailable', cause: { name } });
});

test.for([
  'ConditionalCheckFailedException',
  'TransactionCanceledException',
  'TransactionInProgressException',
  'ValidationException',
  'ItemCollectionSizeLimitExceededException',
  'ResourceNotFoundException',
])('%s is an answer, and arrives as it is', async (name) => {
  await expect(failingWith(name)).rejects.toMatchObject({ name });
});

test('a table that nobody reaches is away', async () => {
  const store = storeOf(dynamoTable({ client: clientAt(NOWHERE), name: 'nowhere' }));
  await expect(store.archive('C-1')).rejects.toBeInstanceOf(Unavailable);
  await expect(store.commit([newTask()])).rejects.toBeInstanceOf(Unavailable);
});

test('a refused condition, alone or in a transaction, is still a refusal and not an absence', async () => {
  const { store } = department;
  const changes = [newArchive({ customerId: 'C-1' }), newTask()];
  expect(await store.commit(changes)).toEqual({ done: true });
  expect(await store.commit(changes)).toEqual({ done: false, refused: changes });
  expect(await store.commit(changes.slice(0, 1))).toEqual({ done: false, refused: changes.slice(0, 1) });
});

test('what the database itself finds wrong with a record is no absence', async () => {
  const { client, name } = department.table;
  tellAway(client);
  const badPath = new UpdateItemCommand({
    TableName: name,
    Key: marshalled({ pk: 'X', sk: 'X' }),
    UpdateExpression: 'SET task.#state = :done',
    ExpressionAttributeNames: { '#state': 'state' },
    ExpressionAttributeValues: marshalled({ ':done': 'done' }),
  });
  await expect(client.send(badPath)).rejects.toMatchObject({ name: 'ValidationException' });
});

test('telling twice tells once: an absence is not wrapped again', async () => {
  const client = clientAt(NOWHERE);
  tellAway(client);
  tellAway(client);
  const error = await client
    .send(new GetItemCommand({ TableName: 'nowhere', Key: marshalled({ pk: 'X', sk: 'X' }) }))
    .catch((thrown: unknown) => thrown);
  expect(error).toBeInstanceOf(Unavailable);
  expect((error as Unavailable).cause).not.toBeInstanceOf(Unavailable);
});
