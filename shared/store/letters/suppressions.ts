import { fingerprintOf } from '../../app/links/address-fingerprint.ts';
import type { Suppressions } from '../../app/ports/letters.ts';
import { suppressionItemSchema } from '../items.ts';
import { suppressionKey } from '../keys.ts';
import { recordOf, SCHEMA } from '../records.ts';
import { carriedOut, type Table } from '../table.ts';

export const suppressionsOf = (table: Table): Suppressions => ({
  async suppressed(address) {
    const item = await table.get(suppressionKey(fingerprintOf(address)));
    return item && recordOf(suppressionItemSchema, item).because;
  },

  async suppressFingerprint(fingerprint, because, at) {
    await carriedOut(
      table.write({
        act: 'update',
        key: suppressionKey(fingerprint),
        set: { kind: 'suppression', schema: SCHEMA },
        setOnce: { suppressedAt: at, because },
      }),
    );
  },
});
