import { Duration, RemovalPolicy } from 'aws-cdk-lib';
import { PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { CfnRotationSchedule, Secret } from 'aws-cdk-lib/aws-secretsmanager';
import type { Construct } from 'constructs';
import { FamilyStack } from './constructs/family.ts';
import { DepartmentFunction } from './constructs/function.ts';
import type { Stage } from './stage/stage.ts';

const ROTATED_EVERY_DAYS = 90;

/**
 * The keys that sign the links in letters: made by CloudFormation, never seen by a person, changed
 * every 90 days.
 */
export class LinkKeysStack extends FamilyStack {
  readonly secret: Secret;
  readonly rotation: DepartmentFunction;

  constructor(scope: Construct, id: string, stage: Stage) {
    super(scope, id);
    this.secret = new Secret(this, 'LinkKeys', {
      description: 'Signs the unsubscribe and survey links in letters.',
      generateSecretString: { passwordLength: 43, excludePunctuation: true },
      // Links in letters that are out there must not break when the stack goes.
      removalPolicy: RemovalPolicy.RETAIN,
    });
    this.rotation = new DepartmentFunction(this, 'Rotation', {
      entry: 'rotate-link-keys',
      losing: {
        en: 'The keys that sign the links in letters were not changed: links still work, but a key that leaked stays good.',
        zh: '邮件链接的签名密钥没有按期更换：链接仍可使用，但一旦泄露，旧密钥会继续有效。',
      },
      timeout: Duration.seconds(30),
      memoryMegabytes: 256,
      environment: {},
      may: [
        new PolicyStatement({
          actions: [
            'secretsmanager:DescribeSecret',
            'secretsmanager:GetSecretValue',
            'secretsmanager:PutSecretValue',
            'secretsmanager:UpdateSecretVersionStage',
          ],
          resources: [this.secret.secretArn],
        }),
      ],
      stage,
      failedEvents: 'Secrets Manager tries a rotation again by itself, and every step can be repeated.',
    });
    this.rotation.lambda.addPermission('SecretsManager', {
      principal: new ServicePrincipal('secretsmanager.amazonaws.com'),
      sourceArn: this.secret.secretArn,
      sourceAccount: this.account,
    });
    // The construct of CDK would let the function make passwords of any kind as well; it needs no
    // such right.
    const schedule = new CfnRotationSchedule(this, 'Schedule', {
      secretId: this.secret.secretArn,
      rotationLambdaArn: this.rotation.lambda.functionArn,
      rotationRules: { automaticallyAfterDays: ROTATED_EVERY_DAYS },
    });
    schedule.node.addDependency(this.rotation);
  }
}
