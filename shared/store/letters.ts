import type { Letters } from '../app/ports.ts';
import type { Letter } from '../domain/letter.ts';
import { letterItemSchema } from './items.ts';
import { letterKey } from './keys.ts';
import { readable, recordOf } from './records.ts';
import { getItem, type Item, scanKind, type Table } from './table.ts';

export function storedLetter(item: Item): Letter {
  const { letter, receipts, version } = recordOf(letterItemSchema, item);
  return { ...letter, receipts, version };
}

export const lettersOf = (table: Table): Letters => ({
  async letter(letterId) {
    const item = await getItem(table, letterKey(letterId));
    return item && storedLetter(item);
  },

  everyLetter: () => readable(table, scanKind(table, 'letter'), storedLetter),
});
