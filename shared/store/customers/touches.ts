import type { Touches } from '../../app/ports/customers.ts';
import { touchItemSchema } from '../items.ts';
import { customerPartition, TOUCH_PREFIX } from '../keys.ts';
import { readable, recordOf } from '../records.ts';
import { queryItems, type Table } from '../table.ts';

export const touchesOf = (table: Table): Touches => ({
  touchesOfCustomer(customerId) {
    const query = {
      KeyConditionExpression: 'pk = :pk AND begins_with(sk, :touch)',
      values: { ':pk': customerPartition(customerId), ':touch': TOUCH_PREFIX },
      ConsistentRead: true,
    };
    return Array.fromAsync(
      readable(table, queryItems(table, query), (item) => recordOf(touchItemSchema, item).touch),
    );
  },
});
