import type { StandingClock } from '../../app/ports/maintenance.ts';
import { instantTextSchema } from '../../domain/time/dates.ts';
import { CLOCK_KEY } from '../keys.ts';
import type { Table } from '../table.ts';

export const standingClockOf = (table: Table): StandingClock => ({
  async standsAt() {
    const clock = await table.get(CLOCK_KEY);
    // What is garbled counts as never set.
    return instantTextSchema.safeParse(clock?.standsAt).data;
  },

  /** Refused when it stands there, or later, already. */
  async recordStandsAt(at) {
    await table.write({
      act: 'update',
      key: CLOCK_KEY,
      set: { standsAt: at ?? undefined },
      condition:
        at === null
          ? { present: 'standsAt' }
          : { any: [{ absent: 'standsAt' }, { attribute: 'standsAt', below: at }] },
    });
  },
});
