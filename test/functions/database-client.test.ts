import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type DepartmentOnDatabase, openOnDatabase } from '../fixtures/department.ts';
import { newArchive } from '../store/records.ts';

let department: DepartmentOnDatabase;
beforeAll(async () => {
  department = await openOnDatabase();
});
afterAll(() => department.stop());

const logs = ({ middlewareStack }: DynamoDBClient): string[] =>
  middlewareStack.identify().filter((step) => step.startsWith('loggerMiddleware'));

test('the client of the database copies nothing for a log, and writes and reads', async () => {
  const { store, table } = department;
  expect(logs(table.client)).toEqual([]);
  expect(await store.commit([newArchive({ customerId: 'C-1' })])).toEqual({ done: true });
  expect(await store.archive('C-1')).toMatchObject({ archive: { customerId: 'C-1' } });
});

test('the control: any other client has that step, under the name by which it is taken out', () => {
  expect(logs(new DynamoDBClient({ region: 'local' }))).toHaveLength(1);
});
