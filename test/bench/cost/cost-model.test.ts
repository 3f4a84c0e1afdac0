import {
  type AttributeValue,
  DeleteItemCommand,
  PutItemCommand,
  QueryCommand,
  TransactWriteItemsCommand,
} from '@aws-sdk/client-dynamodb';
import { marshall } from '@aws-sdk/util-dynamodb';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DUE_INDEX } from '../../../shared/store/keys.ts';
import { type DepartmentOnDatabase, openOnDatabase } from '../../fixtures/department.ts';
import { type Image, indexWriteUnits, itemBytes, readUnits, tableWriteUnits } from '../units/units.ts';

let department: DepartmentOnDatabase;
beforeAll(async () => {
  department = await openOnDatabase();
});
afterAll(() => department.stop());

const KEY: Image = { pk: { S: 'A' }, sk: { S: '1' } };
const DUE: Image = { dueShard: { S: 'SWEEP#00' }, dueAt: { S: '2026-11-23T00:00:00Z' } };

/** `image` with a filler, so that it has `bytes` bytes by the model. */
function filledTo(bytes: number, image: Image): Image {
  const filler = (length: number): Image => ({ ...image, filler: { S: 'x'.repeat(length) } });
  return filler(bytes - itemBytes(filler(0)));
}

async function put(image: Image) {
  const { client, name } = department.table;
  const { ConsumedCapacity: consumed } = await client.send(
    new PutItemCommand({ TableName: name, Item: image, ReturnConsumedCapacity: 'INDEXES' }),
  );
  return { table: consumed?.Table?.CapacityUnits, due: consumed?.GlobalSecondaryIndexes?.due?.CapacityUnits };
}

async function clear(): Promise<void> {
  await department.table.client.send(new DeleteItemCommand({ TableName: department.table.name, Key: KEY }));
}

describe('the unit model and the embedded database know the same sizes', () => {
  it.each<[string, AttributeValue]>([
    ['text', { S: 'Northgate Instruments Ltd' }],
    ['Chinese text', { S: '杭州晨光仪器有限公司' }],
    ['nothing', { NULL: true }],
    ['a yes', { BOOL: true }],
    ['zero', { N: '0' }],
    ['a small number', { N: '7' }],
    ['a number with zeros behind', { N: '12000' }],
    ['a long number', { N: '1234567' }],
    ['an empty list', { L: [] }],
    ['a list', { L: [{ S: 'phone' }, { N: '12' }] }],
    ['a map in a list in a map', marshall({ a: { open: [{ id: 'idle-week', since: null }] } }).a!],
  ])('%s: one kilobyte is one write, a byte more is two', async (_, value) => {
    await clear();
    expect((await put(filledTo(1024, { ...KEY, value }))).table).toBe(1);
    expect((await put(filledTo(1025, { ...KEY, value }))).table).toBe(2);
  });

  it('a query rounds the sum of its page: four kilobytes of small items are one read, a byte more is two', async () => {
    const { client, name } = department.table;
    const ask = async () => {
      const { Items: items = [], ConsumedCapacity: consumed } = await client.send(
        new QueryCommand({
          TableName: name,
          KeyConditionExpression: 'pk = :pk',
          ExpressionAttributeValues: { ':pk': { S: 'page' } },
          ConsistentRead: true,
          ReturnConsumedCapacity: 'INDEXES',
        }),
      );
      const bytes = items.reduce((sum, item) => sum + itemBytes(item), 0);
      return [readUnits(bytes, { consistent: true }), consumed?.Table?.CapacityUnits];
    };
    expect(await ask()).toEqual([1, 1]);
    await put(filledTo(2048, { pk: { S: 'page' }, sk: { S: '1' } }));
    await put(filledTo(2048, { pk: { S: 'page' }, sk: { S: '2' } }));
    expect(await ask()).toEqual([1, 1]);
    await put(filledTo(2049, { pk: { S: 'page' }, sk: { S: '2' } }));
    expect(await ask()).toEqual([2, 2]);
  });
});

describe('the unit model and the embedded database charge the same for an index', () => {
  const later: Image = { ...DUE, dueAt: { S: '2026-12-24T00:00:00Z' } };
  it.each<[string, Image, Image, number]>([
    ['an item that is in no index', {}, { note: { S: 'x' } }, 0],
    ['an entry that appears', {}, DUE, 1],
    ['an entry that disappears', DUE, {}, 1],
    ['an entry that stays as it is', DUE, DUE, 0],
    ['an entry that changes in place', DUE, { ...DUE, note: { S: 'x' } }, 1],
    ['an entry whose key changes', DUE, later, 2],
    ['a large entry whose key changes', filledTo(1500, DUE), filledTo(1500, later), 4],
    ['a large entry that shrinks in place', filledTo(1500, DUE), DUE, 2],
  ])('%s', async (_, before, after, units) => {
    await clear();
    await put({ ...KEY, ...before });
    const reported = await put({ ...KEY, ...after });
    expect(reported.due ?? 0).toBe(units);
    expect(indexWriteUnits(DUE_INDEX, { ...KEY, ...before }, { ...KEY, ...after })).toBe(units);
  });

  it('a transaction pays twice on the table and once on the index', async () => {
    await clear();
    const { client, name } = department.table;
    const image = { ...KEY, ...DUE };
    const { ConsumedCapacity: [consumed] = [] } = await client.send(
      new TransactWriteItemsCommand({
        TransactItems: [{ Put: { TableName: name, Item: image } }],
        ReturnConsumedCapacity: 'INDEXES',
      }),
    );
    expect(consumed?.Table?.CapacityUnits).toBe(2);
    expect(tableWriteUnits(undefined, image, { transactional: true })).toBe(2);
    expect(consumed?.GlobalSecondaryIndexes?.due?.CapacityUnits).toBe(1);
    expect(indexWriteUnits(DUE_INDEX, undefined, image)).toBe(1);
  });
});
