import { postHandler } from '../../functions/post.ts';
import { sweepHandler } from '../../functions/sweep.ts';
import type { SweepReport } from '../../shared/app/clock/sweep.ts';
import type { PostReport } from '../../shared/app/letters/post-services.ts';
import type { InstantText } from '../../shared/domain/time/dates.ts';
import type { Department } from './department.ts';

/** As long as the longest Lambda function may run. */
const LONGEST_RUN_MS = 900_000;

/** What Lambda hands to a function beside its event. */
function context(functionName: string) {
  const until = Date.now() + LONGEST_RUN_MS;
  return {
    functionName,
    functionVersion: '$LATEST',
    invokedFunctionArn: `arn:aws:lambda:local:000000000000:function:${functionName}`,
    memoryLimitInMB: '512',
    awsRequestId: `${functionName}-${until}`,
    logGroupName: functionName,
    logStreamName: 'local',
    callbackWaitsForEmptyEventLoop: false,
    getRemainingTimeInMillis: () => until - Date.now(),
    done: () => undefined,
    fail: () => undefined,
    succeed: () => undefined,
  };
}

/** The functions, called with the events that EventBridge Scheduler would send. */
export function functionsAt({ composition, wayOut }: Pick<Department, 'composition' | 'wayOut'>) {
  const sweep = sweepHandler(() => composition);
  const post = postHandler(async () => ({ ...composition, postServices: (await wayOut()).postServices }));
  return {
    sweep: (at: InstantText): Promise<SweepReport> => sweep({ at }, context('sweep')),
    post: (at: InstantText): Promise<PostReport> => post({ at }, context('post')),
  };
}
