import { MetricUnit } from '@aws-lambda-powertools/metrics';
import { sweep } from '../shared/app/sweep.ts';
import { type Composition, composed } from './compose.ts';
import { sweepEventSchema } from './events.ts';
import { logger, metrics, observed } from './observed.ts';

/** Each minute: looks at everything that is due. */
export const sweepHandler = (composition: () => Composition) =>
  observed(sweepEventSchema, async ({ at, shards }) => {
    const { store, now } = composition();
    const report = await sweep(store, at ?? now(), shards);
    metrics.addMetric('Looked', MetricUnit.Count, report.looked);
    metrics.addMetric('WorstLateness', MetricUnit.Seconds, report.late.worstSeconds);
    metrics.addMetric('SetAside', MetricUnit.Count, report.setAside.length);
    if (report.looked > 0) logger.info('swept', { report });
    return report;
  });

export const handler = sweepHandler(composed);
