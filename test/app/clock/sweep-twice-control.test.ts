import type { TransactWriteItemsCommandInput, UpdateItemCommandInput } from '@aws-sdk/client-dynamodb';
import { expect, test } from 'vitest';
import { databaseClient } from '../../../functions/runtime/database.ts';
import type { Store } from '../../../shared/app/ports/store.ts';
import { dynamoTable } from '../../../shared/store/dynamodb/dynamo-table.ts';
import { storeOf } from '../../../shared/store/store.ts';
import { type DepartmentOnDatabase, openOnDatabase } from '../../fixtures/department.ts';
import { crowd, told } from './sweep-crowd.ts';
import { sweepAt, takeIn, tasksIn } from './sweep-scene.ts';

const CUSTOMERS = 40;

/**
 * A store whose every condition holds: what the table would be without the version in the write.
 */
function careless(department: DepartmentOnDatabase): { store: Store; close(): void } {
  const client = databaseClient(department.endpoint);
  const loosen = (write: { ConditionExpression?: string | undefined } | undefined) => {
    if (write?.ConditionExpression)
      write.ConditionExpression = `(${write.ConditionExpression}) OR attribute_exists(pk) OR attribute_not_exists(pk)`;
  };
  client.middlewareStack.add(
    (next) => (args) => {
      const { TransactItems } = args.input as Partial<TransactWriteItemsCommandInput>;
      loosen(args.input as Partial<UpdateItemCommandInput>);
      for (const { Update } of TransactItems ?? []) loosen(Update);
      return next(args);
    },
    { step: 'initialize' },
  );
  return {
    store: storeOf(dynamoTable({ client, name: department.table.name })),
    close: () => client.destroy(),
  };
}

test('without the conditions on its writes, two sweeps at the same time open tasks twice', async () => {
  const department = await openOnDatabase();
  await takeIn(department.store, crowd(CUSTOMERS));
  const { store, close } = careless(department);

  const reports = await Promise.all([
    sweepAt(store, '2011-04-10T00:05:00Z'),
    sweepAt(store, '2011-04-10T00:05:00Z'),
  ]);
  const opened = Object.entries(told(reports)).filter(([what]) => what.startsWith('opened'));
  const tasks = await tasksIn(store);
  expect(opened.reduce((sum, [, count]) => sum + count, 0)).toBeGreaterThan(tasks.length);

  close();
  await department.stop();
});
