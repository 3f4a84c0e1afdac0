import { ASSUMED, LOOKS_AT_ONCE, POST } from './assumptions.ts';

/**
 * Milliseconds of one function for each look: bound by its own processor or by the answers of the
 * table.
 */
export const msPerLook = (memoryMb: number): number =>
  Math.max(
    ASSUMED.msPerTransaction / LOOKS_AT_ONCE,
    ASSUMED.processorMsPerLook * Math.max(1, ASSUMED.mbOfProcessor / memoryMb),
  );

/**
 * Seconds between the beginnings of two letters: the pace, with the claim that is written in the
 * letter's turn.
 */
export const secondsPerLetter = (sendRate: number): number =>
  Math.max(POST.margin / sendRate + ASSUMED.msPerUpdate / 1000, ASSUMED.msPerSend / POST.sendsAtOnce / 1000);
