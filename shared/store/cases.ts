import type { Cases } from '../app/ports.ts';
import { caseItemSchema } from './items.ts';
import { CASE_PARTITION } from './keys.ts';
import { queryItems, type Table } from './table.ts';

export const casesOf = (table: Table): Cases => ({
  async *cases() {
    const query = {
      KeyConditionExpression: 'pk = :case',
      values: { ':case': CASE_PARTITION },
      ScanIndexForward: false,
    };
    for await (const item of queryItems(table, query)) yield caseItemSchema.parse(item).case;
  },
});
