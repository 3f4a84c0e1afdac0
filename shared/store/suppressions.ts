import { UpdateItemCommand } from '@aws-sdk/client-dynamodb';
import { fingerprintOf } from '../app/address.ts';
import type { Suppressions } from '../app/ports.ts';
import { suppressionKey } from './keys.ts';
import { getItem, marshalled, type Table } from './table.ts';

export const suppressionsOf = (table: Table): Suppressions => ({
  suppressed: async (address) => (await getItem(table, suppressionKey(fingerprintOf(address)))) !== undefined,

  async suppressFingerprint(fingerprint, at) {
    await table.client.send(
      new UpdateItemCommand({
        TableName: table.name,
        Key: marshalled(suppressionKey(fingerprint)),
        UpdateExpression: 'SET kind = :kind, suppressedAt = if_not_exists(suppressedAt, :at)',
        ExpressionAttributeValues: marshalled({ ':kind': 'suppression', ':at': at }),
      }),
    );
  },
});
