import chineseDays from 'chinese-days';
import { addDays, type LocalDate } from '../../../../shared/domain/time/dates.ts';

/*
 * What the package chinese-days says, as the text of the file that the calendar reads. The package
 * itself is no part of what runs: it brings its tables as code, which every function would load at
 * each start.
 */

/** Years of which a notice may be known. The package's lunar calendar knows those of `LUNAR`. */
const NOTICE_YEARS = { first: 2000, last: 2099 };
const LUNAR = { first: 1900, last: 2100 };
const YEARS_A_LINE = 4;

const years = ({ first, last }: { first: number; last: number }): number[] =>
  Array.from({ length: last - first + 1 }, (_, index) => first + index);

const daysOf = (year: number): LocalDate[] => {
  const days: LocalDate[] = [];
  for (let day = `${year}-01-01` as LocalDate; day.startsWith(`${year}`); day = addDays(day, 1))
    days.push(day);
  return days;
};

/**
 * Whether the State Council made `date` special: 'off', 'on' (a make-up working day, 调休), or
 * neither.
 */
export function arrangedByPackage(date: LocalDate): 'off' | 'on' | undefined {
  const detail = chineseDays.getDayDetail(date);
  // The package names an ordinary day by its weekday and a special one by "English,中文,days".
  if (!detail.name.includes(',')) return undefined;
  return detail.work ? 'on' : 'off';
}

/**
 * Of a year: the first day of Spring Festival, Qingming, Dragon Boat and Mid-Autumn Festival; none
 * where it does not reach.
 */
export function movingByPackage(year: number): string[] {
  if (year < LUNAR.first || year > LUNAR.last) return [];
  const lunar = (monthAndDay: string) => chineseDays.getSolarDateFromLunar(`${year}-${monthAndDay}`).date;
  return [
    lunar('01-01'),
    chineseDays.getSolarTermDate(year, 4, 'pure_brightness'),
    lunar('05-05'),
    lunar('08-15'),
  ];
}

const short = (date: string): string => date.slice(5).replace('-', '');

/** Days in order as `0101-0103 0215`. */
function ranges(days: readonly LocalDate[]): string {
  const found: [from: LocalDate, through: LocalDate][] = [];
  for (const day of days) {
    const last = found.at(-1);
    if (last && addDays(last[1], 1) === day) last[1] = day;
    else found.push([day, day]);
  }
  return found
    .map(([from, through]) => (from === through ? short(from) : `${short(from)}-${short(through)}`))
    .join(' ');
}

function noticeLines(): string[] {
  return years(NOTICE_YEARS).flatMap((year) => {
    const of = (kind: 'off' | 'on') => ranges(daysOf(year).filter((day) => arrangedByPackage(day) === kind));
    const off = of('off');
    return off === '' ? [] : [`${year} off ${off} on ${of('on')}`];
  });
}

function movingLines(): string[] {
  const entries = years(LUNAR).map((year) => `${year}:${movingByPackage(year).map(short).join(',')}`);
  return Array.from({ length: Math.ceil(entries.length / YEARS_A_LINE) }, (_, line) =>
    entries.slice(line * YEARS_A_LINE, (line + 1) * YEARS_A_LINE).join(' '),
  );
}

/** The whole file. */
export const packedFile = (): string => `/*
 * Written by \`npm run holidays\` from the package chinese-days; a test compares the two. Months and
 * days as \`0131\`.
 */

/**
 * The State Council's notices: of each year the days off, and those on which people work to make up
 * for them (调休).
 */
export const NOTICES = \`
${noticeLines().join('\n')}
\`;

/**
 * Of each year the first day of Spring Festival, Qingming, Dragon Boat Festival and Mid-Autumn
 * Festival.
 */
export const MOVING_HOLIDAYS = \`
${movingLines().join('\n')}
\`;
`;

export const PACKED_PATH = new URL('../../../../shared/domain/time/holidays-of-china.ts', import.meta.url);
