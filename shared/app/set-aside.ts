import type { Unreadable } from './ports/clock.ts';
import { Unavailable } from './store-errors.ts';

/**
 * More often than this the table is not busy but away: the run fails, and the next one tries again.
 */
const MOST_AWAY = 50;
/** A report of more would not fit into what a function may answer. */
const MOST_TOLD = 1_000;

/** The records that a run goes on without; they stay due. */
export interface Aside {
  /**
   * @throws Unavailable when the table has been away too often; a bad record never stops the
   * others, however many there are.
   */
  set(unreadable: Unreadable, cause?: unknown): void;
}

/**
 * @param list of a report, where they are told by their keys in order, however many were worked on
 * at once.
 */
export function newAside(list: Unreadable[]): Aside {
  let away = 0;
  return {
    set(unreadable, cause) {
      const after = list.findIndex(({ key }) => key > unreadable.key);
      list.splice(after < 0 ? list.length : after, 0, unreadable);
      list.length = Math.min(list.length, MOST_TOLD);
      if (cause instanceof Unavailable && ++away > MOST_AWAY)
        throw new Unavailable(`more than ${MOST_AWAY} times, last: ${String(cause.cause)}`);
    },
  };
}
