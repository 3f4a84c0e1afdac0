import {
  DIMENSIONS,
  type Group,
  responseStatistics,
  type Statistics,
} from '../../../shared/app/feedback/response-statistics.ts';
import type { Numbers } from '../../../shared/domain/feedback/statistics.ts';
import { CATEGORIES } from '../../../shared/domain/names.ts';
import type { WrittenTable } from '../../../shared/files/formats/write-table.ts';
import { type Answer, dateGiven, refused, type Session } from '../../terminal/session.ts';
import { titlesOf } from '../../words/titles.ts';
import { displayAt } from './feedback-view.ts';

const percent = (share: number): string => `${(share * 100).toFixed(1)}%`;

/** The numbers of the table, in order. */
const COLUMNS = [
  'count',
  'decided',
  'unanswered',
  'pending',
  'inTimeShare',
  'medianMinutes',
  'percentile90Minutes',
  'surveys',
  'surveyAverage',
  'reopened',
] as const satisfies readonly (keyof Numbers)[];

/** What a group is called: a department or person by name. */
async function namesAt(session: Session): Promise<(group: Group) => string> {
  const { words, sentences } = session;
  const display = await displayAt(session);
  return ({ by, key }) => {
    if (by === 'department') return key ?? words.feedback.stats.ourselves;
    if (by === 'person') return display.person(key);
    const category = CATEGORIES.find((known) => known === key);
    return category ? sentences.feedback.category[category] : '';
  };
}

const tableOf = (
  { total, groups }: Statistics,
  name: (group: Group) => string,
  { words, language }: Session,
): WrittenTable => ({
  header: titlesOf(['by', 'key', 'name', ...COLUMNS], language),
  rows: [
    ['total', null, words.feedback.stats.total, ...COLUMNS.map((column) => total[column])],
    ...groups.map((group) => [group.by, group.key, name(group), ...COLUMNS.map((column) => group[column])]),
  ],
});

function textLines(statistics: Statistics, name: (group: Group) => string, session: Session): string[] {
  const { words, sentences } = session;
  const { stats } = words.feedback;
  const line = (title: string, numbers: Numbers, unit: 'feedback' | 'turns'): string =>
    `  ${sentences.under(
      title,
      stats.numbers(numbers, unit, percent, (minutes) => sentences.feedback.workingTime(Math.round(minutes))),
    )}`;
  return [
    stats.period(statistics.from, statistics.to),
    line(stats.total, statistics.total, 'feedback'),
    ...DIMENSIONS.flatMap((by) => [
      stats.dimension[by],
      ...statistics.groups
        .filter((group) => group.by === by)
        .map((group) => line(name(group), group, by === 'category' ? 'feedback' : 'turns')),
    ]),
  ];
}

export interface StatsOptions {
  from: string;
  to: string;
}

export async function statsVerb(session: Session, options: StatsOptions): Promise<Answer> {
  const from = dateGiven('--from', options.from);
  const to = dateGiven('--to', options.to);
  if (to < from) throw refused('--to', to, { kind: 'date-not-before', earliest: from });
  const { store } = session.department.composition;
  const statistics = await responseStatistics(store, from, to, await session.department.now());
  const name = await namesAt(session);
  return {
    json: statistics,
    lines: textLines(statistics, name, session),
    table: tableOf(statistics, name, session),
  };
}
