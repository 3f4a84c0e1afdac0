import { stringify } from 'csv-stringify/sync';
import { DIMENSIONS, responseStatistics, type Statistics } from '../../shared/app/response-statistics.ts';
import { Refusal } from '../../shared/domain/faults.ts';
import { CATEGORIES } from '../../shared/domain/names.ts';
import type { Numbers } from '../../shared/domain/statistics.ts';
import { type Answer, dateGiven, type Visit } from '../visit.ts';
import { showingAt } from './feedback-view.ts';

const percent = (share: number): string => `${(share * 100).toFixed(1)}%`;

/** The columns of the CSV, in order. */
const COLUMNS = [
  'reported',
  'decided',
  'overdue',
  'pending',
  'inTimeShare',
  'medianMinutes',
  'percentile90Minutes',
  'surveys',
  'surveyAverage',
] as const satisfies readonly (keyof Numbers)[];

/** A cell that a spreadsheet would take for a formula is made text. */
const csvLines = ({ total, groups }: Statistics): string[] =>
  stringify(
    [{ by: 'total', key: '', ...total }, ...groups.map((group) => ({ ...group, key: group.key ?? '' }))],
    { header: true, columns: ['by', 'key', ...COLUMNS], escape_formulas: true },
  )
    .trimEnd()
    .split('\n');

async function textLines(statistics: Statistics, visit: Visit): Promise<string[]> {
  const { words, sentences } = visit;
  const { stats } = words.feedback;
  const showing = await showingAt(visit);
  const name = (by: (typeof DIMENSIONS)[number], key: string | null): string => {
    if (by === 'department') return key ?? stats.ourselves;
    if (by === 'person') return showing.person(key);
    const category = CATEGORIES.find((known) => known === key);
    return category ? sentences.feedback.category[category] : '';
  };
  const line = (title: string, numbers: Numbers): string =>
    `  ${sentences.under(
      title,
      stats.numbers(numbers, percent, (minutes) => sentences.feedback.workingTime(Math.round(minutes))),
    )}`;
  return [
    stats.period(statistics.from, statistics.to),
    line(stats.total, statistics.total),
    ...DIMENSIONS.flatMap((by) => [
      stats.dimension[by],
      ...statistics.groups
        .filter((group) => group.by === by)
        .map((group) => line(name(by, group.key), group)),
    ]),
  ];
}

export async function statsVerb(
  visit: Visit,
  options: { from: string; to: string; csv?: true },
): Promise<Answer> {
  const from = dateGiven('--from', options.from);
  const to = dateGiven('--to', options.to);
  if (to < from)
    throw new Refusal({
      code: 'refused',
      path: '--to',
      value: to,
      allowed: { kind: 'date-not-before', earliest: from },
    });
  const { store } = visit.place.composition;
  const statistics = await responseStatistics(store, from, to, await visit.place.now());
  return {
    json: statistics,
    lines: options.csv ? csvLines(statistics) : await textLines(statistics, visit),
  };
}
