import type { Unread } from '../faults/faults.ts';
import { narrowText } from './clean-text.ts';
import type { ReadAs } from './reading.ts';
import { isTotalWord } from './table-words.ts';

const MONTH = '(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)';
/** What spreadsheets show where a formula failed, and in a column too narrow for its value. */
const ERRORS = /^#(?:(?:REF|NAME|VALUE|DIV\/0|NUM|NULL|SPILL|CALC|FIELD)[!?]|#{2,})$/i;
/** What spreadsheets make of ids, with nothing left of the id. */
const MADE_BY_SPREADSHEETS = [
  // Exponents: 8.61391E+12, 8,61E+12, 1E+05. Without fraction and sign it may be an id, such as
  // 1E5.
  /^[+-]?\d+(?:[.,]\d+E[+-]?|E[+-])\d+$/i,
  ERRORS,
  /^(?:TRUE|FALSE|真|假)$/i,
  // Days: 3-Jan, Jan-05, 2026/3/1 0:00, 3/1/2026, 1月3日.
  new RegExp(`^(?:\\d{1,2}-${MONTH}|${MONTH}-\\d{1,2})(?:-\\d{2,4})?$`),
  /^\d{4}([-/.])\d{1,2}\1\d{1,2}(?:[T ]+\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?)?$/,
  /^\d{1,2}\/\d{1,2}\/\d{2,4}(?: +\d{1,2}:\d{2}(?::\d{2})?(?: ?[AP]M)?)?$/i,
  /^(?:\d{4}年)?\d{1,2}月(?:\d{1,2}日)?$/u,
  /^\d{1,2}:\d{2}(?::\d{2})?(?: ?[AP]M)?$/i,
  // Thousands: whatever zeros stood in front are gone.
  /^\d{1,3}(?:,\d{3})+(?:\.\d+)?$/,
];
/**
 * Spreadsheets keep 15 digits of a number, and fill up with zeros. One more digit is a zero by
 * itself too often.
 */
const ROUNDED = /^\d{15}0{2,}$/;
const TEXT_MARK = /^'([^'].*)$/;
/** What programs make of a column of numbers in which some cells are empty. */
const WHOLE_NUMBER = /^(\d{1,15})\.0+$/;

export const isErrorValue = (text: string): boolean => ERRORS.test(text);

/** Whether a spreadsheet put this where something else had been. */
export const isDamaged = (text: string): boolean =>
  ROUNDED.test(text) || MADE_BY_SPREADSHEETS.some((made) => made.test(text));

/** Without what was put around it so that it stays as it is. */
export function unwrapped(text: string): string {
  const bare = TEXT_MARK.exec(text)?.[1] ?? text;
  return WHOLE_NUMBER.exec(bare)?.[1] ?? bare;
}

const MAX_ID = 40;
const NO_ID: Unread = { code: 'refused', allowed: { kind: 'one-line', max: MAX_ID } };

/**
 * Reads an id. What was put around it so that it stays one (`'00123`, `10001.0`) is taken off; one
 * of which a spreadsheet left nothing is refused, since several customers would fall onto it. Short
 * enough to travel in a message tag.
 */
export function readId(given: string): ReadAs<string> {
  const id = unwrapped(narrowText(given));
  if (isDamaged(id)) return { unread: { code: 'damaged' } };
  if (isTotalWord(id)) return { unread: { code: 'total-word' } };
  // A line break is refused, not mended.
  const one = id !== '' && id.length <= MAX_ID && !/[\p{Cc}\p{Zl}\p{Zp}]/u.test(id);
  return one ? { value: id } : { unread: NO_ID };
}
