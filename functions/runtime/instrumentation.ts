import { Logger } from '@aws-lambda-powertools/logger';
import { injectLambdaContext } from '@aws-lambda-powertools/logger/middleware';
import { Metrics, MetricUnit } from '@aws-lambda-powertools/metrics';
import { logMetrics } from '@aws-lambda-powertools/metrics/middleware';
import middy from '@middy/core';
import type { Context } from 'aws-lambda';
import type * as z from 'zod';
import type { Unreadable } from '../../shared/app/ports/clock.ts';

/** Both take the service, which tells one stage from another, from POWERTOOLS_SERVICE_NAME. */
export const logger = new Logger();
// Its own warnings, such as of nothing to measure, go where all others go: a person at a terminal
// has no use for them.
const metrics = new Metrics({ namespace: 'Revisit', logger });

export function counted(name: string, count: number): void {
  metrics.addMetric(name, MetricUnit.Count, count);
}
export function lasted(name: string, seconds: number): void {
  metrics.addMetric(name, MetricUnit.Seconds, seconds);
}

/** A record that a list goes on without: it is told, so that somebody mends it. */
export function reportUnreadable(record: Unreadable): void {
  logger.warn('left out, since it cannot be read', { record });
  // At once, since it may be told by a function that measures nothing else.
  metrics.singleMetric().addMetric('SetAside', MetricUnit.Count, 1);
}

/** The visitor saw the page that says to try again, so that the function itself did not fail. */
export function countFailedPage(): void {
  metrics.singleMetric().addMetric('PagesFailed', MetricUnit.Count, 1);
}

/** Time that the records under way need before the function is stopped. */
const FINISH_MS = 15_000;

/** Whether there is time to begin one more. */
export const timeLeft = (context: Context) => (): boolean => context.getRemainingTimeInMillis() > FINISH_MS;

const MOST_LOGGED = 20;

/** So many of the records that were set aside; their number is a metric. */
export const logged = (setAside: readonly Unreadable[]): readonly Unreadable[] =>
  setAside.slice(0, MOST_LOGGED);

/** A handler whose event is parsed and whose invocations are logged and measured. */
export const instrumented = <S extends z.ZodType, R>(
  schema: () => S,
  handler: (event: z.output<S>, context: Context) => Promise<R>,
) =>
  middy<z.input<S>, R>()
    .use(injectLambdaContext(logger))
    .use(logMetrics(metrics))
    .handler((event, context) => handler(schema().parse(event), context));
