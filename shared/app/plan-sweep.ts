import type { Temporal } from 'temporal-polyfill';
import { instantText } from '../domain/dates.ts';
import type { DueIndex } from './ports.ts';

/** So many records one function clears within a minute: about a hundred transactions a second, held against AWS's slow days. */
export const MOST_ALONE = 4_000;

/** Into how many parts a backlog can be split. Each part is the same number of shards, so that no shard is in two. */
export const PARTS = [1, 2, 4, 8, 16] as const;
export type Parts = (typeof PARTS)[number];

/** The shards in so many parts of the same size. */
export const splitInto = (parts: Parts, shards: readonly number[]): number[][] =>
  Array.from({ length: parts }, (_, part) => shards.filter((_, index) => index % parts === part));

/**
 * The parts in which all that is due at `now` is to be swept, each by a function of its own; none when it is little enough
 * to be swept at once. Counts no further than it must.
 */
export async function planSweep(
  store: DueIndex,
  now: Temporal.Instant,
  parts: Parts,
  mostAlone = MOST_ALONE,
): Promise<number[][]> {
  let backlog = 0;
  for (const shard of store.shards) {
    backlog += await store.dueCount(shard, instantText(now), mostAlone + 1 - backlog);
    if (backlog > mostAlone) return splitInto(parts, store.shards);
  }
  return [];
}
