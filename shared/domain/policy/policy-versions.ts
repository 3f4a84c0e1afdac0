import { addDays, type LocalDate } from '../time/dates.ts';
import type { PolicyVersion } from './policy.ts';

/**
 * A date further ahead is a slip of the pen: it would keep every later policy waiting for years.
 */
const MOST_DAYS_AHEAD = 400;

export const latestEffective = (today: LocalDate): LocalDate => addDays(today, MOST_DAYS_AHEAD);

/**
 * The versions that ever govern, ascending by date. Not those that were withdrawn, nor the notes
 * that say so; nor those that a later one replaced by beginning on the same day or before.
 *
 * @param given all that was ever set, in the order in which it was set.
 */
export function standing(given: readonly PolicyVersion[]): PolicyVersion[] {
  const withdrawn = new Set(given.map(({ withdraws }) => withdraws));
  const left = given.filter(({ version, withdraws }) => withdraws === undefined && !withdrawn.has(version));
  return left.filter(({ effectiveOn }, index) =>
    left.slice(index + 1).every((next) => (effectiveOn ?? '') < (next.effectiveOn ?? '')),
  );
}

/**
 * Those that will govern and do not yet, ascending by date. The first governs from the beginning,
 * whatever its date.
 */
export const pendingOn = (given: readonly PolicyVersion[], today: LocalDate): PolicyVersion[] =>
  standing(given)
    .slice(1)
    .filter(({ effectiveOn }) => effectiveOn !== null && effectiveOn > today);
