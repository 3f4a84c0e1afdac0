import type { Touches } from '../app/ports.ts';
import type { Touch } from '../domain/touch.ts';
import { touchItemSchema } from './items.ts';
import { customerPartition, TOUCH_PREFIX } from './keys.ts';
import { queryItems, type Table } from './table.ts';

export const touchesOf = (table: Table): Touches => ({
  async touchesOfCustomer(customerId) {
    const touches: Touch[] = [];
    const query = {
      KeyConditionExpression: 'pk = :pk AND begins_with(sk, :touch)',
      values: { ':pk': customerPartition(customerId), ':touch': TOUCH_PREFIX },
      ConsistentRead: true,
    };
    for await (const item of queryItems(table, query)) touches.push(touchItemSchema.parse(item).touch);
    return touches;
  },
});
