import type { Archives, StoredArchive } from '../app/ports.ts';
import { archiveItemSchema } from './items.ts';
import { archiveKey, NOBODY, WORKLIST_INDEX } from './keys.ts';
import { readable, recordOf } from './records.ts';
import { getItem, getItems, type Item, queryItems, scanKind, type Table } from './table.ts';

export function storedArchive(item: Item): StoredArchive {
  const { archive, profile, balance, version, dueAt } = recordOf(archiveItemSchema, item);
  return { archive: { ...archive, balance, version }, profile, dueAt: dueAt ?? null };
}

export const archivesOf = (table: Table): Archives => ({
  async archive(customerId) {
    const item = await getItem(table, archiveKey(customerId));
    return item && storedArchive(item);
  },

  async archives(customerIds) {
    const items = await getItems(table, customerIds.map(archiveKey));
    return new Map(items.map(storedArchive).map((stored) => [stored.archive.customerId, stored]));
  },

  unassigned() {
    const query = {
      IndexName: WORKLIST_INDEX.name,
      KeyConditionExpression: 'assignee = :nobody AND begins_with(actBy, :customer)',
      values: { ':nobody': NOBODY, ':customer': 'customer#' },
    };
    return readable(table, queryItems(table, query), storedArchive);
  },

  everyArchive: () => readable(table, scanKind(table, 'customer'), storedArchive),
});
