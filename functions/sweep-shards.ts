import { currentRulebook } from '../shared/app/rulebook.ts';
import { sweepShards } from '../shared/app/sweep.ts';
import { type Records, recordsIn } from './database.ts';
import { environment, once } from './environment.ts';
import { partSchema, queueEventSchema } from './events.ts';
import { counted, lasted, logged, logger, observed, toldLeftOut } from './observed.ts';
import { eachMessage } from './queue.ts';
import { FINISH_MS } from './sweep.ts';

/** One part of a backlog that is too large for the function that runs each minute. What is left when the time is up is asked for again. */
export const sweepShardsHandler = (records: () => Records | Promise<Records>) =>
  observed(queueEventSchema, async (event, context) => {
    const { store } = await records();
    return eachMessage(event, async (body) => {
      const { at, shards } = partSchema.parse(body);
      const mayGoOn = () => context.getRemainingTimeInMillis() > FINISH_MS;
      const report = await sweepShards(store, await currentRulebook(store), at, shards, mayGoOn);
      counted('Looked', report.looked);
      lasted('WorstLateness', report.late.worstSeconds);
      counted('SetAside', report.setAside.length);
      logger.info('swept a part', { shards, report: { ...report, setAside: logged(report.setAside) } });
    });
  });

export const handler = sweepShardsHandler(once(async () => recordsIn(environment(), toldLeftOut)));
