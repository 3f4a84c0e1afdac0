const PLAIN = /^(?:[!-~](?:[ -~]*[!-~])?)?$/;
/**
 * What nobody sees: zero-width characters, byte-order marks, direction marks. Joiners inside
 * scripts that are written with them stay.
 */
const UNSEEN =
  /[\u00ad\u200b\u200e\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff]|(?<![\p{M}\p{Script=Arabic}])[\u200c\u200d]/gu;
const SPACE_AROUND = /^[\p{Zs}\t]+|[\p{Zs}\t]+$/gu;
const FULL_WIDTH = /[\uff01-\uff5e]/g;
const OTHER_SPACE = /\p{Zs}/gu;

/** `="00123"`: how exports keep spreadsheets from changing a cell. */
const FORMULA = /^="([^"]*)"$/;

/**
 * A cell as a person sees it: without spaces around it, of whatever kind, and without characters
 * that nobody sees.
 */
export const cleanText = (given: string): string =>
  PLAIN.test(given)
    ? given.replace(FORMULA, '$1')
    : given.replace(UNSEEN, '').replace(SPACE_AROUND, '').normalize('NFC').replace(FORMULA, '$1');

/**
 * Full-width digits and letters, which Chinese input methods write, become the plain ones, and
 * every kind of space a plain one. Nothing else is folded, so that ids which look different stay
 * different.
 */
export const narrowText = (text: string): string =>
  PLAIN.test(text)
    ? text
    : text
        .replace(FULL_WIDTH, (wide) => String.fromCharCode(wide.charCodeAt(0) - 0xfee0))
        .replace(OTHER_SPACE, ' ')
        .replace(/^ +| +$/g, '');
