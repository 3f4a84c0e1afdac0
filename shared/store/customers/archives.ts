import type { Archives, StoredArchive } from '../../app/ports/customers.ts';
import { archiveItemSchema } from '../items.ts';
import { archiveKey, NOBODY, WORKLIST_INDEX } from '../keys.ts';
import { readable, recordOf } from '../records.ts';
import { getItem, getItems, type Item, queryItems, scanKind, type Table } from '../table.ts';

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
    const item = await getItem(table, archiveKey(customerId));
    return item && storedArchive(item);
  },

  async archives(customerIds, unreadable) {
    const byPartition = new Map(customerIds.map((customerId) => [archiveKey(customerId).pk, customerId]));
    const items = await getItems(table, customerIds.map(archiveKey));
    const archives = readable(table, items, storedArchive, ({ pk }) => {
      const customerId = byPartition.get(String(pk));
      if (customerId !== undefined) unreadable?.(customerId);
    });
    const stored = await Array.fromAsync(archives);
    return new Map(stored.map((one) => [one.archive.customerId, one]));
  },

  unassigned() {
    const query = {
      IndexName: WORKLIST_INDEX.name,
      KeyConditionExpression: 'assignee = :nobody AND begins_with(actBy, :customer)',
      values: { ':nobody': NOBODY, ':customer': 'customer#' },
    };
    return readable(table, queryItems(table, query), storedArchive);
  },

  everyArchive: () => readable(table, scanKind(table, 'customer', true), storedArchive),
});
