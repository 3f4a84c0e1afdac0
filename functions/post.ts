import { MetricUnit } from '@aws-lambda-powertools/metrics';
import { postLetters } from '../shared/app/post-letters.ts';
import { type Composition, composed } from './compose.ts';
import { postEventSchema } from './events.ts';
import { logger, metrics, observed } from './observed.ts';

/** Time that the letters under way need to be settled before the function is stopped. */
const SETTLE_MS = 15_000;

/** The next run comes within a minute, and looks first at what the response clock has owed in the meantime. */
const LONGEST_RUN_MS = 50_000;

/** Each minute: sends the letters that are due. */
export const postHandler = (composition: () => Composition) =>
  observed(postEventSchema, async ({ at }, context) => {
    const { store, office, now } = composition();
    const budgetMs = Math.min(context.getRemainingTimeInMillis() - SETTLE_MS, LONGEST_RUN_MS);
    const report = await postLetters(store, office(budgetMs), at ?? now());
    metrics.addMetric('Sent', MetricUnit.Count, report.letters.sent ?? 0);
    metrics.addMetric('FateUnknown', MetricUnit.Count, report.letters.unknown ?? 0);
    metrics.addMetric('SetAside', MetricUnit.Count, report.setAside.length);
    if (Object.keys(report.letters).length > 0) logger.info('posted', { report });
    return report;
  });

export const handler = postHandler(composed);
