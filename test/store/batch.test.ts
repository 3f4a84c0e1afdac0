import type { BatchGetItemCommandInput, BatchGetItemCommandOutput } from '@aws-sdk/client-dynamodb';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { databaseClient } from '../../functions/runtime/database.ts';
import type { Store } from '../../shared/app/ports/store.ts';
import { dynamoTable } from '../../shared/store/dynamodb/dynamo-table.ts';
import { storeOf } from '../../shared/store/store.ts';
import { customer, takeIn } from '../app/clock/sweep-scene.ts';
import { type DepartmentOnDatabase, openOnDatabase } from '../fixtures/department.ts';

const IDS = Array.from({ length: 30 }, (_, index) => `C-${index}`);

let department: DepartmentOnDatabase;
beforeEach(async () => {
  department = await openOnDatabase();
  await takeIn(department.store, { customers: IDS.map((id) => customer(id)) });
});
afterEach(() => department.stop());

/**
 * A database under load, which answers a batch only in part and hands the rest of the keys back.
 */
function hurried(answersAtOnce: number): { store: Store; asked: number[]; close(): void } {
  const client = databaseClient(department.endpoint);
  const { name } = department.table;
  const asked: number[] = [];
  client.middlewareStack.add(
    (next, { commandName }) =>
      async (args) => {
        if (commandName !== 'BatchGetItemCommand') return next(args);
        const input = args.input as BatchGetItemCommandInput;
        const { Keys: keys = [], ...rest } = input.RequestItems?.[name] ?? { Keys: [] };
        asked.push(keys.length);
        if (answersAtOnce === 0)
          return { response: {}, output: { $metadata: {}, UnprocessedKeys: input.RequestItems } as never };
        const now = { ...rest, Keys: keys.slice(0, answersAtOnce) };
        const later = { ...rest, Keys: keys.slice(answersAtOnce) };
        const answer = await next({ ...args, input: { ...input, RequestItems: { [name]: now } } });
        const output = answer.output as BatchGetItemCommandOutput;
        if (later.Keys.length > 0) output.UnprocessedKeys = { [name]: later };
        return answer;
      },
    { step: 'initialize' },
  );
  return { store: storeOf(dynamoTable({ client, name })), asked, close: () => client.destroy() };
}

test('what a batch did not get to is asked for again until all is there', async () => {
  const { store, asked, close } = hurried(12);
  expect([...(await store.archives(IDS)).keys()].sort()).toEqual(IDS.toSorted());
  expect(asked).toEqual([30, 18, 6]);
  close();
});

test('a database that never gets to it is an error, not an empty answer', async () => {
  const { store, asked, close } = hurried(0);
  vi.useFakeTimers({ toFake: ['setTimeout'] });
  const refused = expect(store.archives(IDS)).rejects.toThrow('30 items stayed unprocessed');
  await vi.runAllTimersAsync();
  await refused;
  vi.useRealTimers();
  expect(asked.length).toBeGreaterThan(3);
  close();
});

test('what does not exist is left out', async () => {
  const archives = await department.store.archives(['C-1', 'C-NOBODY']);
  expect([...archives.keys()]).toEqual(['C-1']);
  expect((await department.store.archives([])).size).toBe(0);
});
