import type { StaffList } from '../../app/ports/staff-and-policy.ts';
import type { Staff } from '../../domain/staff/staff.ts';
import { caseloadsItemSchema, staffItemSchema } from '../items.ts';
import { CASELOADS_KEY, STAFF_PARTITION, staffKey } from '../keys.ts';
import { readable, recordOf } from '../records.ts';
import type { Item, Table } from '../table.ts';

export function storedStaff(item: Item): Staff {
  const { staff, leavesOn, version, dueAt, told } = recordOf(staffItemSchema, item);
  return { ...staff, leavesOn, version, dueAt: dueAt ?? null, ...(told && { fileMoment: told }) };
}

export const staffListOf = (table: Table): StaffList => ({
  staff() {
    const everybody = table.query({ partition: STAFF_PARTITION, consistent: true });
    return Array.fromAsync(readable(table, everybody, storedStaff));
  },

  async staffMember(staffId) {
    const item = await table.get(staffKey(staffId));
    return item && storedStaff(item);
  },

  async caseloads() {
    const item = await table.get(CASELOADS_KEY);
    if (!item) return undefined;
    const { customers, version } = recordOf(caseloadsItemSchema, item);
    return { customers, version };
  },
});
