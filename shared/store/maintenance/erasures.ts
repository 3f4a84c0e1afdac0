import { DeleteItemCommand, TransactWriteItemsCommand, UpdateItemCommand } from '@aws-sdk/client-dynamodb';
import type { Erased } from '../../app/ports/customers.ts';
import type { Erasures } from '../../app/ports/maintenance.ts';
import type { Erasure } from '../../domain/records/erasure.ts';
import { transactItem } from '../changes.ts';
import { erasureItemSchema } from '../items.ts';
import { archiveKey, erasureKey, erasurePartition } from '../keys.ts';
import { recordOf, SCHEMA } from '../records.ts';
import { getItems, type Item, marshalled, queryItems, type Table } from '../table.ts';
import { refusedBy } from '../unit-of-work.ts';
import { customerRecordsIn } from './customer-records.ts';

const itemKey = ({ customerId, number }: Erasure) => marshalled(erasureKey(customerId, number));

const erasureBegun = (TableName: string, erasure: Erasure) => ({
  Put: {
    TableName,
    Item: { ...itemKey(erasure), ...marshalled({ kind: 'erasure', schema: SCHEMA, erasure }) },
    ConditionExpression: 'attribute_not_exists(pk)',
  },
});

/** Nobody can write to an archive whose version cannot be read, so that it is there is condition enough. */
const archiveErased = (TableName: string, customerId: string, version: number | null) => ({
  Delete: {
    TableName,
    Key: marshalled(archiveKey(customerId)),
    ...(version === null
      ? { ConditionExpression: 'attribute_exists(pk)' }
      : {
          ConditionExpression: 'version = :expected',
          ExpressionAttributeValues: marshalled({ ':expected': version }),
        }),
  },
});

const noteIn = (item: Item): Erasure => recordOf(erasureItemSchema, item).erasure;

export const erasedOf = (table: Table): Erased => ({
  async lastErasures(customerIds) {
    const erasures = new Map<string, Erasure>();
    let asked = customerIds;
    // As a rule nobody was erased, so that one look at the first notes is all.
    for (let number = 1; asked.length > 0; number++) {
      const found = (
        await getItems(
          table,
          asked.map((customerId) => erasureKey(customerId, number)),
        )
      ).map(noteIn);
      for (const erasure of found) erasures.set(erasure.customerId, erasure);
      asked = found.map(({ customerId }) => customerId);
    }
    return erasures;
  },
});

export const erasuresOf = (table: Table): Erasures => ({
  recordsOfCustomer: (customerId) => customerRecordsIn(table, customerId),

  async erasuresOf(customerId) {
    const query = {
      KeyConditionExpression: 'pk = :pk',
      values: { ':pk': erasurePartition(customerId) },
      ConsistentRead: true,
    };
    return Array.fromAsync(queryItems(table, query), noteIn);
  },

  async eraseArchive(customerId, { archive, begun, caseloads }) {
    const TransactItems = [
      ...(begun ? [erasureBegun(table.name, begun)] : []),
      ...(archive ? [archiveErased(table.name, customerId, archive.version)] : []),
      ...caseloads.map((change) => transactItem(table.name, change)),
    ];
    try {
      await table.client.send(new TransactWriteItemsCommand({ TransactItems }));
      return true;
    } catch (error) {
      refusedBy(error, []);
      return false;
    }
  },

  async eraseTrace({ at }) {
    await table.client.send(new DeleteItemCommand({ TableName: table.name, Key: marshalled(at) }));
  },

  async finishErasure(erasure, at) {
    await table.client.send(
      new UpdateItemCommand({
        TableName: table.name,
        Key: itemKey(erasure),
        UpdateExpression: 'SET erasure.finishedAt = :at',
        ConditionExpression: 'attribute_exists(pk)',
        ExpressionAttributeValues: marshalled({ ':at': at }),
      }),
    );
  },
});
