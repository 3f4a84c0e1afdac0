import { setTimeout } from 'node:timers/promises';
import type { MachineClock } from '../../../shared/app/letters/pace.ts';
import type { PostServices } from '../../../shared/app/letters/post-services.ts';
import type { DynamoTable } from '../../../shared/store/dynamodb/dynamo-table.ts';
import type { Table } from '../../../shared/store/table.ts';

/**
 * A machine's clock that moves on only when database, writer and mailbox are at rest and everybody
 * waits.
 */
export interface VirtualClock extends MachineClock {
  /**
   * The same services on this clock, watched: `sentMs` holds the clock's time at the start of each
   * sending.
   */
  watched(services: PostServices): PostServices;
  sentMs: number[];
}

const QUIET_ROUNDS = 2;

export function virtualClock(table: Table, startMs: number): VirtualClock {
  let nowMs = startMs;
  let underWay = 0;
  let waiting: { untilMs: number; wake: () => void }[] = [];
  let ticking = false;
  const sentMs: number[] = [];

  const during = async <T>(work: () => Promise<T>): Promise<T> => {
    underWay++;
    try {
      return await work();
    } finally {
      underWay--;
    }
  };
  // What is asked of a table in memory is never under way when the clock looks.
  if ('client' in table)
    (table as DynamoTable).client.middlewareStack.add((next) => (args) => during(() => next(args)), {
      step: 'initialize',
    });

  const tick = async () => {
    ticking = true;
    for (let quiet = 0; waiting.length > 0; ) {
      await setTimeout(1);
      quiet = underWay === 0 ? quiet + 1 : 0;
      if (quiet < QUIET_ROUNDS) continue;
      quiet = 0;
      const [first, ...others] = waiting.sort((a, b) => a.untilMs - b.untilMs);
      waiting = others;
      nowMs = Math.max(nowMs, first!.untilMs);
      first!.wake();
    }
    ticking = false;
  };

  const clock: MachineClock = {
    machineMs: () => nowMs,
    wait(ms) {
      return new Promise((wake) => {
        waiting.push({ untilMs: nowMs + ms, wake });
        if (!ticking) void tick();
      });
    },
  };
  return {
    ...clock,
    sentMs,
    watched: (services) => ({
      ...services,
      ...clock,
      writer: { write: (facts) => during(() => services.writer.write(facts)) },
      mailer: {
        send(message) {
          sentMs.push(nowMs);
          return during(() => services.mailer.send(message));
        },
      },
    }),
  };
}

/** The most letters in any stretch of one second, or of so many milliseconds. */
export function mostInOneSecond(momentsMs: readonly number[], secondMs = 1000): number {
  const sorted = [...momentsMs].sort((a, b) => a - b);
  return Math.max(...sorted.map((from) => sorted.filter((ms) => from <= ms && ms < from + secondMs).length));
}

const TICK_MS = 5;

/**
 * Watches how long this machine keeps things waiting: requests to the database, and this very
 * process. On a busy machine a letter may arrive so much later than it was sent.
 */
export function watchDelays({ client }: DynamoTable): { longestMs(): number; stop(): void } {
  let longestMs = 0;
  const from = (startMs: number) => {
    longestMs = Math.max(longestMs, performance.now() - startMs);
  };
  client.middlewareStack.add(
    (next) => async (args) => {
      const startMs = performance.now();
      const answer = await next(args);
      from(startMs);
      return answer;
    },
    { step: 'initialize' },
  );
  let tickedMs = performance.now();
  const ticker = setInterval(() => {
    from(tickedMs + TICK_MS);
    tickedMs = performance.now();
  }, TICK_MS);
  return { longestMs: () => longestMs, stop: () => clearInterval(ticker) };
}
