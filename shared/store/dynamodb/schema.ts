import type { CreateTableCommandInput, KeySchemaElement } from '@aws-sdk/client-dynamodb';
import { DUE_INDEX, TABLE_KEYS, WORKLIST_INDEX } from '../keys.ts';

const keySchema = ({ partition, sort }: { partition: string; sort: string }): KeySchemaElement[] => [
  { AttributeName: partition, KeyType: 'HASH' },
  { AttributeName: sort, KeyType: 'RANGE' },
];

const KEYED = [TABLE_KEYS, DUE_INDEX, WORKLIST_INDEX];

/** The table as DynamoDB is asked for it. All keys are strings. */
export const tableDefinition = (name: string): CreateTableCommandInput => ({
  TableName: name,
  BillingMode: 'PAY_PER_REQUEST',
  AttributeDefinitions: KEYED.flatMap(({ partition, sort }) => [partition, sort]).map((attribute) => ({
    AttributeName: attribute,
    AttributeType: 'S',
  })),
  KeySchema: keySchema(TABLE_KEYS),
  GlobalSecondaryIndexes: [DUE_INDEX, WORKLIST_INDEX].map((index) => ({
    IndexName: index.name,
    KeySchema: keySchema(index),
    Projection: { ProjectionType: 'ALL' },
  })),
});
