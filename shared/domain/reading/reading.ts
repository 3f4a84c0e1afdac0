import type { Unread } from '../faults/faults.ts';

/** What a text was read as, or why it could not be. */
export type ReadAs<T> = { value: T } | { unread: Unread };

/**
 * How a file writes `3/5/2026`: the day first, or the month first. Without saying so, nobody can
 * know.
 */
export const DATE_ORDERS = ['dmy', 'mdy'] as const;
export type DateOrder = (typeof DATE_ORDERS)[number];

/**
 * The days that anything here may be about. What lies outside is a typing error or somebody's word
 * for "never" (9999-12-31) and "unknown" (0001-01-01), and counting from it would make thousands of
 * tasks or none.
 */
export const SPAN = { earliest: '1970-01-01', latest: '2099-12-31' } as const;
