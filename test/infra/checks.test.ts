import { type App, Stack } from 'aws-cdk-lib';
import { PolicyStatement, User } from 'aws-cdk-lib/aws-iam';
import { Queue } from 'aws-cdk-lib/aws-sqs';
import { AwsSolutionsChecks, ServerlessChecks } from 'cdk-nag';
import { afterAll, describe, expect, test } from 'vitest';
import { checked } from '../../infra/constructs/checks.ts';
import { appOf, FULL, LEAST, temporaryFolder } from './synthesis.ts';

const { folder, remove } = temporaryFolder();
afterAll(remove);

/** What both packs find, warnings included, as `rule at path`. */
const findings = (app: App): string[] =>
  [new AwsSolutionsChecks(app), new ServerlessChecks(app)].flatMap((pack) =>
    pack
      .validateScope(app)
      .violations.flatMap(({ ruleName, violatingResources }) =>
        violatingResources.map(({ constructPath }) => `${ruleName} at ${constructPath}`),
      ),
  );

describe('nothing is found that has no reason beside it', () => {
  test.each([
    ['with what every department needs', LEAST],
    [
      'with a domain of its own and people in the sandbox',
      { ...FULL, sandboxRecipients: ['ann@example.net'] },
    ],
  ])('%s', (name, given) => {
    const app = checked(appOf(given, `${folder}/${name}`, { validated: true }));
    expect(findings(app)).toEqual([]);
    // Throws for a finding of the packs or of CloudFormation's own rules.
    app.synth();
  });
});

test('a finding without a reason is found, and stops the synthesis', () => {
  const app = appOf(LEAST, `${folder}/control`);
  const careless = new Stack(app, 'Careless');
  new Queue(careless, 'Open');
  new User(careless, 'Mighty').addToPolicy(new PolicyStatement({ actions: ['s3:*'], resources: ['*'] }));
  expect(findings(app)).toEqual(
    expect.arrayContaining([
      'AwsSolutions-SQS4 at Careless/Open/Resource',
      'Serverless-SQSRedrivePolicy at Careless/Open/Resource',
      'AwsSolutions-IAM5[Action::s3:*] at Careless/Mighty/DefaultPolicy/Resource',
    ]),
  );
  expect(() => checked(app).synth()).toThrow(/[Vv]alidation/);
});

test('one stack holds everything, so that `cdk deploy` needs no names, and it is not deleted by mistake', () => {
  const app = appOf(LEAST, `${folder}/one`);
  const stacks = app.node.children.filter((child) => child instanceof Stack);
  expect(stacks.map(({ stackName, terminationProtection }) => [stackName, terminationProtection])).toEqual([
    ['Revisit-test', true],
  ]);
});
