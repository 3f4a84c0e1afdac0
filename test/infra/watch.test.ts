import { describe, expect, test } from 'vitest';
import { FULL, LEAST, synthesised } from './synthesis.ts';

const system = synthesised();
const alarms = system.ofType('AWS::CloudWatch::Alarm');
const alarm = (id: string) => system.resolved(system.at(`Watch/${id}`));

test('every alarm says in both languages what a person loses, and mails it', () => {
  const topic = system.at('Watch/Alarms');
  for (const one of alarms) {
    const { AlarmDescription, AlarmActions, AlarmName } = system.resolved(one);
    const [chinese, english, ...more] = AlarmDescription.split('\n');
    expect(chinese, AlarmName).toMatch(/^[^a-z]*\p{Script=Han}.*。$/u);
    expect(english, AlarmName).toMatch(/^[A-Z][^\p{Script=Han}]+\.$|^[A-Z][^\p{Script=Han}]+[a-z]$/u);
    expect(more).toEqual([]);
    expect(AlarmDescription.length).toBeLessThanOrEqual(1024);
    expect(AlarmActions.map(({ means }: { means: unknown }) => means)).toEqual([topic]);
  }
  expect(new Set(alarms.map(({ properties }) => properties.AlarmDescription)).size).toBe(alarms.length);
  const [subscription, ...others] = system.ofType('AWS::SNS::Subscription');
  expect(others).toEqual([]);
  expect(subscription!.properties).toMatchObject({ Protocol: 'email', Endpoint: LEAST.alarmAddress });
});

test('CloudWatch may give an alarm to the topic that mails it', () => {
  const { PolicyDocument } = system.resolved(system.at('Watch/Alarms/Policy'));
  const allowed = PolicyDocument.Statement.filter(({ Effect }: { Effect: string }) => Effect === 'Allow');
  expect(allowed).toMatchObject([
    {
      Action: 'sns:Publish',
      Principal: { Service: 'cloudwatch.amazonaws.com' },
      Condition: { StringEquals: { 'aws:SourceAccount': '<AWS::AccountId>' } },
    },
  ]);
});

test('the department’s language comes first', () => {
  const english = synthesised(FULL).at('Watch/ClockStopped').properties.AlarmDescription;
  expect(english).toMatch(/^The clock has not swept for 5 minutes/);
  expect(alarm('ClockStopped').AlarmDescription).toMatch(/^时钟已 5 分钟没有巡检/);
});

const OURS = { Namespace: 'Revisit', Dimensions: [{ Name: 'service', Value: 'revisit-test' }] };

test('the clock has not swept for 5 minutes: silence counts as standing still', () => {
  expect(alarm('ClockStopped')).toMatchObject({
    ...OURS,
    MetricName: 'Swept',
    Statistic: 'Sum',
    Period: 60,
    EvaluationPeriods: 5,
    Threshold: 1,
    ComparisonOperator: 'LessThanThreshold',
    TreatMissingData: 'breaching',
  });
});

test('letters wait for longer than 15 minutes: silence counts, too', () => {
  expect(alarm('LettersWait')).toMatchObject({
    ...OURS,
    MetricName: 'OldestLetter',
    Statistic: 'Maximum',
    Threshold: 15 * 60,
    ComparisonOperator: 'GreaterThanThreshold',
    TreatMissingData: 'breaching',
  });
});

test('a single record that is set aside is told', () => {
  expect(alarm('SetAside')).toMatchObject({
    ...OURS,
    MetricName: 'SetAside',
    Threshold: 0,
    Statistic: 'Sum',
  });
});

test('a refused file and refused rows are told by one alarm', () => {
  const { Metrics, Threshold, ComparisonOperator } = alarm('IntakeRefused');
  expect([Threshold, ComparisonOperator]).toEqual([0, 'GreaterThanThreshold']);
  expect(
    Metrics.flatMap(
      (one: { MetricStat?: { Metric: { MetricName: string } } }) => one.MetricStat?.Metric.MetricName ?? [],
    ),
  ).toEqual(['FilesRefused', 'RowsRefused']);
});

test('bounces and complaints are told long before SES stops us', () => {
  expect(alarm('BounceRate')).toMatchObject({ MetricName: 'Reputation.BounceRate', Threshold: 0.05 });
  expect(alarm('ComplaintRate')).toMatchObject({ MetricName: 'Reputation.ComplaintRate', Threshold: 0.001 });
});

describe('no queue and no function fails in silence', () => {
  const deadLetters = system.ofType('AWS::SQS::Queue').filter(({ path }) => path.endsWith('/DeadLetters'));
  test.each(deadLetters.map((queue) => [queue.path, queue] as const))('%s', (_, queue) => {
    const watching = alarms
      .map((one) => system.resolved(one))
      .filter(({ Dimensions = [] }) =>
        Dimensions.some(({ Value }: { Value: { means?: unknown } }) => Value.means === queue),
      );
    expect(watching).toMatchObject([
      {
        MetricName: 'ApproximateNumberOfMessagesVisible',
        Threshold: 0,
        ComparisonOperator: 'GreaterThanThreshold',
      },
    ]);
  });

  test.each(system.ofType('AWS::Lambda::Function').map((one) => [one.path, one] as const))(
    '%s',
    (path, lambda) => {
      const watching = alarms
        .map((one) => system.resolved(one))
        .filter(({ Dimensions = [] }) =>
          Dimensions.some(({ Value }: { Value: { means?: unknown } }) => Value.means === lambda),
        );
      // The clock makes one failure good a minute later.
      const tolerated = path.startsWith('Clock/') ? 2 : 0;
      expect(watching).toMatchObject([
        { MetricName: 'Errors', Statistic: 'Sum', Period: 300, Threshold: tolerated },
      ]);
    },
  );
});

test('the month’s bill is told at 80 and at 100 per cent of the budget', () => {
  const [budget] = system.ofType('AWS::Budgets::Budget');
  expect(budget!.properties.Budget).toMatchObject({
    BudgetType: 'COST',
    TimeUnit: 'MONTHLY',
    BudgetLimit: { Amount: 50, Unit: 'USD' },
  });
  const told = budget!.properties.NotificationsWithSubscribers;
  expect(
    told.map(({ Notification }: { Notification: { Threshold: number } }) => Notification.Threshold),
  ).toEqual([80, 100]);
  expect(
    told.every(
      ({ Subscribers }: { Subscribers: { Address: string }[] }) =>
        Subscribers[0]!.Address === LEAST.alarmAddress,
    ),
  ).toBe(true);
});

test('the dashboard shows every function and every dead-letter queue', () => {
  const body = JSON.stringify(system.resolved(system.at('Watch/Dashboard')).DashboardBody);
  for (const { path } of system.ofType('AWS::Lambda::Function')) expect(body).toContain(path);
  for (const { path } of system.ofType('AWS::SQS::Queue').filter(({ path }) => path.endsWith('/DeadLetters')))
    expect(body).toContain(path);
  for (const metric of ['Swept', 'OldestLetter', 'Bounced', 'RowsRefused']) expect(body).toContain(metric);
});
