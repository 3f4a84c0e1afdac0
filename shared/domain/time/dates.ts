import { Temporal } from 'temporal-polyfill';
import * as z from 'zod';

/**
 * A business date `YYYY-MM-DD` in the policy's zone, years 0000 to 9999.
 *
 * It travels as text because text is what the table stores, compares with `<` in nanoseconds and
 * reads well in a test. All arithmetic on it is Temporal's.
 */
export type LocalDate = `${number}-${number}-${number}`;

/**
 * An instant in UTC with whole seconds, `YYYY-MM-DDTHH:MM:SSZ`: fixed width, so text order is time
 * order.
 */
export type InstantText = `${LocalDate}T${number}:${number}:${number}Z`;

const LOCAL_DATE = /^\d{4}-\d{2}-\d{2}$/;
const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}Z$/;

const isLocalDate = (text: string): text is LocalDate => LOCAL_DATE.test(text);
const isInstantText = (text: string): text is InstantText => INSTANT.test(text);

const realDate = (text: string): boolean => {
  try {
    Temporal.PlainDate.from(text);
    return true;
  } catch {
    return false;
  }
};

export const localDateSchema = z.string().refine(isLocalDate).refine(realDate);
/** Reads only what it would write, so that day 99 of month 99 is none. */
const realInstant = (text: string): boolean => {
  const ms = Date.parse(text);
  return Number.isFinite(ms) && new Date(ms).toISOString() === text.replace('Z', '.000Z');
};

export const instantTextSchema = z.string().refine(isInstantText).refine(realInstant);

/** @throws RangeError when Temporal produced a date outside the years 0000 to 9999. */
export function localDate(date: Temporal.PlainDate): LocalDate {
  const text = date.toString();
  if (!isLocalDate(text)) throw new RangeError(`${text} is outside the years 0000 to 9999`);
  return text;
}

/** The instant without fractions of a second. @throws RangeError outside the years 0000 to 9999. */
export function instantText(instant: Temporal.Instant): InstantText {
  const text = instant.toString({ smallestUnit: 'second', roundingMode: 'floor' });
  if (!isInstantText(text)) throw new RangeError(`${text} is outside the years 0000 to 9999`);
  return text;
}

/** Moments are kept to the second, so they are compared to the second. */
export const wholeSecond = (instant: Temporal.Instant): Temporal.Instant =>
  Temporal.Instant.from(instantText(instant));

export const plainDate = (date: LocalDate): Temporal.PlainDate => Temporal.PlainDate.from(date);

export const addDays = (date: LocalDate, days: number): LocalDate => localDate(plainDate(date).add({ days }));

/** Calendar months counted from `date` itself; a day that the month lacks becomes its last day. */
export const addMonths = (date: LocalDate, months: number): LocalDate =>
  localDate(plainDate(date).add({ months }, { overflow: 'constrain' }));

export const daysBetween = (from: LocalDate, to: LocalDate): number =>
  plainDate(from).until(plainDate(to), { largestUnit: 'days' }).days;

export const later = <T extends string>(a: T, b: T): T => (a < b ? b : a);
export const earlier = <T extends string>(a: T, b: T): T => (a < b ? a : b);
