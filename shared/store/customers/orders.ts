import type { OrderKey, Orders } from '../../app/ports/customers.ts';
import { orderItemSchema } from '../items.ts';
import { ORDER_PREFIX, orderKey } from '../keys.ts';
import { readable, recordOf } from '../records.ts';
import { type Item, type Table, withCustomer } from '../table.ts';

const storedOrder = (item: Item) => recordOf(orderItemSchema, item).order;

const placeOf = ({ pk, sk }: Item): string => `${String(pk)}\n${String(sk)}`;

export const ordersOf = (table: Table): Orders => ({
  async orders(keys, unreadable) {
    const asked = new Map<string, OrderKey>();
    const wanted = keys.map(({ customerId, orderId }) => {
      const key = orderKey(customerId, orderId);
      asked.set(placeOf({ ...key }), { customerId, orderId });
      return key;
    });
    const orders = readable(table, await table.getAll(wanted), storedOrder, (item) => {
      const order = asked.get(placeOf(item));
      if (order) unreadable?.(order);
    });
    return Array.fromAsync(orders);
  },

  ordersOfCustomer(customerId) {
    return readable(table, table.query(withCustomer(customerId, ORDER_PREFIX)), storedOrder);
  },
});
