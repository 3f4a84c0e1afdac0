import { UpdateItemCommand } from '@aws-sdk/client-dynamodb';
import { fingerprintOf } from '../../app/links/address-fingerprint.ts';
import type { Suppressions } from '../../app/ports/letters.ts';
import { suppressionItemSchema } from '../items.ts';
import { suppressionKey } from '../keys.ts';
import { recordOf, SCHEMA } from '../records.ts';
import { getItem, marshalled, type Table } from '../table.ts';

export const suppressionsOf = (table: Table): Suppressions => ({
  async suppressed(address) {
    const item = await getItem(table, suppressionKey(fingerprintOf(address)));
    return item && recordOf(suppressionItemSchema, item).because;
  },

  async suppressFingerprint(fingerprint, because, at) {
    await table.client.send(
      new UpdateItemCommand({
        TableName: table.name,
        Key: marshalled(suppressionKey(fingerprint)),
        UpdateExpression:
          'SET kind = :kind, #schema = :schema, suppressedAt = if_not_exists(suppressedAt, :at), because = if_not_exists(because, :because)',
        ExpressionAttributeNames: { '#schema': 'schema' },
        ExpressionAttributeValues: marshalled({
          ':kind': 'suppression',
          ':schema': SCHEMA,
          ':at': at,
          ':because': because,
        }),
      }),
    );
  },
});
