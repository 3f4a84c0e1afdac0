import { Validations } from 'aws-cdk-lib';
import { CfnBudget } from 'aws-cdk-lib/aws-budgets';
import { Alarm, ComparisonOperator, TreatMissingData } from 'aws-cdk-lib/aws-cloudwatch';
import { SnsAction } from 'aws-cdk-lib/aws-cloudwatch-actions';
import { PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Topic } from 'aws-cdk-lib/aws-sns';
import { EmailSubscription } from 'aws-cdk-lib/aws-sns-subscriptions';
import type { Construct } from 'constructs';
import { FamilyStack } from '../constructs/family.ts';
import type { Stage } from '../stage/stage.ts';
import {
  type AlarmPlan,
  clockAlarms,
  deadLetterAlarm,
  functionAlarm,
  intakeAlarms,
  mailAlarms,
  measuredIn,
  pageAlarms,
  queueAlarms,
  type Watched,
} from './alarms.ts';
import { dashboard } from './dashboard.ts';

/** Per cent of the month's budget at which somebody is told. */
const BUDGET_WARNINGS = [80, 100];

/**
 * Who is told of what: alarms and the budget go to the stage's address, the dashboard is there for
 * whoever looks.
 */
export class WatchStack extends FamilyStack {
  readonly topic: Topic;

  constructor(scope: Construct, id: string, stage: Stage, watched: Watched) {
    super(scope, id);
    this.topic = new Topic(this, 'Alarms', { enforceSSL: true });
    // Any policy replaces the one with which a topic begins: without this line no alarm would ever
    // be mailed.
    this.topic.addToResourcePolicy(
      new PolicyStatement({
        principals: [new ServicePrincipal('cloudwatch.amazonaws.com')],
        actions: ['sns:Publish'],
        resources: [this.topic.topicArn],
        conditions: { StringEquals: { 'aws:SourceAccount': this.account } },
      }),
    );
    const subscription = this.topic.addSubscription(new EmailSubscription(stage.alarmAddress));
    Validations.of(subscription).acknowledge({
      id: 'Serverless-SNSRedrivePolicy',
      reason:
        'E-mail has no consumer that a dead letter could be given to again; the alarm itself stays in CloudWatch.',
    });
    const measured = measuredIn(stage.name);
    const plans = [
      ...clockAlarms(measured),
      ...mailAlarms(),
      ...pageAlarms(measured),
      ...queueAlarms(measured),
      ...intakeAlarms(measured),
      ...watched.functions.map(functionAlarm),
      ...watched.queues.map(deadLetterAlarm),
    ];
    for (const plan of plans) this.alarm(stage, plan);
    dashboard(this, stage.name, watched);
    this.budget(stage);
  }

  /** The mail that an alarm sends holds its description: the stage's language first. */
  private alarm({ name, language }: Stage, plan: AlarmPlan): void {
    const { losing, above, below } = plan;
    const sentences = language === 'zh' ? [losing.zh, losing.en] : [losing.en, losing.zh];
    new Alarm(this, plan.id, {
      alarmName: `Revisit-${name}-${plan.id}`,
      alarmDescription: sentences.join('\n'),
      metric: plan.metric,
      threshold: below ?? above ?? 0,
      comparisonOperator:
        below === undefined
          ? ComparisonOperator.GREATER_THAN_THRESHOLD
          : ComparisonOperator.LESS_THAN_THRESHOLD,
      evaluationPeriods: plan.periods ?? 1,
      treatMissingData: plan.silenceCounts ? TreatMissingData.BREACHING : TreatMissingData.NOT_BREACHING,
    }).addAlarmAction(new SnsAction(this.topic));
  }

  private budget({ name, monthlyBudget, alarmAddress }: Stage): void {
    new CfnBudget(this, 'Budget', {
      budget: {
        budgetName: `Revisit-${name}`,
        budgetType: 'COST',
        timeUnit: 'MONTHLY',
        budgetLimit: { amount: monthlyBudget, unit: 'USD' },
      },
      notificationsWithSubscribers: BUDGET_WARNINGS.map((threshold) => ({
        notification: {
          notificationType: 'ACTUAL',
          comparisonOperator: 'GREATER_THAN',
          threshold,
          thresholdType: 'PERCENTAGE',
        },
        subscribers: [{ subscriptionType: 'EMAIL', address: alarmAddress }],
      })),
    });
  }
}
