import type { Erased } from '../../app/ports/customers.ts';
import type { Erasures } from '../../app/ports/maintenance.ts';
import type { Erasure } from '../../domain/records/erasure.ts';
import { erasureItemSchema } from '../items.ts';
import { archiveKey, erasureKey, erasurePartition } from '../keys.ts';
import { recordWrite } from '../record-write.ts';
import { recordOf } from '../records.ts';
import { carriedOut, type Item, type Table, type Write } from '../table.ts';
import { writeOf } from '../write-of.ts';
import { customerRecordsIn } from './customer-records.ts';

/**
 * Nobody can write to an archive whose version cannot be read, so that it is there is condition
 * enough.
 */
const archiveErased = (customerId: string, version: number | null): Write => ({
  act: 'erase',
  key: archiveKey(customerId),
  condition: version === null ? 'exists' : { version },
});

const noteIn = (item: Item): Erasure => recordOf(erasureItemSchema, item).erasure;

export const erasedOf = (table: Table): Erased => ({
  async lastErasures(customerIds) {
    const erasures = new Map<string, Erasure>();
    let asked = customerIds;
    // As a rule nobody was erased, so that one look at the first notes is all.
    for (let number = 1; asked.length > 0; number++) {
      const found = (await table.getAll(asked.map((customerId) => erasureKey(customerId, number)))).map(
        noteIn,
      );
      for (const erasure of found) erasures.set(erasure.customerId, erasure);
      asked = found.map(({ customerId }) => customerId);
    }
    return erasures;
  },
});

export const erasuresOf = (table: Table): Erasures => ({
  recordsOfCustomer: (customerId) => customerRecordsIn(table, customerId),

  async erasuresOf(customerId) {
    const notes = table.query({ partition: erasurePartition(customerId), consistent: true });
    return Array.fromAsync(notes, noteIn);
  },

  async eraseArchive(customerId, { archive, begun, caseloads }) {
    const written = await table.transact([
      ...(begun
        ? [recordWrite(erasureKey(customerId, begun.number), 'new', { kind: 'erasure', erasure: begun })]
        : []),
      ...(archive ? [archiveErased(customerId, archive.version)] : []),
      ...caseloads.map(writeOf),
    ]);
    return written.done;
  },

  async eraseTrace({ at }) {
    await carriedOut(table.write({ act: 'erase', key: at }));
  },

  async finishErasure({ customerId, number }, at) {
    const set = { 'erasure.finishedAt': at };
    const key = erasureKey(customerId, number);
    await carriedOut(table.write({ act: 'update', key, set, condition: 'exists' }));
  },
});
