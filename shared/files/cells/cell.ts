import * as z from 'zod';
import type { Unread } from '../../domain/faults/faults.ts';
import { cleanText } from '../../domain/reading/clean-text.ts';
import type { ReadAs } from '../../domain/reading/reading.ts';
import { isEmptyWord } from '../../domain/reading/table-words.ts';

/** Namibia's code as much as "not available". */
const NAMIBIA = 'NA';

/**
 * A cell of a table, as a schema that knows why it refuses a text. One that is empty, or says so in
 * a word (无, N/A, NULL), says nothing: it is null.
 */
export const cell = <T>(read: (text: string) => ReadAs<T>, { ofCountries = false } = {}) =>
  z.string().transform((given, context): T | null => {
    const text = cleanText(given);
    if (text === '' || isEmptyWord(text) || (text === NAMIBIA && !ofCountries)) return null;
    const reading = read(text);
    if ('value' in reading) return reading.value;
    context.addIssue({ code: 'custom', params: { unread: reading.unread } });
    return z.NEVER;
  });

/** A cell that no row may leave empty. */
export const required = <T>(schema: z.ZodType<T | null, string>) =>
  schema.transform((value, context) => {
    if (value !== null) return value;
    context.addIssue({ code: 'custom', params: {} });
    return z.NEVER;
  });

const unreadSchema = z.custom<Unread>((value) => z.object({ code: z.string() }).safeParse(value).success);

/**
 * Why the cell that raised an issue could not be read; undefined when it is empty and must not be.
 */
export const unreadIn = (issue: z.core.$ZodIssue): Unread | undefined =>
  issue.code === 'custom' ? unreadSchema.safeParse(issue.params?.unread).data : undefined;
