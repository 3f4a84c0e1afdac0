import { sweep } from '../shared/app/clock/sweep.ts';
import type { FanOut } from '../shared/app/ports/clock.ts';
import { ALL_SHARDS } from '../shared/store/keys.ts';
import { cached } from './runtime/cached.ts';
import { type StoreAndClock, storeIn } from './runtime/database.ts';
import { environment } from './runtime/environment.ts';
import { sweepEventSchema } from './runtime/events.ts';
import { withFirstPolicy } from './runtime/first-policy.ts';
import {
  counted,
  instrumented,
  lasted,
  logged,
  logger,
  reportUnreadable,
  timeLeft,
} from './runtime/instrumentation.ts';
import { partsQueue } from './runtime/parts-queue.ts';

export interface Clock extends StoreAndClock {
  fanOut?: FanOut | undefined;
}

/**
 * Each minute: runs the response clock, then looks at everything else that is due, or hands it out
 * when it is too much.
 */
export const sweepHandler = (clock: () => Clock | Promise<Clock>) =>
  instrumented(sweepEventSchema, async ({ at, shards }, context) => {
    const { store, now, fanOut } = await clock();
    const mayGoOn = timeLeft(context);
    const report = shards
      ? await sweep(store, at ?? now(), shards, { mayGoOn })
      : await sweep(store, at ?? now(), ALL_SHARDS, { mayGoOn, fanOut });
    const { responses, setAside } = report;
    counted('Swept', 1);
    counted('Looked', report.looked);
    lasted('WorstLateness', report.late.worstSeconds);
    counted('SetAside', setAside.length + responses.setAside.length);
    counted('ResponsesFired', responses.fired.length);
    lasted('WorstResponseLateness', responses.late.worstSeconds);
    counted('FannedOut', report.handedOut);
    counted('UnknownHolidays', report.unknownHolidays ? 1 : 0);
    if (report.looked + responses.fired.length + responses.setAside.length + report.handedOut > 0)
      logger.info('swept', {
        report: {
          ...report,
          setAside: logged(setAside),
          responses: { ...responses, setAside: logged(responses.setAside) },
        },
      });
    return report;
  });

export const handler = sweepHandler(
  cached(async () => {
    const settings = environment();
    const { SWEEP_QUEUE_URL, SWEEP_PARTS } = settings;
    const records = await withFirstPolicy(settings, storeIn(settings, reportUnreadable));
    return { ...records, fanOut: SWEEP_QUEUE_URL ? partsQueue(SWEEP_QUEUE_URL, SWEEP_PARTS) : undefined };
  }),
);
