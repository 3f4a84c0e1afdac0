import type { Unreadable } from './ports.ts';

/** More than this is not a bad record but a bad day: the sweep fails, and the next one tries again. */
const MOST_SET_ASIDE = 50;

/** Goes on without a record that could not be handled; it stays due. */
export function setAside(list: Unreadable[], unreadable: Unreadable, cause?: unknown): void {
  list.push(unreadable);
  if (list.length > MOST_SET_ASIDE)
    throw new Error(`more than ${MOST_SET_ASIDE} records could not be handled, last: ${unreadable.error}`, {
      cause,
    });
}
