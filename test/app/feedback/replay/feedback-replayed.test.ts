import { expect, onTestFinished, test } from 'vitest';
import { startFailingSes } from '../../../fixtures/failing-ses.ts';
import { minuteOf } from '../clock/feedback-working-minutes.ts';
import { REAL_TICKETS, realTickets, replayOffice, type Stretch } from './feedback-replay.ts';
import { replayed } from './feedback-replay-check.ts';

// People act first and the clock comes after them: a minute is over when it is swept, so an answer
// in the very minute of a deadline is in time by itself, and nobody is told of a turn that was over
// already. The other order must come to the same rungs, by the rule that whoever's deadline it is
// may still answer at it; it owes more letters.

/** `REPLAY_EVERY=1` replays every ticket, which takes minutes; otherwise it is every so many-th. */
const GIVEN = process.env.REPLAY_EVERY;

// The 2,174 tickets of the busiest week, Monday to Sunday, unless asked for from its Thursday on,
// over the weekend; and a day of it in the other order.
test.for([
  ['people first', GIVEN ? '2016-03-28T00:00:00Z' : '2016-03-31T00:00:00Z', '2016-04-04T00:00:00Z', 20],
  ['clock first', '2016-03-30T00:00:00Z', '2016-03-31T00:00:00Z', 5],
] as const)(
  'real tickets, %s, from %s until %s: rungs as rehearsed, and every letter once',
  { timeout: GIVEN ? 1_800_000 : 180_000 },
  async ([order, from, until, usually], { skip }) => {
    const stretch: Stretch = { from: minuteOf(from), until: minuteOf(until), order };
    const tickets = await realTickets(stretch.from, stretch.until);
    if (!tickets) return skip(`${REAL_TICKETS} is missing, so no real week is replayed`);
    const ses = await startFailingSes();
    onTestFinished(() => ses.stop());
    const every = Number(GIVEN ?? usually);
    const some = tickets.filter((_, index) => index % every === 0);
    const office = await replayOffice(ses.endpoint, some.length);
    const startedMs = performance.now();
    const rungs = await replayed(office, some, stretch, async () =>
      ses.delivered.map(({ letterTag }) => Buffer.from(letterTag ?? '', 'base64url').toString()),
    );
    const ms = Math.round(performance.now() - startedMs) / (stretch.until - stretch.from);
    console.info(
      `${some.length} of ${tickets.length} tickets, ${order}: answered on rung ${rungs.join(', ')}; ${ses.delivered.length} letters; ${ms.toFixed(1)} ms a minute`,
    );
    expect(rungs[0]! + rungs[1]! + rungs[2]! + rungs[3]!).toBeGreaterThan(some.length / 2);
  },
);
