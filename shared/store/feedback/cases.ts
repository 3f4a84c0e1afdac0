import type { Cases } from '../../app/ports/feedback.ts';
import { caseItemSchema } from '../items.ts';
import { CASE_PARTITION } from '../keys.ts';
import { readable, recordOf } from '../records.ts';
import { queryItems, type Table } from '../table.ts';

export const casesOf = (table: Table): Cases => ({
  cases() {
    const query = {
      KeyConditionExpression: 'pk = :case',
      values: { ':case': CASE_PARTITION },
      ScanIndexForward: false,
    };
    return readable(table, queryItems(table, query), (item) => recordOf(caseItemSchema, item).case);
  },
});
