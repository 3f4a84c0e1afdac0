import { GetItemCommand } from '@aws-sdk/client-dynamodb';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { databaseClient } from '../../../functions/runtime/database.ts';
import { marshalled } from '../../../shared/store/dynamodb/expressions.ts';
import { archiveKey } from '../../../shared/store/keys.ts';
import { type DepartmentOnDatabase, openOnDatabase } from '../../fixtures/department.ts';
import { itemOf } from '../bundles/loading.ts';
import { customer } from '../customers.ts';
import { metered } from './metering.ts';

let department: DepartmentOnDatabase;
beforeAll(async () => {
  department = await openOnDatabase();
});
afterAll(() => department.stop());

const madeUp = (number: number) =>
  ({
    write: 'archive',
    ...customer(number, { daysSinceOrder: 20, mayMail: true, called: true, language: 'zh' }),
    expected: null,
  }) as const;

it('an archive that the benchmark loads in bulk is the archive that the unit of work writes', async () => {
  const change = madeUp(1);
  await department.store.commit([change]);
  const { client, name } = department.table;
  const { Item: written } = await client.send(
    new GetItemCommand({ TableName: name, Key: marshalled(archiveKey('C-000001')) }),
  );
  expect(itemOf(change)).toEqual(written);
});

it('the meter tells when the database reports other units than the model', async () => {
  const { client } = department.table;
  const aside = databaseClient(department.endpoint);
  const meter = metered(department.table, aside);
  await department.store.commit([madeUp(2)]);
  await department.store.archive('C-000002');
  expect(meter).toEqual({
    readUnits: 1,
    writeUnits: 2,
    reads: { table: 1 },
    writes: { table: 1, due: 1, worklist: 0 },
    requests: 2,
    disagreements: [],
  });

  client.middlewareStack.add(
    (next) => async (args) => {
      const answer = await next(args);
      Object.assign(answer.output, { ConsumedCapacity: { Table: { CapacityUnits: 99 } } });
      return answer;
    },
    { step: 'initialize', priority: 'low', name: 'overcharging' },
  );
  await department.store.archive('C-000002');
  expect(meter.disagreements).toEqual(['GetItemCommand: model table 1; database table 99']);
  aside.destroy();
});
