import type { Orders } from '../app/ports.ts';
import { orderItemSchema } from './items.ts';
import { orderKey } from './keys.ts';
import { recordOf } from './records.ts';
import { getItems, type Table } from './table.ts';

export const ordersOf = (table: Table): Orders => ({
  async orders(keys) {
    const items = await getItems(
      table,
      keys.map(({ customerId, orderId }) => orderKey(customerId, orderId)),
    );
    return items.map((item) => recordOf(orderItemSchema, item).order);
  },
});
