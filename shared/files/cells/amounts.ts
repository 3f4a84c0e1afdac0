import type { Row } from '../../app/imports/import-report.ts';
import type { RowFault } from '../../domain/faults/faults.ts';
import { narrowText } from '../../domain/reading/clean-text.ts';
import {
  currencyCode,
  type DecimalMark,
  readAmount,
  type WrittenAmount,
} from '../../domain/reading/written-amount.ts';
import { cell } from './cell.ts';
import { oneLine } from './words.ts';

export const amount = (mark?: DecimalMark) => cell((text) => readAmount(text, mark));

const LONGEST_CURRENCY = 10;

export const currency = () =>
  cell((text) => {
    const reading = oneLine(narrowText(text), LONGEST_CURRENCY);
    return 'value' in reading ? { value: currencyCode(reading.value) } : reading;
  });

interface Priced {
  amount: WrittenAmount;
  currency: string | null;
}

type Agreed<T> = Omit<T, 'amount'> & { amount: string };

/** The currency that the sign beside an amount and the currency's own cell agree on. */
function agreed({
  amount: { currencies },
  currency: stated,
}: Priced): { currency: string | null } | RowFault {
  if (currencies.length === 0) return { currency: stated };
  // A sign that may be several, such as ¥, settles nothing by itself.
  if (stated === null) return { currency: currencies.length === 1 ? (currencies[0] ?? null) : null };
  return currencies.includes(stated)
    ? { currency: stated }
    : { code: 'other-currency', path: 'amount', signs: currencies.slice(0, 3).join(', '), currency: stated };
}

/** Rows whose amounts are plain decimals; one whose sign contradicts its currency has a fault. */
export const withAgreedCurrency = <T extends Priced>(
  rows: AsyncIterable<Row<T>>,
  keyOf: (value: T) => string,
): AsyncIterable<Row<Agreed<T>>> => ({
  async *[Symbol.asyncIterator]() {
    for await (const row of rows) {
      if (!('value' in row)) {
        yield row;
        continue;
      }
      const agreement = agreed(row.value);
      if ('code' in agreement) yield { line: row.line, fault: agreement, about: keyOf(row.value) };
      else yield { ...row, value: { ...row.value, ...agreement, amount: row.value.amount.amount } };
    }
  },
});
