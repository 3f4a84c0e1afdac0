import { Logger } from '@aws-lambda-powertools/logger';
import { injectLambdaContext } from '@aws-lambda-powertools/logger/middleware';
import { Metrics } from '@aws-lambda-powertools/metrics';
import { logMetrics } from '@aws-lambda-powertools/metrics/middleware';
import middy from '@middy/core';
import type { Context } from 'aws-lambda';
import type * as z from 'zod';

export const logger = new Logger({ serviceName: 'revisit' });
export const metrics = new Metrics({ namespace: 'Revisit', serviceName: 'revisit' });

/** A handler whose event is parsed and whose invocations are logged and measured. */
export const observed = <S extends z.ZodType, R>(
  schema: S,
  handler: (event: z.output<S>, context: Context) => Promise<R>,
) =>
  middy<z.input<S>, R>()
    .use(injectLambdaContext(logger))
    .use(logMetrics(metrics))
    .handler((event, context) => handler(schema.parse(event), context));
