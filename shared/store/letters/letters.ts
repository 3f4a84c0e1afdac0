import type { Letters } from '../../app/ports/letters.ts';
import type { Letter } from '../../domain/letters/letter.ts';
import { letterItemSchema } from '../items.ts';
import { letterKey, UNDELIVERED, undeliveredActBy, WORKLIST_INDEX } from '../keys.ts';
import { readable, recordOf } from '../records.ts';
import { getItem, type Item, queryItems, scanKind, type Table } from '../table.ts';

export function storedLetter(item: Item): Letter {
  const { letter, receipts, version } = recordOf(letterItemSchema, item);
  return { ...letter, receipts, version };
}

export const lettersOf = (table: Table): Letters => ({
  async letter(letterId) {
    const item = await getItem(table, letterKey(letterId));
    return item && storedLetter(item);
  },

  undelivered(after, through) {
    const query = {
      IndexName: WORKLIST_INDEX.name,
      KeyConditionExpression: 'assignee = :undelivered AND actBy BETWEEN :after AND :through',
      // An instant sorts before the same instant with anything behind it.
      values: {
        ':undelivered': UNDELIVERED,
        ':after': `${undeliveredActBy(after)}~`,
        ':through': undeliveredActBy(through),
      },
    };
    return Array.fromAsync(readable(table, queryItems(table, query), storedLetter));
  },

  everyLetter: () => readable(table, scanKind(table, 'letter'), storedLetter),
});
