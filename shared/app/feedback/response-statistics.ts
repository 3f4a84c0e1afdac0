import type { Temporal } from 'temporal-polyfill';
import {
  type Answering,
  answeringOf,
  type Numbers,
  numbersOf,
  turnsTaken,
} from '../../domain/feedback/statistics.ts';
import { by as inOrderOf } from '../../domain/in-order.ts';
import { CATEGORIES } from '../../domain/names.ts';
import { addDays, instantText, type LocalDate } from '../../domain/time/dates.ts';
import type { Store } from '../ports/store.ts';
import { currentRulebook } from '../rulebook.ts';

/** By what the numbers are told apart: feedback by category, turns by department and by person. */
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

const groupsBy = <T extends Answering>(
  by: Dimension,
  answerings: readonly T[],
  keyOf: (answering: T) => string | null,
): Group[] =>
  [...Map.groupBy(answerings, keyOf)]
    .map(([key, members]) => ({ by, key, ...numbersOf(members) }))
    .sort(inOrderOf(({ key }) => key ?? ''));

/**
 * Numbers of the feedback that was reported on the local dates from `from` to `to`, both included,
 * as they are at `now`.
 */
export async function responseStatistics(
  store: Store,
  from: LocalDate,
  to: LocalDate,
  now: Temporal.Instant,
): Promise<Statistics> {
  const { zone } = await currentRulebook(store);
  const [begin, end] = [zone.startOf(from), zone.startOf(addDays(to, 1))];
  const open = (await Array.fromAsync(store.openFeedback())).filter(
    ({ reportedAt }) => begin <= reportedAt && reportedAt < end,
  );
  const decided = await Array.fromAsync(store.decidedFeedback(begin, end));
  // Between the two questions something may have been decided; then it counts as that.
  const decidedIds = new Set(decided.map(({ id }) => id));
  const feedback = [...decided, ...open.filter(({ id }) => !decidedIds.has(id))];
  const at = instantText(now);
  const whole = feedback.map((one) => ({ category: one.category, ...answeringOf(one, at) }));
  const turns = feedback.flatMap((one) => turnsTaken(one, at));
  return {
    from,
    to,
    total: numbersOf(whole),
    groups: [
      ...groupsBy('department', turns, ({ department }) => department),
      ...CATEGORIES.flatMap((known) =>
        groupsBy(
          'category',
          whole.filter(({ category }) => category === known),
          () => known,
        ),
      ),
      ...groupsBy('person', turns, ({ person }) => person),
    ],
  };
}
