import type { Temporal } from 'temporal-polyfill';
import { instantText } from '../../domain/time/dates.ts';
import type { DueIndex, Parts } from '../ports/clock.ts';
import { splitInto } from './parts.ts';

/**
 * So many records one function clears within a minute: about a hundred transactions a second, held
 * against AWS's slow days.
 */
export const MOST_ALONE = 4_000;

/**
 * The parts in which all that is due at `now` is to be swept, each by a function of its own; none
 * when it is little enough to be swept at once. Counts no further than it must.
 */
export async function planSweep(
  store: DueIndex,
  now: Temporal.Instant,
  parts: Parts,
  mostAlone = MOST_ALONE,
): Promise<number[][]> {
  let backlog = 0;
  for (const shard of store.shards) {
    // One that cannot be counted cannot be read either, and that is said by the sweep.
    backlog += await store.dueCount(shard, instantText(now), mostAlone + 1 - backlog).catch(() => 0);
    if (backlog > mostAlone) return splitInto(parts, store.shards);
  }
  return [];
}
