const LINE_BREAK = /\r\n?|[\u0085\u2028\u2029]/g;
const CONTROLS_BUT_LINE_FEED = /[^\P{Cc}\n]/gu;

const MARKS = '\\u061c\\u200b\\u200e\\u200f\\u202a-\\u202e\\u2060-\\u206f\\ufeff';
const UNSEEN = new RegExp(`[${MARKS}]`, 'gu');

/**
 * Without direction marks and zero-width characters, which make one text look like another. What
 * joins letters or emoji stays: some scripts are written with it.
 */
export const withoutUnseen = (text: string): string => text.replace(UNSEEN, '');

/**
 * What somebody wrote, in lines: every kind of line break is one line feed, other control
 * characters are spaces, and what nobody sees, such as marks that turn the direction of reading, is
 * left out.
 */
export const plainText = (text: string): string =>
  withoutUnseen(text.toWellFormed().replace(LINE_BREAK, '\n')).replace(CONTROLS_BUT_LINE_FEED, ' ').trim();

/** The same in one line, as a subject or a name is. */
export const plainLine = (text: string): string => plainText(text).replace(/\s*\n\s*/g, ' ');

const NOT_TO_BE_SHOWN = new RegExp(`[^\\P{Cc}\\n\\t]|[\\u2028\\u2029${MARKS}]|\\p{Cs}`, 'gu');

const escaped = (character: string): string => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;

/**
 * A text for a terminal: what would command it or deceive its reader is written out, as JSON writes
 * it.
 */
export const shownText = (text: string): string => text.replace(NOT_TO_BE_SHOWN, escaped);
