import { Temporal } from 'temporal-polyfill';
import type { Archive } from '../../domain/customers/archive.ts';
import type { OnRecord } from '../../domain/follow-up/moved-over.ts';
import type { Rulebook } from '../../domain/follow-up/rulebook.ts';
import { nextLook } from '../../domain/follow-up/verdict.ts';
import { type LocalDate, later } from '../../domain/time/dates.ts';
import type { Store } from '../ports/store.ts';
import { followCustomer } from './follow-customer.ts';

/**
 * The day on which something becomes known; undefined before the first sweep, when nobody was asked
 * for anything yet.
 *
 * @param clock where the department's clock stands; without it, where its latest sweep left it.
 */
export async function knownOn(
  store: Pick<Store, 'sweptThrough'>,
  { zone }: Rulebook,
  clock: Temporal.Instant | undefined,
): Promise<LocalDate | undefined> {
  const swept = [...(await store.sweptThrough()).values()].sort().at(-1);
  if (swept === undefined) return undefined;
  const sweptOn = zone.dateAt(Temporal.Instant.from(swept));
  return clock ? later(zone.dateAt(clock), sweptOn) : sweptOn;
}

/** Whether the clock would have looked at the customer by the end of the day `on`. */
export function isBehind(archive: Archive, rulebook: Rulebook, on: LocalDate): boolean {
  const lookOn = nextLook(archive, rulebook);
  return lookOn !== undefined && lookOn <= on;
}

/**
 * Lets the clock catch up on one customer before D0 moves, so that after an outage it does not
 * matter whether a file or the sweep comes first. No letters: what is still open then ends with the
 * move.
 *
 * @returns the archive as it is then; undefined when it is gone.
 */
export async function caughtUp(
  store: Store,
  rulebook: Rulebook,
  archive: Archive,
  on: LocalDate,
  now: Temporal.Instant,
): Promise<Archive | undefined> {
  if (!isBehind(archive, rulebook, on)) return archive;
  await followCustomer(store, rulebook, archive, now, { on, withoutLetters: true });
  return (await store.archive(archive.customerId))?.archive;
}

/**
 * Everything that was asked and every contact, from the table: what an archive remembers of them is
 * not all.
 */
export async function onRecord(store: Store, customerId: string): Promise<OnRecord> {
  const [tasks, touches] = await Promise.all([
    store.tasksOfCustomer(customerId),
    store.touchesOfCustomer(customerId),
  ]);
  return { tasks, touches: touches.map(({ on, at, channel, by }) => ({ on, at, channel, by })) };
}
