import chineseDays from 'chinese-days';
import { addDays, type LocalDate, localDateSchema } from './dates.ts';

/*
 * What is known of China's public holidays, and of which years. This file alone knows where that comes from (the package
 * chinese-days, from the State Council's yearly notices), so another source replaces nothing else.
 */

/** Whether the State Council made `date` special: 'off', 'on' (a make-up working day, 调休), or neither. */
export function arrangedDay(date: LocalDate): 'off' | 'on' | undefined {
  const detail = chineseDays.getDayDetail(date);
  // The package names an ordinary day by its weekday and a special one by "English,中文,days".
  if (!detail.name.includes(',')) return undefined;
  return detail.work ? 'on' : 'off';
}

/** Whether the year's notice is among what is known: every notice has the National Day in it. */
export const isArrangedYear = (year: string): boolean => {
  const { data: nationalDay } = localDateSchema.safeParse(`${year}-10-01`);
  return nationalDay !== undefined && arrangedDay(nationalDay) === 'off';
};

/** The lunar calendar of the package; before and after it only the fixed days are known. */
const LUNAR_YEARS = { first: 1900, last: 2100 };

/** The moving holidays of a year: Spring Festival from its eve on, Qingming, Dragon Boat and Mid-Autumn Festival. */
function movingDays(year: string): LocalDate[] {
  if (Number(year) < LUNAR_YEARS.first || Number(year) > LUNAR_YEARS.last) return [];
  const lunar = (monthAndDay: string): LocalDate =>
    localDateSchema.parse(chineseDays.getSolarDateFromLunar(`${year}-${monthAndDay}`).date);
  const newYear = lunar('01-01');
  const qingming = localDateSchema.parse(chineseDays.getSolarTermDate(Number(year), 4, 'pure_brightness'));
  return [-1, 0, 1, 2].map((days) => addDays(newYear, days)).concat(qingming, lunar('05-05'), lunar('08-15'));
}

const FIXED_DAYS = ['01-01', '05-01', '05-02', '10-01', '10-02', '10-03'];

/**
 * The days that are off in every year whatever its notice arranges around them, in order: those of the regulation on
 * public holidays (全国年节及纪念日放假办法, as of 2025).
 */
export const holidaysByLaw = (year: string): readonly LocalDate[] =>
  [...FIXED_DAYS.map((day) => localDateSchema.parse(`${year}-${day}`)), ...movingDays(year)].sort();
