import { plainDecimal } from '../customers/order.ts';
import type { Unread } from '../faults/faults.ts';
import { narrowText } from './clean-text.ts';
import type { ReadAs } from './reading.ts';
import { isDamaged } from './written-id.ts';

/** How a file writes one and a half: `1.5` or `1,5`. */
export const DECIMAL_MARKS = ['.', ','] as const;
export type DecimalMark = (typeof DECIMAL_MARKS)[number];

/**
 * An amount as somebody wrote it, and the currencies that the sign beside it may stand for; none
 * without a sign.
 */
export interface WrittenAmount {
  amount: string;
  currencies: readonly string[];
}

/**
 * What signs and words stand for. One that may be several is not settled here: ¥ is the yuan and
 * the yen.
 */
const SIGNS: { readonly [sign: string]: readonly string[] } = {
  '¥': ['CNY', 'JPY'],
  '￥': ['CNY', 'JPY'],
  $: ['USD', 'AUD', 'BND', 'CAD', 'CLP', 'COP', 'HKD', 'MOP', 'MXN', 'NAD', 'NZD', 'SGD', 'TWD', 'ARS'],
  us$: ['USD'],
  hk$: ['HKD'],
  nt$: ['TWD'],
  a$: ['AUD'],
  au$: ['AUD'],
  c$: ['CAD'],
  ca$: ['CAD'],
  s$: ['SGD'],
  nz$: ['NZD'],
  mop$: ['MOP'],
  r$: ['BRL'],
  'cn¥': ['CNY'],
  'jp¥': ['JPY'],
  '€': ['EUR'],
  '￡': ['GBP'],
  '£': ['GBP', 'EGP', 'FKP', 'GIP', 'SHP', 'SYP', 'LBP'],
  '₩': ['KRW', 'KPW'],
  '₽': ['RUB'],
  '₹': ['INR'],
  '฿': ['THB'],
  '₫': ['VND'],
  '₺': ['TRY'],
  '₴': ['UAH'],
  '₪': ['ILS'],
  '₱': ['PHP'],
  zł: ['PLN'],
  元: ['CNY'],
  圆: ['CNY'],
  块: ['CNY'],
  元整: ['CNY'],
  rmb: ['CNY'],
  人民币: ['CNY'],
  人民币元: ['CNY'],
  美元: ['USD'],
  欧元: ['EUR'],
  英镑: ['GBP'],
  日元: ['JPY'],
  円: ['JPY'],
  港元: ['HKD'],
  港币: ['HKD'],
  新台币: ['TWD'],
  台币: ['TWD'],
  韩元: ['KRW'],
};
const ISO = new Set(Intl.supportedValuesOf('currency'));

/**
 * The currencies that a sign, a word or a code may stand for; undefined when it is none of these.
 */
function currenciesOf(sign: string): readonly string[] | undefined {
  const upper = sign.toUpperCase();
  if (ISO.has(upper)) return [upper];
  const known = sign.toLowerCase().replaceAll(' ', '');
  return Object.hasOwn(SIGNS, known) ? SIGNS[known] : undefined;
}

/**
 * A currency as columns name it: 人民币 and rmb are CNY; what may be several, or is no currency,
 * stays as it is.
 */
export function currencyCode(text: string): string {
  const [only, ...others] = currenciesOf(text) ?? [];
  return only !== undefined && others.length === 0 ? only : text;
}

const NO_AMOUNT: { readonly [mark in DecimalMark]: Unread } = {
  '.': { code: 'refused', allowed: { kind: 'amount' } },
  ',': { code: 'refused', allowed: { kind: 'amount', decimalComma: true } },
};
const LONGEST = 40;
const PLAIN = /^-?\d{1,28}(?:\.\d{1,10})?$/;
const PARTS = /^([^\d.,+-]*)([+-]?)([^\d.,+-]*)([\d.,' ]*\d)([+-]?)([^\d.,+-]*)$/u;
const NUMBERS = {
  '.': /^(?:\d{1,3}(?:([, '])\d{3})(?:\1\d{3})*|\d+)(?:\.\d+)?$|^\.\d+$/,
  ',': /^(?:\d{1,3}(?:([. '])\d{3})(?:\1\d{3})*|\d+)(?:,\d+)?$|^,\d+$/,
} as const;

/**
 * Reads an amount of money as a plain decimal: with a sign or word of its currency on either side,
 * commas between thousands, negative by a minus before or behind or by brackets. `1.234,50` is read
 * where the file's decimal mark is a comma.
 */
export function readAmount(given: string, mark: DecimalMark = '.'): ReadAs<WrittenAmount> {
  if (mark === '.' && PLAIN.test(given)) return { value: { amount: plainDecimal(given), currencies: [] } };
  const text = narrowText(given).replace(/[−–]/g, '-').replace(/[’`]/g, "'");
  if (text.length > LONGEST) return { unread: NO_AMOUNT[mark] };
  if (isDamaged(text) && !NUMBERS['.'].test(text) && !NUMBERS[','].test(text))
    return { unread: { code: 'damaged' } };
  const bracketed = /^([^()\d]*)\((.*)\)([^()\d]*)$/u.exec(text);
  const bare = bracketed ? `${bracketed[1]}${bracketed[2]}${bracketed[3]}` : text;
  const [all, before = '', first = '', between = '', digits = '', last = '', behind = ''] =
    PARTS.exec(bare) ?? [];
  const minuses = [bracketed ? '-' : '', first, last].filter((sign) => sign !== '');
  if (all === undefined || minuses.length > 1) return { unread: NO_AMOUNT[mark] };
  const signs = [before, between, behind]
    .map((sign) => sign.trim())
    .filter((sign) => sign !== '')
    .flatMap((sign) => (currenciesOf(sign) ? [sign] : sign.split(' ')));
  const meant = signs.map(currenciesOf);
  // CNY ¥5 says it twice; the second may only agree.
  const currencies = meant.reduce<readonly string[] | undefined>(
    (some, more) => some && more && (some.length === 0 ? more : some.filter((one) => more.includes(one))),
    [],
  );
  if (!currencies || (signs.length > 0 && currencies.length === 0)) return { unread: NO_AMOUNT[mark] };
  if (!NUMBERS[mark].test(digits))
    return {
      unread:
        mark === '.' && NUMBERS[','].test(digits)
          ? { code: 'ambiguous', of: 'decimal-mark' }
          : NO_AMOUNT[mark],
    };
  const number = digits.replace(mark === '.' ? /[, ']/g : /[. ']/g, '').replace(',', '.');
  const negative = minuses[0] === '-' ? '-' : '';
  return { value: { amount: plainDecimal(`${negative}${number.replace(/^\./, '0.')}`), currencies } };
}
