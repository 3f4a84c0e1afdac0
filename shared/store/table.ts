import {
  type AttributeValue,
  BatchGetItemCommand,
  type DynamoDBClient,
  GetItemCommand,
  QueryCommand,
  type QueryCommandInput,
  ScanCommand,
  type ScanCommandInput,
} from '@aws-sdk/client-dynamodb';
import { marshall, unmarshall } from '@aws-sdk/util-dynamodb';
import type { Unreadable } from '../app/ports/clock.ts';
import type { Key } from './keys.ts';

export type Item = Record<string, unknown>;

/** The one table, with the client that reaches it. */
export interface Table {
  client: DynamoDBClient;
  name: string;
  /** Told of every record that a list leaves out because it cannot be read; without it, such a record is an error. */
  leftOut?(unreadable: Unreadable): void;
}

export const marshalled = (value: object) => marshall(value, { removeUndefinedValues: true });

/** A number that JavaScript cannot hold exactly is none of ours, and must not hide the record that it is in. */
const unmarshalled = (item: Record<string, AttributeValue>): Item =>
  unmarshall(item, { wrapNumbers: Number });

const BATCH_GET_LIMIT = 100;
/** Between tries while the table is busy; three seconds in all. */
export const BACKOFF_MS = [20, 50, 100, 200, 400, 800, 1600];

export const pause = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));

/** Strongly consistent. */
export async function getItem({ client, name }: Table, key: Key): Promise<Item | undefined> {
  const { Item: item } = await client.send(
    new GetItemCommand({ TableName: name, Key: marshalled(key), ConsistentRead: true }),
  );
  return item && unmarshalled(item);
}

/** Strongly consistent; in no order; what does not exist is left out. Asks again for what the table did not get to. */
export async function getItems(table: Table, keys: readonly Key[]): Promise<Item[]> {
  const items: Item[] = [];
  for (let start = 0; start < keys.length; start += BATCH_GET_LIMIT) {
    let wanted = keys.slice(start, start + BATCH_GET_LIMIT).map((key) => marshalled(key));
    for (const wait of [0, ...BACKOFF_MS]) {
      if (wait > 0) await pause(wait);
      const { Responses, UnprocessedKeys } = await table.client.send(
        new BatchGetItemCommand({ RequestItems: { [table.name]: { Keys: wanted, ConsistentRead: true } } }),
      );
      items.push(...(Responses?.[table.name] ?? []).map((item) => unmarshalled(item)));
      wanted = UnprocessedKeys?.[table.name]?.Keys ?? [];
      if (wanted.length === 0) break;
    }
    if (wanted.length > 0)
      throw new Error(`${wanted.length} items stayed unprocessed after ${BACKOFF_MS.length} tries`);
  }
  return items;
}

type Query = Omit<QueryCommandInput, 'TableName' | 'ExpressionAttributeValues' | 'ExclusiveStartKey'> & {
  values: Item;
};

async function* queryPages({ client, name }: Table, { values, ...rest }: Query) {
  let from: QueryCommandInput['ExclusiveStartKey'];
  do {
    const page = await client.send(
      new QueryCommand({
        TableName: name,
        ExpressionAttributeValues: marshalled(values),
        ...rest,
        ...(from && { ExclusiveStartKey: from }),
      }),
    );
    yield page;
    from = page.LastEvaluatedKey;
  } while (from);
}

/** All pages of a query, a page at a time. */
export async function* queryItems(table: Table, query: Query): AsyncGenerator<Item> {
  for await (const { Items } of queryPages(table, query))
    for (const item of Items ?? []) yield unmarshalled(item);
}

/** How many items a query would give, counted up to `most`; reads, and pays for, no more than those. */
export async function countItems(table: Table, query: Query, most: number): Promise<number> {
  let count = 0;
  for await (const page of queryPages(table, { ...query, Select: 'COUNT', Limit: most })) {
    count += page.Count ?? 0;
    if (count >= most) break;
  }
  return Math.min(count, most);
}

type Filter = Pick<ScanCommandInput, 'FilterExpression' | 'ExpressionAttributeValues' | 'ConsistentRead'>;

async function* scanItems({ client, name }: Table, filter: Filter = {}): AsyncGenerator<Item> {
  let from: ScanCommandInput['ExclusiveStartKey'];
  do {
    const page = await client.send(
      new ScanCommand({ TableName: name, ...filter, ...(from && { ExclusiveStartKey: from }) }),
    );
    for (const item of page.Items ?? []) yield unmarshalled(item);
    from = page.LastEvaluatedKey;
  } while (from);
}

/** Every item of one kind. Reads, and pays for, the whole table. */
export const scanKind = (table: Table, kind: string, ConsistentRead = false): AsyncGenerator<Item> =>
  scanItems(table, {
    ConsistentRead,
    FilterExpression: 'kind = :kind',
    ExpressionAttributeValues: marshalled({ ':kind': kind }),
  });

/** Every item. Reads, and pays for, the whole table. */
export const scanAll = (table: Table): AsyncGenerator<Item> => scanItems(table);
