import {
  BatchGetItemCommand,
  DeleteItemCommand,
  DescribeTableCommand,
  type DynamoDBClient,
  GetItemCommand,
  PutItemCommand,
  paginateQuery,
  paginateScan,
  TransactWriteItemsCommand,
  UpdateItemCommand,
} from '@aws-sdk/client-dynamodb';
import type { Key } from '../keys.ts';
import type { Item, Table, Write, Written } from '../table.ts';
import { BACKOFF_MS, pause, tellAway } from './availability.ts';
import {
  keyedInput,
  marshalled,
  queryInput,
  replaceInput,
  scanInput,
  transactItem,
  unmarshalled,
  updateInput,
} from './expressions.ts';
import { refusedBy } from './refused.ts';

/** Where a table of DynamoDB is. */
export interface TableAddress {
  client: DynamoDBClient;
  name: string;
}

/**
 * A table of DynamoDB, with the address at which others may ask it for what this code never does.
 */
export interface DynamoTable extends Table, TableAddress {}

const BATCH_GET_LIMIT = 100;

/** Asks again for what the table did not get to. */
async function batch({ client, name }: TableAddress, keys: readonly Key[]): Promise<Item[]> {
  const items: Item[] = [];
  let wanted = keys.map((key) => marshalled(key));
  for (const wait of [0, ...BACKOFF_MS]) {
    if (wait > 0) await pause(wait);
    const { Responses, UnprocessedKeys } = await client.send(
      new BatchGetItemCommand({ RequestItems: { [name]: { Keys: wanted, ConsistentRead: true } } }),
    );
    items.push(...(Responses?.[name] ?? []).map(unmarshalled));
    wanted = UnprocessedKeys?.[name]?.Keys ?? [];
    if (wanted.length === 0) return items;
  }
  throw new Error(`${wanted.length} items stayed unprocessed after ${BACKOFF_MS.length} tries`);
}

/**
 * A refusal brings along what stands there, so that a writer knows its own work again whose answer
 * was lost.
 */
function send({ client, name }: TableAddress, write: Exclude<Write, { act: 'check' }>): Promise<unknown> {
  switch (write.act) {
    case 'update': {
      const input = updateInput(name, write);
      return client.send(new UpdateItemCommand({ ...input, ReturnValuesOnConditionCheckFailure: 'ALL_OLD' }));
    }
    case 'replace':
      return client.send(new PutItemCommand(replaceInput(name, write)));
    case 'erase':
      return client.send(new DeleteItemCommand(keyedInput(name, write.key, write.condition)));
    default:
      return write satisfies never;
  }
}

async function writtenBy(sent: Promise<unknown>): Promise<Written> {
  try {
    await sent;
    return { done: true };
  } catch (error) {
    return refusedBy(error);
  }
}

/** @param leftOut told of every record that a list leaves out because it cannot be read. */
export function dynamoTable(address: TableAddress, leftOut?: Table['leftOut']): DynamoTable {
  const { client, name } = address;
  tellAway(client);
  return {
    client,
    name,
    leftOut,

    async get(key) {
      const { Item: item } = await client.send(
        new GetItemCommand({ TableName: name, Key: marshalled(key), ConsistentRead: true }),
      );
      return item && unmarshalled(item);
    },

    async getAll(keys) {
      const items: Item[] = [];
      for (let start = 0; start < keys.length; start += BATCH_GET_LIMIT)
        items.push(...(await batch(address, keys.slice(start, start + BATCH_GET_LIMIT))));
      return items;
    },

    async *query(query) {
      for await (const { Items = [] } of paginateQuery({ client }, queryInput(name, query))) {
        for (const item of Items) yield unmarshalled(item);
        // A page holds as many as are wanted, so that there is no more to ask for.
        if (query.limit !== undefined) return;
      }
    },

    async count(query, most) {
      const input = { ...queryInput(name, { ...query, limit: most }), Select: 'COUNT' } as const;
      let count = 0;
      for await (const { Count = 0 } of paginateQuery({ client }, input)) {
        count += Count;
        if (count >= most) break;
      }
      return Math.min(count, most);
    },

    async *scan(asked = {}) {
      for await (const page of paginateScan({ client }, scanInput(name, asked))) {
        asked.scanned?.(page.ScannedCount ?? 0);
        for (const item of page.Items ?? []) yield unmarshalled(item);
      }
    },

    async size() {
      const { Table: described } = await client.send(new DescribeTableCommand({ TableName: name }));
      return described?.ItemCount ?? 0;
    },

    write: (write) => writtenBy(send(address, write)),

    async updated(update) {
      let stands: Item | undefined;
      const input = { ...updateInput(name, update), ReturnValues: 'ALL_NEW' } as const;
      const written = await writtenBy(
        client.send(new UpdateItemCommand(input)).then(({ Attributes }) => {
          stands = Attributes && unmarshalled(Attributes);
        }),
      );
      return written.done ? (stands ?? {}) : undefined;
    },

    transact: (writes) =>
      writtenBy(
        client.send(
          new TransactWriteItemsCommand({ TransactItems: writes.map((write) => transactItem(name, write)) }),
        ),
      ),
  };
}
