import type { Archives, StoredArchive } from '../../app/ports/customers.ts';
import { archiveItemSchema } from '../items.ts';
import { archiveKey, NOBODY, UNASSIGNED_PREFIX, WORKLIST_INDEX } from '../keys.ts';
import { readable, recordOf } from '../records.ts';
import type { Item, Table } from '../table.ts';

export function storedArchive(item: Item): StoredArchive {
  const { archive, profile, balance, holders, version, dueAt, countedBy, told, balanceTold } = recordOf(
    archiveItemSchema,
    item,
  );
  return {
    archive: { ...archive, balance, holders, version },
    profile,
    dueAt: dueAt ?? null,
    ...(countedBy !== undefined && { countedBy }),
    ...(told && { fileMoment: told }),
    ...(balanceTold && { balanceFileMoment: balanceTold }),
  };
}

export const archivesOf = (table: Table): Archives => ({
  async archive(customerId) {
    const item = await table.get(archiveKey(customerId));
    return item && storedArchive(item);
  },

  async archives(customerIds, unreadable) {
    const byPartition = new Map(customerIds.map((customerId) => [archiveKey(customerId).pk, customerId]));
    const items = await table.getAll(customerIds.map(archiveKey));
    const archives = readable(table, items, storedArchive, ({ pk }) => {
      const customerId = byPartition.get(String(pk));
      if (customerId !== undefined) unreadable?.(customerId);
    });
    const stored = await Array.fromAsync(archives);
    return new Map(stored.map((one) => [one.archive.customerId, one]));
  },

  unassigned() {
    const query = { index: WORKLIST_INDEX, partition: NOBODY, range: { beginsWith: UNASSIGNED_PREFIX } };
    return readable(table, table.query(query), storedArchive);
  },

  everyArchive: () => readable(table, table.scan({ kind: 'customer', consistent: true }), storedArchive),
});
