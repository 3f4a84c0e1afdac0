import { WEEKDAYS } from '../names.ts';
import { addDays, type LocalDate, plainDate } from './dates.ts';
import { arrangedDay, holidaysByLaw, isArrangedYear } from './public-holidays.ts';

/**
 * A stretch of working time, `[from, to)` in minutes after the midnight with which its day begins.
 * One that spans the next midnight ends after 1440 and belongs to the day on which it begins.
 */
export interface WorkingWindow {
  fromMinute: number;
  toMinute: number;
}

/** What a policy says about working time. Hours are `HH:MM-HH:MM`, dates of a year local days. */
export interface CalendarSettings {
  workingDays: readonly (typeof WEEKDAYS)[number][];
  workingHours: readonly string[];
  holidays: 'china' | 'none';
  /** Days that differ from their weekday; no hours are a day off. */
  days: Readonly<Record<string, readonly string[]>>;
}

/** The business calendar of one policy: which days and hours count. */
export interface Calendar {
  /** In order; empty on a day off. */
  workingWindows(date: LocalDate): readonly WorkingWindow[];
  isWorkingDay(date: LocalDate): boolean;
  /**
   * The last working day in `[opens, closes)`, else the window's last day (docs/design.md, "Time").
   */
  dueOn(opens: LocalDate, closes: LocalDate): LocalDate;
  /**
   * Whether the public holidays of that year are known, from their source or because
   * `calendar.days` names all days that are off by law. In any other year those days alone are off.
   * Always true where no holidays are observed.
   */
  knowsHolidaysOf(year: string): boolean;
}

const DAY_MINUTES = 1440;

export const yearOf = (date: LocalDate): string => date.slice(0, 4);

export function minutesOf(time: string): number {
  const [hours, minutes] = time.split(':');
  return Number(hours) * 60 + Number(minutes);
}

/** `22:00-06:00` ends on the next day. */
export function windowOf(hours: string): WorkingWindow {
  const [from, to] = hours.split('-');
  const fromMinute = minutesOf(from ?? '');
  const toMinute = minutesOf(to ?? '');
  return { fromMinute, toMinute: toMinute < fromMinute ? toMinute + DAY_MINUTES : toMinute };
}

/**
 * The answer to each question once: customers share dates, and an answer follows from the calendar
 * alone.
 */
function remembering<Q, A>(answer: (question: Q) => A): (question: Q) => A {
  const known = new Map<Q, A>();
  return (question) => {
    const found = known.get(question);
    if (found !== undefined) return found;
    const given = answer(question);
    known.set(question, given);
    return given;
  };
}

export function calendarOf(settings: CalendarSettings): Calendar {
  const usual = settings.workingHours.map(windowOf);
  const overridden = new Map(
    Object.entries(settings.days).map(([date, hours]) => [date, hours.map(windowOf)]),
  );
  const isUsual = (date: LocalDate): boolean => {
    const weekday = WEEKDAYS[plainDate(date).dayOfWeek - 1];
    return weekday !== undefined && settings.workingDays.includes(weekday);
  };

  const lawOf = remembering((year: string) => new Set(holidaysByLaw(year)));
  const knowsHolidaysOf = remembering(
    (year: string): boolean =>
      settings.holidays === 'none' ||
      isArrangedYear(year) ||
      [...lawOf(year)].every((date) => overridden.has(date) || !isUsual(date)),
  );
  /** Whether a public holiday, or a day that makes up for one, decides about `date`. */
  const holiday = (date: LocalDate): 'off' | 'on' | undefined => {
    if (settings.holidays === 'none') return undefined;
    const year = yearOf(date);
    if (isArrangedYear(year)) return arrangedDay(date);
    return lawOf(year).has(date) ? 'off' : undefined;
  };

  const workingWindows = remembering((date: LocalDate): readonly WorkingWindow[] => {
    const own = overridden.get(date);
    if (own) return own;
    const exception = holiday(date);
    return (exception ? exception === 'on' : isUsual(date)) ? usual : [];
  });
  const isWorkingDay = (date: LocalDate): boolean => workingWindows(date).length > 0;

  const dueDates = new Map<string, LocalDate>();
  return {
    workingWindows,
    isWorkingDay,
    knowsHolidaysOf,
    dueOn(opens, closes) {
      const window = `${opens} ${closes}`;
      const found = dueDates.get(window);
      if (found) return found;
      const last = addDays(closes, -1);
      let day = last;
      while (day >= opens && !isWorkingDay(day)) day = addDays(day, -1);
      const dueOn = day >= opens ? day : last;
      dueDates.set(window, dueOn);
      return dueOn;
    },
  };
}

/** Every year between the first notice and the first that is missing is known. */
const FIRST_ASKED = 2004;
const LAST_ASKED = 2100;

/** So long before the first day of a year whose holidays are unknown somebody is told. */
const TOLD_DAYS_BEFORE = 60;

/**
 * A year whose public holidays are not known, and the first day of it that `today` and the 60 days
 * after it touch.
 */
export interface UnknownHolidays {
  year: string;
  from: LocalDate;
  /** The days that are taken as off all the same. */
  off: readonly LocalDate[];
}

/** Of two years at once the nearer one: the other is told when this one is mended. */
export function unknownHolidays(calendar: Calendar, today: LocalDate): UnknownHolidays | undefined {
  for (const from of [today, addDays(today, TOLD_DAYS_BEFORE)]) {
    const year = yearOf(from);
    if (calendar.knowsHolidaysOf(year)) continue;
    const [newYear = from] = holidaysByLaw(year);
    return { year, from: from === today ? today : newYear, off: holidaysByLaw(year) };
  }
  return undefined;
}

/**
 * The first year to come whose holidays are not known: what a policy says of itself, whatever the
 * day.
 */
export function firstUnknownYear(calendar: Calendar): UnknownHolidays | undefined {
  for (let year = FIRST_ASKED; year <= LAST_ASKED; year++) {
    if (calendar.knowsHolidaysOf(String(year))) continue;
    const off = holidaysByLaw(String(year));
    const [from] = off;
    return from && { year: String(year), from, off };
  }
  return undefined;
}
