import { setTimeout } from 'node:timers/promises';
import { UpdateItemCommand } from '@aws-sdk/client-dynamodb';
import { expect, onTestFinished, test } from 'vitest';
import { marshalled } from '../../../../shared/store/dynamodb/expressions.ts';
import { ALL_SHARDS, archiveKey, CLOCK_KEY, leaseKey } from '../../../../shared/store/keys.ts';
import type { Department } from '../../../fixtures/department.ts';
import { departmentForEachTest } from '../../../fixtures/department-for-each-test.ts';
import type { Mailbox } from '../../../fixtures/mailbox.ts';
import { monday } from '../../feedback/feedback-scene.ts';
import { postAt } from '../../letters/post-scene.ts';
import { statesIn, sweepAt } from '../sweep-scene.ts';
import { BAD, MORNING, NIGHT, openOffice, openOfficeOnDatabase, spoil } from './poison-scene.ts';

let mailbox: Mailbox;
let department: Department;
departmentForEachTest(openOffice, (opened) => {
  ({ department, mailbox } = opened);
});

const opened = async () => Object.keys(await statesIn(department.store)).length;

test('a shard of which a page cannot be read does not count as swept, the others do, and it is told', async () => {
  const { store } = department;
  const away: Department['store'] = {
    ...store,
    async *dueRecords(shard, now) {
      if (shard === 2) {
        await store.sweptThrough();
        throw new Error('the page could not be read');
      }
      yield* store.dueRecords(shard, now);
    },
  };
  const { setAside } = await sweepAt(away, NIGHT);
  expect(setAside).toEqual([{ key: 'shard 2', error: 'Error: the page could not be read' }]);
  expect([...(await store.sweptThrough()).keys()].sort((a, b) => a - b)).toEqual(
    ALL_SHARDS.filter((shard) => shard !== 2),
  );
});
test('a post that cannot read a page of the letters fails', async () => {
  await sweepAt(department.store, NIGHT);
  const { store } = department;
  const away: Department['store'] = {
    ...store,
    async *dueLetters(now) {
      yield* store.dueLetters(now);
      await setTimeout(300);
      throw new Error('the page could not be read');
    },
  };
  await expect(postAt({ ...department, store: away }, MORNING)).rejects.toThrow('the page could not be read');
});

test('a number of more digits than can be read, in an attribute that nobody asks for, spoils no record', async () => {
  const onDatabase = await openOfficeOnDatabase(mailbox);
  onTestFinished(() => onDatabase.stop());
  await onDatabase.table.client.send(
    new UpdateItemCommand({
      TableName: onDatabase.table.name,
      Key: marshalled(archiveKey(BAD.archive)),
      UpdateExpression: 'SET extra = :number',
      ExpressionAttributeValues: { ':number': { N: '12345678901234567890.5' } },
    }),
  );
  await sweepAt(onDatabase.store, NIGHT);
  expect(Object.keys(await statesIn(onDatabase.store))).toHaveLength(7);
});

test.for([
  { heldUntil: 5 },
  { heldUntil: undefined },
  { heldUntil: 'soon' },
  { heldUntil: '9999-12-31T00:00:00Z' },
])('a lease that is garbled does not stop the post for ever: %j', async (how) => {
  await sweepAt(department.store, NIGHT);
  await department.store.acquire('dead', monday('08:20'), monday('08:21'));
  await spoil(department, leaseKey('post'), how);
  expect((await postAt(department, monday('12:00'))).busy).toBe(false);
});

test.for([{ swept00: 'soon' }, { swept00: 5 }])('a garbled clock record stops no sweep: %j', async (how) => {
  await sweepAt(department.store, monday('00:01'));
  await spoil(department, CLOCK_KEY, how);
  await sweepAt(department.store, NIGHT);
  expect(await opened()).toBe(7);
  expect((await department.store.sweptThrough()).size).toBe(ALL_SHARDS.length);
});
