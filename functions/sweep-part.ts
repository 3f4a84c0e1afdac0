import { sweepShards } from '../shared/app/clock/sweep.ts';
import { currentRulebook } from '../shared/app/rulebook.ts';
import { Unavailable } from '../shared/app/store-errors.ts';
import { cached } from './runtime/cached.ts';
import { type StoreAndClock, storeIn } from './runtime/database.ts';
import { environment } from './runtime/environment.ts';
import { partSchema, queueEventSchema } from './runtime/events.ts';
import {
  counted,
  instrumented,
  lasted,
  logged,
  logger,
  reportUnreadable,
  timeLeft,
} from './runtime/instrumentation.ts';
import { eachMessage } from './runtime/queue.ts';

/**
 * One part of a backlog that is too large for the function that runs each minute. What is left when
 * the time is up, or when the table is away, stays due and is asked for again with the next minute:
 * a message that went back would keep its part waiting.
 */
export const sweepShardsHandler = (records: () => StoreAndClock | Promise<StoreAndClock>) =>
  instrumented(queueEventSchema, async (event, context) => {
    const { store } = await records();
    return eachMessage(event, async (body) => {
      const { at, shards } = partSchema().parse(body);
      try {
        const report = await sweepShards(store, await currentRulebook(store), at, shards, timeLeft(context));
        counted('Looked', report.looked);
        lasted('WorstLateness', report.late.worstSeconds);
        counted('SetAside', report.setAside.length);
        logger.info('swept a part', { shards, report: { ...report, setAside: logged(report.setAside) } });
      } catch (error) {
        if (!(error instanceof Unavailable)) throw error;
        counted('PartsLeft', 1);
        logger.error('a part was left to the next minute', { shards, error });
      }
    });
  });

export const handler = sweepShardsHandler(cached(async () => storeIn(environment(), reportUnreadable)));
