import { ScanCommand } from '@aws-sdk/client-dynamodb';
import type { DynamoTable } from '../../../../shared/store/dynamodb/dynamo-table.ts';
import { itemBytes } from '../../units/units.ts';

const KINDS = ['customer', 'task', 'touch', 'letter'] as const;

/** The average size of a record by its kind, in bytes, without what DynamoDB adds. */
export type RecordBytes = { [kind in (typeof KINDS)[number]]: number };

/** Sizes in a table that fits on one page of a scan. */
export async function measureSizes({ client, name }: DynamoTable): Promise<RecordBytes> {
  const { Items = [], LastEvaluatedKey: more } = await client.send(new ScanCommand({ TableName: name }));
  if (more) throw new Error('more records than one page');
  const average = (kind: string): number => {
    const sizes = Items.filter((item) => item.kind?.S === kind).map(itemBytes);
    if (sizes.length === 0) throw new Error(`no ${kind} in the table`);
    return sizes.reduce((sum, each) => sum + each, 0) / sizes.length;
  };
  return {
    customer: average('customer'),
    task: average('task'),
    touch: average('touch'),
    letter: average('letter'),
  };
}
