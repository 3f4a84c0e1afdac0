import chineseDays from 'chinese-days';
import { addDays, type LocalDate, plainDate } from './dates.ts';
import { WEEKDAYS } from './names.ts';
import type { Policy } from './policy.ts';

/** A stretch of working time inside one local day, `[from, to)` in minutes after midnight. */
export interface WorkingWindow {
  fromMinute: number;
  toMinute: number;
}

/** The business calendar of one policy: which days and hours count. */
export interface Calendar {
  /** In order; empty on a day off. */
  workingWindows(date: LocalDate): readonly WorkingWindow[];
  isWorkingDay(date: LocalDate): boolean;
  /** The last working day in `[opens, closes)`, else the window's last day (design, section 3). */
  dueOn(opens: LocalDate, closes: LocalDate): LocalDate;
}

export function minutesOf(time: string): number {
  const [hours, minutes] = time.split(':');
  return Number(hours) * 60 + Number(minutes);
}

export function windowOf(hours: string): WorkingWindow {
  const [from, to] = hours.split('-');
  return { fromMinute: minutesOf(from ?? ''), toMinute: minutesOf(to ?? '') };
}

/** Whether China's State Council made `date` special: 'off', 'on' (make-up day), or neither. */
function chineseException(date: LocalDate): 'off' | 'on' | undefined {
  const detail = chineseDays.getDayDetail(date);
  // The package names an ordinary day by its weekday and a special one by "English,中文,days".
  if (!detail.name.includes(',')) return undefined;
  return detail.work ? 'on' : 'off';
}

export function calendarOf(settings: Policy['calendar']): Calendar {
  const usual = settings.workingHours.map(windowOf);
  const overridden = new Map(
    Object.entries(settings.days).map(([date, hours]) => [date, hours.map(windowOf)]),
  );
  const usuallyWorks = (date: LocalDate): boolean => {
    const exception = settings.holidays === 'china' ? chineseException(date) : undefined;
    if (exception) return exception === 'on';
    const weekday = WEEKDAYS[plainDate(date).dayOfWeek - 1];
    return weekday !== undefined && settings.workingDays.includes(weekday);
  };

  // Customers share windows, and a window's due date follows from the calendar alone.
  const dueDates = new Map<string, LocalDate>();
  const known = new Map<LocalDate, readonly WorkingWindow[]>();
  const workingWindows = (date: LocalDate): readonly WorkingWindow[] => {
    const found = known.get(date);
    if (found) return found;
    const windows = overridden.get(date) ?? (usuallyWorks(date) ? usual : []);
    known.set(date, windows);
    return windows;
  };
  const isWorkingDay = (date: LocalDate): boolean => workingWindows(date).length > 0;

  return {
    workingWindows,
    isWorkingDay,
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
