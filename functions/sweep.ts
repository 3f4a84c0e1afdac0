import { MetricUnit } from '@aws-lambda-powertools/metrics';
import { sweep } from '../shared/app/sweep.ts';
import { type Composition, composed } from './compose.ts';
import { sweepEventSchema } from './events.ts';
import { logger, metrics, observed } from './observed.ts';

/** Each minute: runs the response clock, then looks at everything else that is due. */
export const sweepHandler = (composition: () => Composition) =>
  observed(sweepEventSchema, async ({ at, shards }) => {
    const { store, now } = composition();
    const report = await sweep(store, at ?? now(), shards);
    metrics.addMetric('Looked', MetricUnit.Count, report.looked);
    metrics.addMetric('WorstLateness', MetricUnit.Seconds, report.late.worstSeconds);
    metrics.addMetric(
      'SetAside',
      MetricUnit.Count,
      report.setAside.length + report.responses.setAside.length,
    );
    metrics.addMetric('ResponsesFired', MetricUnit.Count, report.responses.fired.length);
    metrics.addMetric('WorstResponseLateness', MetricUnit.Seconds, report.responses.late.worstSeconds);
    const { fired, setAside } = report.responses;
    if (report.looked + fired.length + setAside.length > 0) logger.info('swept', { report });
    return report;
  });

export const handler = sweepHandler(composed);
