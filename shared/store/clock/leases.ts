import { Temporal } from 'temporal-polyfill';
import type { Leases } from '../../app/ports/letters.ts';
import { type InstantText, instantText } from '../../domain/time/dates.ts';
import { leaseKey } from '../keys.ts';
import type { Condition, Table } from '../table.ts';

const key = leaseKey('post');

/** Nobody asks for a lease of a day: what holds longer, or is no moment, was written by no post. */
const garbled = (now: InstantText): Condition[] => [
  { noText: 'heldUntil' },
  { attribute: 'heldUntil', above: instantText(Temporal.Instant.from(now).add({ hours: 24 })) },
];

const heldBy = (holder: string): Condition => ({ equal: { holder } });

/** A holder that dies leaves its lease behind until `heldUntil`; then anybody may take it. */
export const leasesOf = (table: Table): Leases => ({
  async acquire(holder, now, until) {
    const lease = await table.updated({
      act: 'update',
      key,
      set: { holder, heldUntil: until },
      setOnce: { freeFromMs: 0 },
      condition: {
        any: [
          { absent: 'holder' },
          // Or this very holder has it, and the answer to that was lost.
          heldBy(holder),
          { attribute: 'heldUntil', atMost: now },
          ...garbled(now),
        ],
      },
    });
    const left = (name: string): number => (typeof lease?.[name] === 'number' ? lease[name] : 0);
    return (
      lease && {
        freeFromMs: left('freeFromMs'),
        doubts: { inARow: left('doubts'), lastMs: left('doubtedMs') },
      }
    );
  },

  async renew(holder, until) {
    const renewed = await table.write({
      act: 'update',
      key,
      set: { heldUntil: until },
      condition: heldBy(holder),
    });
    return renewed.done;
  },

  async release(holder, { freeFromMs, doubts }) {
    await table.write({
      act: 'update',
      key,
      set: {
        freeFromMs,
        doubts: doubts.inARow,
        doubtedMs: doubts.lastMs,
        holder: undefined,
        heldUntil: undefined,
      },
      condition: heldBy(holder),
    });
  },
});
