import { App, CfnResource } from 'aws-cdk-lib';
import { expect, test } from 'vitest';
import { RevisitStack } from '../../../infra/revisit-stack.ts';
import { chosenStage } from '../../../infra/stage/chosen-stage.ts';
import { STANDING } from './model/assumptions.ts';

const DEMO = {
  demo: { sender: { name: 'Revisit', address: 'service@example.com' }, alarmAddress: 'alarms@example.com' },
};

test('what the cost takes to stand in the account is what is deployed there', () => {
  const app = new App({
    autoSynth: false,
    analyticsReporting: false,
    context: { 'aws:cdk:bundling-stacks': [] },
  });
  new RevisitStack(app, chosenStage(DEMO, undefined));
  const made = app.node.findAll().filter((construct) => CfnResource.isCfnResource(construct));
  const count = (type: string): number =>
    made.filter(({ cfnResourceType }) => cfnResourceType === type).length;
  const { metrics: _, standardQueues, fifoQueues, ...rest } = STANDING;
  expect({
    schedules: count('AWS::Scheduler::Schedule'),
    alarms: count('AWS::CloudWatch::Alarm'),
    dashboards: count('AWS::CloudWatch::Dashboard'),
    secrets: count('AWS::SecretsManager::Secret'),
    keys: count('AWS::KMS::Key'),
  }).toEqual(rest);
  // Lambda polls these, whether there is anything in them or not.
  expect(count('AWS::Lambda::EventSourceMapping')).toBe(standardQueues + fifoQueues);
});
