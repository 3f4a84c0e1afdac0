import {
  type DynamoDBClient,
  TransactionCanceledException,
  TransactionConflictException,
} from '@aws-sdk/client-dynamodb';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { setPolicy } from '../../shared/app/policy/set-policy.ts';
import { mailed, member, order, sweepAt, takeIn, tasksIn } from '../app/clock/sweep-scene.ts';
import { postAt, sendingTo, standing } from '../app/letters/post-scene.ts';
import { at, type DepartmentOnDatabase, LONDON, openOnDatabase, policyOf } from '../fixtures/department.ts';
import { type FailingSes, startFailingSes } from '../fixtures/failing-ses.ts';

const EVERYBODY = Array.from({ length: 12 }, (_, index) => `C-${index}`);
const NOW = '2011-04-01T07:30:00Z';

let ses: FailingSes;
let department: DepartmentOnDatabase;
beforeEach(async () => {
  ses = await startFailingSes();
  department = await openOnDatabase(sendingTo(ses.endpoint));
});
afterEach(() => Promise.all([department.stop(), ses.stop()]));

/** Every fifth write meets a transaction of somebody else, as DynamoDB tells of it. */
function conflicting(client: DynamoDBClient): { met(): number } {
  let writes = 0;
  let met = 0;
  const facts = { message: 'Transaction is ongoing for the item', $metadata: { httpStatusCode: 400 } };
  client.middlewareStack.add(
    (next, { commandName }) =>
      async (args) => {
        const isWrite = commandName === 'UpdateItemCommand' || commandName === 'TransactWriteItemsCommand';
        if (!isWrite || ++writes % 5 !== 0) return next(args);
        met++;
        if (commandName === 'UpdateItemCommand') throw new TransactionConflictException(facts);
        const CancellationReasons = [{ Code: 'TransactionConflict' }, { Code: 'None' }];
        throw new TransactionCanceledException({ ...facts, CancellationReasons });
      },
    { step: 'deserialize', name: 'conflicts', priority: 'low' },
  );
  return { met: () => met };
}

test('where every fifth write meets a transaction, nothing is lost and staff are written to once', async () => {
  await takeIn(department.store, {
    policy: LONDON,
    staff: ['S-1', 'S-2', 'S-3'].map((id) =>
      member(id, 'specialist', { email: `${id.toLowerCase()}@rainbow.example` }),
    ),
    customers: EVERYBODY.map((id) => mailed(id)),
    orders: EVERYBODY.map((id) => order(id, '2011-03-24')),
  });
  const conflicts = conflicting(department.table.client);
  const { archivesMoved } = await setPolicy(
    department.store,
    policyOf({ ...LONDON, rules: { 'idle-week': { afterDays: 6 } } }),
    '2011-03-30',
    at('2011-03-29T09:00:00Z'),
  );
  expect(archivesMoved).toBeGreaterThan(0);
  const swept = await sweepAt(department.store, NOW);
  expect(swept).toMatchObject({ setAside: [], lettersQueued: EVERYBODY.length + 3 });
  expect(await tasksIn(department.store)).toHaveLength(EVERYBODY.length);
  const posted = await postAt(department, NOW);
  expect(posted).toMatchObject({ setAside: [], letters: { sent: EVERYBODY.length + 3 } });
  expect(new Set(Object.values(await standing(department)))).toEqual(new Set(['sent']));
  expect(new Set(ses.arrivals.map(({ to }) => to)).size).toBe(ses.arrivals.length);
  expect(conflicts.met()).toBeGreaterThan(10);
});
