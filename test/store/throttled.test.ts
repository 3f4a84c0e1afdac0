import { type DynamoDBClient, TransactionCanceledException } from '@aws-sdk/client-dynamodb';
import { expect, onTestFinished, test } from 'vitest';
import { currentRulebook } from '../../shared/app/rulebook.ts';
import { importDropped } from '../../shared/files/imports/dropped-file.ts';
import { mailed, takeIn } from '../app/clock/sweep-scene.ts';
import { at, type DepartmentOnDatabase, LONDON, openOnDatabase } from '../fixtures/department.ts';

/** DynamoDB's answer to a transaction beyond the table's throughput, the first `times` times. */
function throttle(client: DynamoDBClient, times: number): void {
  let left = times;
  client.middlewareStack.add(
    (next, { commandName }) =>
      async (args) => {
        if (commandName !== 'TransactWriteItemsCommand' || left-- <= 0) return next(args);
        throw new TransactionCanceledException({
          message: 'Transaction cancelled [ThrottlingError, None]',
          $metadata: { httpStatusCode: 400 },
          CancellationReasons: [{ Code: 'ThrottlingError' }, { Code: 'None' }],
        });
      },
    { step: 'deserialize', name: 'throttled', priority: 'low' },
  );
}

async function opened(): Promise<DepartmentOnDatabase> {
  const department = await openOnDatabase();
  onTestFinished(() => department.stop());
  await takeIn(department.store, { policy: LONDON, customers: [mailed('C-1'), mailed('C-2')] });
  return department;
}

const ORDERS =
  'customerId,orderId,orderedAt,amount\nC-1,O-1,2011-03-24T10:00:00Z,10\nC-2,O-2,2011-03-24T10:00:00Z,10\n';

async function dropped({ store }: DepartmentOnDatabase) {
  const source = async function* () {
    yield Buffer.from(ORDERS);
  };
  const file = { key: 'orders/a.csv', source, language: 'en' } as const;
  return importDropped(store, await currentRulebook(store), file, at('2011-03-25T12:00:00Z'));
}

test('a table that takes no more for a moment is asked again, and refuses no row of a file', async () => {
  const department = await opened();
  throttle(department.table.client, 3);
  expect(await dropped(department)).toMatchObject({ rowsTaken: 2, rowsRefused: 0 });
});

test('a table that goes on taking no more is away: the file comes again, and no row is refused', async () => {
  const department = await opened();
  throttle(department.table.client, Number.POSITIVE_INFINITY);
  await expect(dropped(department)).rejects.toThrow('the table was away');
});
