import type { Archive } from '../domain/customers/archive.ts';
import type { Profile } from '../domain/customers/profile.ts';
import { Refusal } from '../domain/faults/faults.ts';
import type { Rulebook } from '../domain/follow-up/rulebook.ts';
import { nextLook } from '../domain/follow-up/verdict.ts';
import type { LocalDate } from '../domain/time/dates.ts';
import type { Change } from './ports/changes.ts';

/** The instant at which the clock looks again: the beginning of that local day. */
export const dueAtStartOf = (lookOn: LocalDate | undefined, rulebook: Rulebook) =>
  lookOn === undefined ? null : rulebook.zone.startOf(lookOn);

/**
 * Writes an archive over the version that it was read with, with its next look counted anew.
 * Version 0 is an archive that must not exist yet.
 */
export const archiveChange = (
  archive: Archive,
  rulebook: Rulebook,
  profile?: Profile,
): Change & { write: 'archive' } => ({
  write: 'archive',
  archive: { ...archive, version: archive.version + 1 },
  expected: archive.version === 0 ? null : archive.version,
  dueAt: dueAtStartOf(nextLook(archive, rulebook), rulebook),
  countedBy: rulebook.number,
  ...(profile && { profile }),
});

/** More often than this, somebody else is not passing by but standing in the way. */
const MOST_TRIES = 8;

/**
 * Reads, decides and writes again for as long as another writer comes between.
 *
 * @param attempt undefined when its commit was refused.
 * @throws Refusal when that never ends.
 */
export async function persistently<T>(what: string, attempt: () => Promise<T | undefined>): Promise<T> {
  for (let tries = 0; tries < MOST_TRIES; tries++) {
    const result = await attempt();
    if (result !== undefined) return result;
  }
  throw new Refusal({ code: 'busy', what });
}
