import * as z from 'zod';
import { lazily } from '../lazily.ts';
import { instantTextSchema } from '../time/dates.ts';

/** Something bought (订货), as the archive keeps it. */
export const orderSchema = lazily(() =>
  z.object({
    orderId: z.string(),
    customerId: z.string(),
    orderedAt: instantTextSchema,
    /** A decimal as text, never a float: `139.12`. */
    amount: z.string(),
    currency: z.string(),
    /** Other than empty: the source marks it as no valid order. */
    flag: z.string(),
  }),
);
export type Order = z.infer<ReturnType<typeof orderSchema>>;

/**
 * Cancelled orders and amounts of zero or less do not count (docs/design.md, "Follow-up rules").
 */
export const countsAsOrder = ({ flag, amount }: Order): boolean => flag === '' && Number(amount) > 0;

const placesOf = (decimal: string): number => (decimal.split('.')[1] ?? '').length;

/** The exact sum of two plain decimals, as one. */
export function addDecimals(a: string, b: string): string {
  const places = Math.max(placesOf(a), placesOf(b));
  const scaled = (decimal: string) =>
    BigInt(decimal.replace('.', '') + '0'.repeat(places - placesOf(decimal)));
  const sum = scaled(a) + scaled(b);
  const digits = String(sum < 0n ? -sum : sum).padStart(places + 1, '0');
  const whole = digits.slice(0, digits.length - places);
  return plainDecimal(`${sum < 0n ? '-' : ''}${whole}.${digits.slice(digits.length - places)}`);
}

/**
 * The one way to write a decimal: no zeros that say nothing. Amounts are compared as text, never as
 * floats.
 */
export function plainDecimal(given: string): string {
  const [whole = '', fraction = ''] = given.split('.');
  const places = fraction.replace(/0+$/, '');
  const plain = whole.replace(/^(-?)0+(?=\d)/, '$1') + (places && `.${places}`);
  return plain === '-0' ? '0' : plain;
}
