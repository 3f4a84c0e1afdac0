import type { Temporal } from 'temporal-polyfill';
import * as z from 'zod';
import { lazily } from '../lazily.ts';

/**
 * When something was told, by a file that lay somewhere; of S3, with the number by which it orders
 * what happens to one key.
 */
export const fileMomentSchema = lazily(() =>
  z.object({
    /** An instant in UTC with milliseconds, so that text order is time order. */
    at: z.string(),
    file: z.string(),
    sequencer: z.string(),
  }),
);
export type FileMoment = z.infer<ReturnType<typeof fileMomentSchema>>;

const SEQUENCER_LENGTH = 32;

/**
 * Below zero when `a` was told before `b`. Of one key S3's sequencers decide, hexadecimal numbers
 * that are compared as text once they are filled up behind; else the moments do, whatever order the
 * files come in.
 */
function compareFileMoments(a: FileMoment, b: FileMoment): number {
  const sameKey = a.file === b.file && a.sequencer !== '' && b.sequencer !== '';
  const order = ({ at, sequencer }: FileMoment) =>
    sameKey ? sequencer.toUpperCase().padEnd(SEQUENCER_LENGTH, '0') : at;
  const [first, second] = [order(a), order(b)];
  return first === second ? 0 : first < second ? -1 : 1;
}

/** Somebody imports a file by hand: that is the news, whatever the file's age. */
export const byHand = (now: Temporal.Instant): FileMoment => ({
  at: now.toString({ smallestUnit: 'millisecond' }),
  file: '',
  sequencer: '',
});

/** Whether `given` is old news beside what is on record. */
export const isOlder = (given: FileMoment | undefined, onRecord: FileMoment | undefined): boolean =>
  given !== undefined &&
  given.file !== '' &&
  onRecord !== undefined &&
  compareFileMoments(given, onRecord) < 0;

/**
 * Whether `given` confirms what is on record, so that what was said in between must not undo it. By
 * hand nothing comes in between.
 */
export const isNewer = (given: FileMoment | undefined, onRecord: FileMoment | undefined): boolean =>
  given !== undefined &&
  given.file !== '' &&
  (onRecord === undefined || compareFileMoments(given, onRecord) > 0);
