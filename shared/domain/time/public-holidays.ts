import { addDays, type LocalDate, localDateSchema } from './dates.ts';
import { MOVING_HOLIDAYS, NOTICES } from './holidays-of-china.ts';

/*
 * What is known of China's public holidays, and of which years. This file alone knows where that
 * comes from (the package chinese-days, from the State Council's yearly notices, written down
 * beside it), so another source replaces nothing else.
 */

/**
 * What the notice of a year arranges, as stretches of days `0101-0103 0215`; undefined when none is
 * known.
 */
function noticeOf(year: string): { off: string; on: string } | undefined {
  const [, off, on] = new RegExp(`^${year} off (.*) on (.*)$`, 'm').exec(NOTICES) ?? [];
  return off === undefined || on === undefined ? undefined : { off, on };
}

const holds = (stretches: string, day: string): boolean =>
  stretches.split(' ').some((stretch) => {
    const [from = '', through = from] = stretch.split('-');
    return from <= day && day <= through;
  });

/**
 * Whether the State Council made `date` special: 'off', 'on' (a make-up working day, 调休), or
 * neither.
 */
export function arrangedDay(date: LocalDate): 'off' | 'on' | undefined {
  const [year = '', month = '', day = ''] = date.split('-');
  const notice = noticeOf(year);
  if (!notice) return undefined;
  if (holds(notice.off, `${month}${day}`)) return 'off';
  return holds(notice.on, `${month}${day}`) ? 'on' : undefined;
}

/** Whether the year's notice is among what is known. */
export const isArrangedYear = (year: string): boolean => noticeOf(year) !== undefined;

const dateIn = (year: string, monthAndDay: string): LocalDate =>
  localDateSchema.parse(`${year}-${monthAndDay.slice(0, 2)}-${monthAndDay.slice(2)}`);

/**
 * The moving holidays of a year: Spring Festival from its eve on, Qingming, Dragon Boat and
 * Mid-Autumn Festival. Before and after the lunar calendar that is known there are only the fixed
 * days.
 */
function movingDays(year: string): LocalDate[] {
  const [, days] = new RegExp(`\\b${year}:(\\S+)`).exec(MOVING_HOLIDAYS) ?? [];
  if (days === undefined) return [];
  const [newYear, ...others] = days.split(',').map((day) => dateIn(year, day));
  return newYear ? [-1, 0, 1, 2].map((after) => addDays(newYear, after)).concat(others) : [];
}

const FIXED_DAYS = ['01-01', '05-01', '05-02', '10-01', '10-02', '10-03'];

/**
 * The days that are off in every year whatever its notice arranges around them, in order: those of
 * the regulation on public holidays (全国年节及纪念日放假办法, as of 2025).
 */
export const holidaysByLaw = (year: string): readonly LocalDate[] =>
  [...FIXED_DAYS.map((day) => localDateSchema.parse(`${year}-${day}`)), ...movingDays(year)].sort();
