import type { Cases } from '../../app/ports/feedback.ts';
import { caseItemSchema } from '../items.ts';
import { CASE_PARTITION } from '../keys.ts';
import { readable, recordOf } from '../records.ts';
import type { Table } from '../table.ts';

export const casesOf = (table: Table): Cases => ({
  cases() {
    const newestFirst = table.query({ partition: CASE_PARTITION, backwards: true });
    return readable(table, newestFirst, (item) => recordOf(caseItemSchema, item).case);
  },
});
