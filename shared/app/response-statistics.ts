import type { Temporal } from 'temporal-polyfill';
import { addDays, type LocalDate } from '../domain/dates.ts';
import type { Feedback } from '../domain/feedback.ts';
import { type Numbers, numbersOf } from '../domain/statistics.ts';
import type { Store } from './ports.ts';
import { currentRulebook } from './rulebook.ts';

/** By what the numbers are told apart. */
export const DIMENSIONS = ['department', 'category', 'person'] as const;
export type Dimension = (typeof DIMENSIONS)[number];

export interface Group extends Numbers {
  by: Dimension;
  /** A department, a category, or a staff id; null is customer service itself, or nobody. */
  key: string | null;
}

export interface Statistics {
  from: LocalDate;
  /** Included. */
  to: LocalDate;
  total: Numbers;
  groups: Group[];
}

/** The department that was asked last, and whoever decided or holds the turn. */
const KEYS: { [dimension in Dimension]: (feedback: Feedback) => string | null } = {
  department: ({ departments }) => departments.at(-1) ?? null,
  category: ({ category }) => category,
  person: ({ decision, turn }) => (decision ? decision.by : turn.holder),
};

/** Numbers of the feedback that was reported on the local dates from `from` to `to`, both included, as they are at `now`. */
export async function responseStatistics(
  store: Store,
  from: LocalDate,
  to: LocalDate,
  now: Temporal.Instant,
): Promise<Statistics> {
  const { zone } = await currentRulebook(store);
  const begin = zone.startOf(from);
  const end = zone.startOf(addDays(to, 1));
  const open = (await Array.fromAsync(store.openFeedback())).filter(
    ({ reportedAt }) => begin <= reportedAt && reportedAt < end,
  );
  const decided = await Array.fromAsync(store.decidedFeedback(begin, end));
  // Between the two questions something may have been decided; then it counts as that.
  const decidedIds = new Set(decided.map(({ id }) => id));
  const feedback = [...decided, ...open.filter(({ id }) => !decidedIds.has(id))];
  const groups = DIMENSIONS.flatMap((by) =>
    [...Map.groupBy(feedback, KEYS[by])]
      .map(([key, members]): Group => ({ by, key, ...numbersOf(members, now) }))
      .sort((a, b) => ((a.key ?? '') < (b.key ?? '') ? -1 : 1)),
  );
  return { from, to, total: numbersOf(feedback, now), groups };
}
