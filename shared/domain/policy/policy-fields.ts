import { Temporal } from 'temporal-polyfill';
import * as z from 'zod';
import type { Allowed } from '../faults/faults.ts';
import { SPAN } from '../reading/reading.ts';
import { type LocalDate, localDateSchema } from '../time/dates.ts';

/** The leaves a policy is made of. Each knows what it allows, so that a refusal can say it. */
const leaf = <T>(accepts: (value: unknown) => boolean, allowed: Allowed) =>
  z.custom<T>(accepts, { params: { allowed } });

const allowedSchema = z.custom<Allowed>((value) => z.object({ kind: z.string() }).safeParse(value).success);

/**
 * What the field that raised an issue allows, as its leaf or cell has put it there; undefined when
 * it is no leaf.
 */
export const allowedIn = (issue: z.core.$ZodIssue): Allowed | undefined =>
  issue.code === 'custom' ? allowedSchema.safeParse(issue.params?.allowed).data : undefined;

export const wholeNumber = (min: number, max: number) =>
  leaf<number>((value) => Number.isInteger(value) && Number(value) >= min && Number(value) <= max, {
    kind: 'whole-number',
    min,
    max,
  });

export const trueOrFalse = () =>
  leaf<boolean>((value) => typeof value === 'boolean', { kind: 'true-or-false' });

export const oneOf = <T extends string>(values: readonly T[]) =>
  leaf<T>((value) => values.some((known) => known === value), { kind: 'one-of', values });

/** At least one of `values`, none twice. */
export const listOf = <T extends string>(values: readonly T[]) =>
  leaf<readonly T[]>(
    (list) =>
      Array.isArray(list) &&
      list.length > 0 &&
      new Set(list).size === list.length &&
      list.every((value) => values.some((known) => known === value)),
    { kind: 'list-of', values },
  );

const MOST_WORDS = 200;
const LONGEST_WORD = 60;
const LONGEST_PATTERN = 200;

const isList = (value: unknown, accepts: (text: string) => boolean): boolean =>
  Array.isArray(value) &&
  value.length <= MOST_WORDS &&
  value.every((text) => typeof text === 'string' && accepts(text));

/** Words to look for in a text. */
export const wordList = () =>
  leaf<readonly string[]>(
    (list) => isList(list, (word) => word.trim() === word && word !== '' && word.length <= LONGEST_WORD),
    { kind: 'word-list', most: MOST_WORDS, max: LONGEST_WORD },
  );

const isPattern = (source: string): boolean => {
  try {
    return source !== '' && source.length <= LONGEST_PATTERN && new RegExp(source, 'iu').source !== '';
  } catch {
    return false;
  }
};

/** Regular expressions of JavaScript to look for in a text; upper and lower case are the same. */
export const patternList = () =>
  leaf<readonly string[]>((list) => isList(list, isPattern), {
    kind: 'pattern-list',
    most: MOST_WORDS,
    max: LONGEST_PATTERN,
  });

const TIME = /^([01]\d|2[0-3]):[0-5]\d$/;
const HOURS = /^([01]\d|2[0-3]):[0-5]\d-(([01]\d|2[0-3]):[0-5]\d|24:00)$/;

/** `HH:MM`. */
export const time = () =>
  leaf<string>((value) => typeof value === 'string' && TIME.test(value), { kind: 'time' });

const isHours = (value: unknown): boolean => typeof value === 'string' && HOURS.test(value);

/**
 * `HH:MM-HH:MM` windows of one day; `24:00` is its end. Whether they are in order is a
 * contradiction, checked later.
 */
export const hoursList = () =>
  leaf<readonly string[]>((list) => Array.isArray(list) && list.length > 0 && list.every(isHours), {
    kind: 'hours-list',
  });

const isLikelyDay = (key: unknown): boolean => {
  const { data } = localDateSchema.safeParse(key);
  return data !== undefined && data >= SPAN.earliest && data <= SPAN.latest;
};

/** Overridden days: an empty list is a day off. */
export const overriddenDays = () =>
  z.record(
    z.custom<LocalDate>(isLikelyDay, { params: { allowed: { kind: 'date-between', ...SPAN } } }),
    leaf<readonly string[]>((list) => Array.isArray(list) && list.every(isHours), { kind: 'hours-list' }),
  );

/** An IANA time zone that this runtime knows. */
export const timeZone = () =>
  leaf<string>(
    (value) => {
      if (typeof value !== 'string') return false;
      try {
        Temporal.Instant.fromEpochMilliseconds(0).toZonedDateTimeISO(value);
        const { timeZone: known } = new Intl.DateTimeFormat('en', { timeZone: value }).resolvedOptions();
        // Zones are compared as text later, so their one spelling counts.
        return (
          /^[A-Za-z][\w+/-]*$/.test(value) && (known === value || known.toLowerCase() !== value.toLowerCase())
        );
      } catch {
        return false;
      }
    },
    { kind: 'zone' },
  );

/** An object whose keys are all known. A refusal's message is the list of the keys it may have. */
export const section = <S extends z.ZodRawShape>(shape: S) =>
  z.strictObject(shape, { error: () => Object.keys(shape).join(', ') });
