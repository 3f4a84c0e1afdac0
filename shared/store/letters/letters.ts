import type { Letters } from '../../app/ports/letters.ts';
import type { Letter } from '../../domain/letters/letter.ts';
import { letterItemSchema } from '../items.ts';
import { DUE_INDEX, LANES, letterKey, UNDELIVERED, undeliveredActBy, WORKLIST_INDEX } from '../keys.ts';
import { readable, recordOf } from '../records.ts';
import type { Item, Table } from '../table.ts';

export function storedLetter(item: Item): Letter {
  const { letter, receipts, version } = recordOf(letterItemSchema, item);
  return { ...letter, receipts, version };
}

export const lettersOf = (table: Table): Letters => ({
  async letter(letterId) {
    const item = await table.get(letterKey(letterId));
    return item && storedLetter(item);
  },

  undelivered(after, through) {
    const query = {
      index: WORKLIST_INDEX,
      partition: UNDELIVERED,
      // An instant sorts before the same instant with anything behind it.
      range: { from: `${undeliveredActBy(after)}~`, through: undeliveredActBy(through) },
    };
    return Array.fromAsync(readable(table, table.query(query), storedLetter));
  },

  async *unsettledLetters() {
    for (const partition of LANES.post)
      yield* readable(table, table.query({ index: DUE_INDEX, partition }), storedLetter);
  },

  everyLetter: (scanned) => readable(table, table.scan({ kind: 'letter', scanned }), storedLetter),
});
