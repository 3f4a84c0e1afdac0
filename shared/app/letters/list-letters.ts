import { by } from '../../domain/in-order.ts';
import type { Letter } from '../../domain/letters/letter.ts';
import type { LetterState } from '../../domain/names.ts';
import type { Letters } from '../ports/letters.ts';
import type { Scanned } from '../ports/scanned.ts';

/**
 * Letters by the moment at which they were owed, then id; without a state, all. Those that are on
 * their way stand in the lanes of the post, and for the others the whole table is read: a letter
 * that failed before there was a worklist of those stands in none.
 *
 * @param scanned told how far a reading of the whole table has come.
 */
export async function listLetters(
  store: Letters,
  state: LetterState | undefined,
  scanned?: Scanned,
): Promise<Letter[]> {
  const onTheirWay = state === 'queued' || state === 'claimed';
  const letters = await Array.fromAsync(onTheirWay ? store.unsettledLetters() : store.everyLetter(scanned));
  return letters
    .filter((letter) => state === undefined || letter.state === state)
    .sort(
      by(
        ({ queuedAt }) => queuedAt,
        ({ id }) => id,
      ),
    );
}
