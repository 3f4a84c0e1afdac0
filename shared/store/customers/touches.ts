import type { Touches } from '../../app/ports/customers.ts';
import { touchItemSchema } from '../items.ts';
import { TOUCH_PREFIX } from '../keys.ts';
import { readable, recordOf } from '../records.ts';
import { type Table, withCustomer } from '../table.ts';

export const touchesOf = (table: Table): Touches => ({
  touchesOfCustomer(customerId) {
    const touches = table.query(withCustomer(customerId, TOUCH_PREFIX));
    return Array.fromAsync(readable(table, touches, (item) => recordOf(touchItemSchema, item).touch));
  },
});
