import { Temporal } from 'temporal-polyfill';
import type { Unread } from '../faults/faults.ts';
import { WEEKDAYS } from '../names.ts';
import { type DateOrder, type ReadAs, SPAN } from './reading.ts';

/** A day as somebody wrote it, and what stood behind it. */
export interface WrittenDate {
  date: Temporal.PlainDate;
  rest: string;
}

const NO_DATE: Unread = { code: 'refused', allowed: { kind: 'date' } };

const MONTH = '(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\\.?';
const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const MONTH_NAMES =
  /^(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?$/i;
const WEEKDAY = /^(mon|tue|wed|thu|fri|sat|sun)[a-z]*\.?,?\s+/i;
const CHINESE_WEEKDAY = /\s*[(（]?(?:星期|周|礼拜)([一二三四五六日天])[)）]?/u;

/**
 * `2026-03-05`, `2026/3/5`, `2026.3.5`: the year first, as databases and Excel in China write it.
 */
const YEAR_FIRST = /^(\d{4})([-/.])(\d{1,2})\2(\d{1,2})(?!\d)/;
const CHINESE = /^(\d{4})\s*年\s*(\d{1,2})\s*月\s*(\d{1,2})\s*[日号]/u;
/** `20260305`, `20260305082600`, `20260305T082600`. */
const COMPACT = /^(\d{4})(\d{2})(\d{2})(?=$|[T\s]|\d{6}(?:$|\D))/;
const DAY_MONTH_NAME = new RegExp(
  `^(\\d{1,2})(?:st|nd|rd|th)?[-\\s/.]+(?:of\\s+)?(${MONTH})[-\\s/.,]+(\\d{4})(?!\\d)`,
  'i',
);
const MONTH_NAME_DAY = new RegExp(
  `^(${MONTH})[-\\s/]+(\\d{1,2})(?:st|nd|rd|th)?(?:\\s*,\\s*|[-\\s/]+)(\\d{4})(?!\\d)`,
  'i',
);
/** What C and Java print, with the time before the year: `Mar  5 08:26:00 2026`. */
const TIME_BEFORE_YEAR = new RegExp(
  `^(${MONTH})\\s+(\\d{1,2})\\s+(\\d{1,2}:\\d{2}(?::\\d{2})?)(\\s+[a-z0-9:+-]+)?\\s+(\\d{4})$`,
  'i',
);
const YEAR_LAST = /^(\d{1,2})([-/.])(\d{1,2})\2(\d{4})(?!\d)/;
const SHORT_YEAR = new RegExp(
  `^(?:\\d{1,2}[-/.]\\d{1,2}[-/.]\\d{2}(?!\\d)|\\d{1,2}[-\\s/.]+${MONTH}[-\\s/.,]+\\d{2}(?!\\d)|\\d{2}年)`,
  'i',
);
const NUMBER = /^\d+(?:\.\d+)?$/;

/** A day that exists, or undefined. */
function dayOf(year: string, month: string | number, day: string): Temporal.PlainDate | undefined {
  try {
    return Temporal.PlainDate.from(
      { year: Number(year), month: Number(month), day: Number(day) },
      { overflow: 'reject' },
    );
  } catch {
    return undefined;
  }
}

const monthNumber = (name: string): number =>
  MONTH_NAMES.test(name) ? MONTHS.indexOf(name.slice(0, 3).toLowerCase()) + 1 : 0;

/**
 * The one day that `3/5/2026` can be: by the order that was told, or because only one order gives a
 * real day.
 */
function yearLast(text: string, order: DateOrder | undefined): ReadAs<WrittenDate> | undefined {
  const [all, one = '', , two = '', year = ''] = YEAR_LAST.exec(text) ?? [];
  if (all === undefined) return undefined;
  const rest = text.slice(all.length);
  const dayFirst = order === 'mdy' ? undefined : dayOf(year, two, one);
  const monthFirst = order === 'dmy' ? undefined : dayOf(year, one, two);
  if (dayFirst && monthFirst && !dayFirst.equals(monthFirst))
    return { unread: { code: 'ambiguous', of: 'day-or-month' } };
  const date = dayFirst ?? monthFirst;
  return date ? { value: { date, rest } } : { unread: NO_DATE };
}

/** By the forms in which year, month and day tell themselves apart. */
function clearDate(text: string): WrittenDate | undefined {
  const found = (form: RegExp, year: number, month: number, day: number): WrittenDate | undefined => {
    const parts = form.exec(text);
    if (!parts) return undefined;
    const named = parts[month] ?? '';
    const date = dayOf(parts[year] ?? '', /^\d/.test(named) ? named : monthNumber(named), parts[day] ?? '');
    return date && { date, rest: text.slice(parts[0].length) };
  };
  return (
    found(YEAR_FIRST, 1, 3, 4) ??
    found(CHINESE, 1, 2, 3) ??
    found(COMPACT, 1, 2, 3) ??
    found(DAY_MONTH_NAME, 4, 2, 1) ??
    found(MONTH_NAME_DAY, 4, 1, 3)
  );
}

/** The weekday that stands before or behind the day, 1 for Monday, and the text without it. */
function withoutWeekday(text: string): { text: string; weekday: number | undefined } {
  const english = WEEKDAY.exec(text);
  if (english) {
    const name = english[1]?.toLowerCase() ?? '';
    const weekday = WEEKDAYS.findIndex((known) => known.startsWith(name)) + 1;
    return { text: text.slice(english[0].length), weekday };
  }
  const chinese = CHINESE_WEEKDAY.exec(text);
  if (!chinese) return { text, weekday: undefined };
  const weekday = '一二三四五六日'.indexOf(chinese[1] === '天' ? '日' : (chinese[1] ?? '')) + 1;
  return { text: text.replace(chinese[0], ' ').trim(), weekday };
}

/**
 * Reads the day at the beginning of a text, in the forms that can mean only one thing and, if
 * `order` says which comes first, in those of days and months as numbers. Years have four digits.
 */
export function readWrittenDate(given: string, order: DateOrder | undefined): ReadAs<WrittenDate> {
  if (NUMBER.test(given) && !COMPACT.test(given)) return { unread: { code: 'ambiguous', of: 'day-number' } };
  const named = withoutWeekday(given);
  const text = named.text.replace(TIME_BEFORE_YEAR, '$1 $3 $6 $4$5');
  const clear = clearDate(text);
  const reading: ReadAs<WrittenDate> = clear
    ? { value: clear }
    : (yearLast(text, order) ?? {
        unread: SHORT_YEAR.test(text) ? { code: 'ambiguous', of: 'century' } : NO_DATE,
      });
  if ('unread' in reading) return reading;
  const { date } = reading.value;
  if (named.weekday !== undefined && named.weekday !== date.dayOfWeek)
    return { unread: { code: 'refused', allowed: { kind: 'own-weekday' } } };
  const day = date.toString();
  return day < SPAN.earliest || day > SPAN.latest || day.length > SPAN.latest.length
    ? { unread: { code: 'out-of-span', ...SPAN } }
    : reading;
}
