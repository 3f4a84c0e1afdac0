import { Duration, Stack } from 'aws-cdk-lib';
import { PolicyDocument, PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import {
  ContextAttribute,
  Schedule,
  ScheduleExpression,
  ScheduleTargetInput,
  TimeWindow,
} from 'aws-cdk-lib/aws-scheduler';
import { LambdaInvoke } from 'aws-cdk-lib/aws-scheduler-targets';
import { Construct } from 'constructs';
import type { DepartmentFunction } from './function.ts';

const MINUTE = Duration.minutes(1);

/**
 * Invokes a function each minute with the minute's own time, `{"at": ...}`, whenever the invocation
 * comes.
 */
export class EachMinute extends Construct {
  constructor(scope: Construct, id: string, { lambda }: DepartmentFunction) {
    super(scope, id);
    const stack = Stack.of(this);
    const group = stack.formatArn({
      service: 'scheduler',
      resource: 'schedule-group',
      resourceName: 'default',
    });
    const role = new Role(this, 'Role', {
      assumedBy: new ServicePrincipal('scheduler.amazonaws.com', {
        conditions: { StringEquals: { 'aws:SourceAccount': stack.account, 'aws:SourceArn': group } },
      }),
      inlinePolicies: {
        Invoke: new PolicyDocument({
          statements: [
            new PolicyStatement({ actions: ['lambda:InvokeFunction'], resources: [lambda.functionArn] }),
          ],
        }),
      },
    });
    new Schedule(this, 'Schedule', {
      schedule: ScheduleExpression.rate(MINUTE),
      timeWindow: TimeWindow.off(),
      target: new LambdaInvoke(lambda, {
        // Otherwise CDK would allow every version and alias of the function as well.
        role: role.withoutPolicyUpdates(),
        input: ScheduleTargetInput.fromObject({ at: ContextAttribute.scheduledTime }),
        retryAttempts: 1,
        maxEventAge: MINUTE,
      }),
    });
  }
}
