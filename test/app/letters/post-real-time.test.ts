import { expect, test } from 'vitest';
import { postLetters } from '../../../shared/app/letters/post-letters.ts';
import { at, openOnDatabase } from '../../fixtures/department.ts';
import { startFailingSes } from '../../fixtures/failing-ses.ts';
import { sweepAt, takeIn } from '../clock/sweep-scene.ts';
import { mostInOneSecond, watchDelays } from './post-clock.ts';
import { owingTo, sendingTo } from './post-scene.ts';

const NOW = '2011-04-01T12:00:00Z';
const LETTERS = 26;
const RATE = 12;

/**
 * Two posts at the same time and, when they are done, a third, by the machine's real clock. Counts
 * the letters that reached SES in one second, less what this machine itself kept waiting.
 */
async function measured(sendRate: number) {
  const ses = await startFailingSes();
  const department = await openOnDatabase({ ...sendingTo(ses.endpoint), SEND_RATE: String(sendRate) });
  const { store, postServices: office } = department;
  const ids = Array.from({ length: LETTERS }, (_, index) => `C-${index}`);
  await takeIn(store, owingTo(ids));
  await sweepAt(store, NOW);

  const delays = watchDelays(department.table);
  const together = await Promise.all([1, 2].map(() => postLetters(store, office(1_000), at(NOW))));
  await postLetters(store, office(60_000), at(NOW));
  delays.stop();
  await department.stop();
  await ses.stop();

  const arrivedMs = ses.arrivals.map((arrival) => arrival.arrivedMs);
  return {
    busy: together.map(({ busy }) => busy).sort(),
    recipients: new Set(ses.arrivals.map(({ to }) => to)).size,
    letters: ses.arrivals.length,
    longestDelayMs: delays.longestMs(),
    mostInOneSecond: mostInOneSecond(arrivedMs, 1000 - delays.longestMs()),
  };
}

/** A machine that keeps things waiting for longer leaves too little of a second to count in. */
const MOST_DELAY_MS = 400;
const tooBusy = (delayMs: number): string =>
  `this machine kept things waiting for ${Math.round(delayMs)} ms: nothing can be said about a second`;

test('by the mailbox’s own clock no second has more letters than the rate', async ({ skip }) => {
  const { mostInOneSecond: most, longestDelayMs, ...rest } = await measured(RATE);
  expect(rest).toEqual({ busy: [false, true], recipients: LETTERS, letters: LETTERS });
  if (longestDelayMs > MOST_DELAY_MS) skip(tooBusy(longestDelayMs));
  expect(most).toBeLessThanOrEqual(RATE);
});

test('the same letters at a higher rate are measured to be too many for the lower one', async ({ skip }) => {
  const { mostInOneSecond: most, longestDelayMs } = await measured(1000);
  if (longestDelayMs > MOST_DELAY_MS) skip(tooBusy(longestDelayMs));
  expect(most).toBeGreaterThan(RATE);
});
