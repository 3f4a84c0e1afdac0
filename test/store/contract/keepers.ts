import { DeleteTableCommand } from '@aws-sdk/client-dynamodb';
import { databaseClient } from '../../../functions/runtime/database.ts';
import { ensureTable } from '../../../local/department/department.ts';
import { dynamoTable } from '../../../shared/store/dynamodb/dynamo-table.ts';
import { memoryTable } from '../../../shared/store/memory/memory-table.ts';
import type { Item, Table } from '../../../shared/store/table.ts';
import { openOnDatabase } from '../../fixtures/department.ts';

export interface Kept {
  table: Table;
  stop(): Promise<unknown>;
}

/**
 * Of a DynamoDB that somebody started for this, such as DynamoDB Local; `http://127.0.0.1:8000`.
 */
const ENDPOINT = process.env.DYNAMODB_CONTRACT_ENDPOINT;

let tables = 0;

async function atEndpoint(endpoint: string): Promise<Kept> {
  const client = databaseClient(endpoint);
  const name = `contract-${process.pid}-${++tables}`;
  await ensureTable(client, name);
  return {
    table: dynamoTable({ client, name }),
    async stop() {
      await client.send(new DeleteTableCommand({ TableName: name }));
      client.destroy();
    },
  };
}

/** Whoever keeps a table for us, and how an empty one is opened; a text says why there is none. */
export const KEEPERS: readonly { keeper: string; open: (() => Promise<Kept>) | string }[] = [
  { keeper: 'the embedded database', open: openOnDatabase },
  { keeper: 'memory', open: async () => ({ table: memoryTable(), stop: async () => undefined }) },
  {
    keeper: 'another DynamoDB',
    open: ENDPOINT ? () => atEndpoint(ENDPOINT) : 'DYNAMODB_CONTRACT_ENDPOINT is not given',
  },
];

export const byKey = (a: Item, b: Item): number => (`${a.pk} ${a.sk}` < `${b.pk} ${b.sk}` ? -1 : 1);

/** All that a table holds. */
export const itemsOf = async (table: Table): Promise<Item[]> =>
  (await Array.fromAsync(table.scan({ consistent: true }))).sort(byKey);
