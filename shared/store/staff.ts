import type { StaffList } from '../app/ports.ts';
import type { Staff } from '../domain/staff.ts';
import { rosterItemSchema, staffItemSchema } from './items.ts';
import { ROSTER_KEY, STAFF_PARTITION, staffKey } from './keys.ts';
import { getItem, type Item, queryItems, type Table } from './table.ts';

export function storedStaff(item: Item): Staff {
  const { staff, version, dueAt } = staffItemSchema.parse(item);
  return { ...staff, version, dueAt: dueAt ?? null };
}

export const staffListOf = (table: Table): StaffList => ({
  async staff() {
    const staff: Staff[] = [];
    const query = {
      KeyConditionExpression: 'pk = :staff',
      values: { ':staff': STAFF_PARTITION },
      ConsistentRead: true,
    };
    // One who cannot be read is left out here; the sweep sets that record aside when it is due, and says so.
    for await (const item of queryItems(table, query))
      if (staffItemSchema.safeParse(item).success) staff.push(storedStaff(item));
    return staff;
  },

  async staffMember(staffId) {
    const item = await getItem(table, staffKey(staffId));
    return item && storedStaff(item);
  },

  async roster() {
    const item = await getItem(table, ROSTER_KEY);
    if (!item) return undefined;
    const { customers, version } = rosterItemSchema.parse(item);
    return { customers, version };
  },
});
