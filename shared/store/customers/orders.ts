import type { OrderKey, Orders } from '../../app/ports/customers.ts';
import { orderItemSchema } from '../items.ts';
import { customerPartition, ORDER_PREFIX, orderKey } from '../keys.ts';
import { readable, recordOf } from '../records.ts';
import { getItems, type Item, queryItems, type Table } from '../table.ts';

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
    const orders = readable(table, await getItems(table, wanted), storedOrder, (item) => {
      const order = asked.get(placeOf(item));
      if (order) unreadable?.(order);
    });
    return Array.fromAsync(orders);
  },

  ordersOfCustomer(customerId) {
    const query = {
      KeyConditionExpression: 'pk = :pk AND begins_with(sk, :order)',
      values: { ':pk': customerPartition(customerId), ':order': ORDER_PREFIX },
      ConsistentRead: true,
    };
    return readable(table, queryItems(table, query), storedOrder);
  },
});
