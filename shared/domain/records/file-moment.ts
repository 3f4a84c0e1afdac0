import type { Temporal } from 'temporal-polyfill';
import * as z from 'zod';

/** When something was told, by a file that lay somewhere; of S3, with the number by which it orders what happens to one key. */
export const tellingSchema = z.object({
  /** An instant in UTC with milliseconds, so that text order is time order. */
  at: z.string(),
  file: z.string(),
  sequencer: z.string(),
});
export type Telling = z.infer<typeof tellingSchema>;

const SEQUENCER_LENGTH = 32;

/**
 * Below zero when `a` was told before `b`. Of one key S3's sequencers decide, hexadecimal numbers that are compared as text once
 * they are filled up behind; else the moments do, whatever order the files come in.
 */
export function compareTellings(a: Telling, b: Telling): number {
  const sameKey = a.file === b.file && a.sequencer !== '' && b.sequencer !== '';
  const order = ({ at, sequencer }: Telling) =>
    sameKey ? sequencer.toUpperCase().padEnd(SEQUENCER_LENGTH, '0') : at;
  const [first, second] = [order(a), order(b)];
  return first === second ? 0 : first < second ? -1 : 1;
}

/** Somebody imports a file by hand: that is the news, whatever the file's age. */
export const byHand = (now: Temporal.Instant): Telling => ({
  at: now.toString({ smallestUnit: 'millisecond' }),
  file: '',
  sequencer: '',
});

/** Whether `told` is old news beside what is on record. */
export const isOlder = (told: Telling | undefined, onRecord: Telling | undefined): boolean =>
  told !== undefined && told.file !== '' && onRecord !== undefined && compareTellings(told, onRecord) < 0;

/** Whether `told` confirms what is on record, so that what was said in between must not undo it. By hand nothing comes in between. */
export const isNewer = (told: Telling | undefined, onRecord: Telling | undefined): boolean =>
  told !== undefined && told.file !== '' && (onRecord === undefined || compareTellings(told, onRecord) > 0);
