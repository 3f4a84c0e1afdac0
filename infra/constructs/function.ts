import { Duration, RemovalPolicy, Validations } from 'aws-cdk-lib';
import { PolicyDocument, PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Architecture, Runtime, Tracing } from 'aws-cdk-lib/aws-lambda';
import { NodejsFunction } from 'aws-cdk-lib/aws-lambda-nodejs';
import { LogGroup } from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';
import type { Stage } from '../stage/stage.ts';
import { BUNDLING, entryOf, PROJECT_ROOT } from './bundling.ts';
import { type BothLanguages, serviceOf } from './family.ts';

export interface DepartmentFunctionProps {
  /** Its file in `functions/`, without the ending. */
  entry: string;
  /** What a person loses when it fails: a whole sentence, for the alarm. */
  losing: BothLanguages;
  /**
   * So many failures in five minutes are made good by the next run, and no reason to wake anybody.
   */
  toleratedErrors?: number;
  timeout: Duration;
  memoryMegabytes: number;
  environment: Record<string, string>;
  /** All that its role allows, beside its own log and traces. */
  may: readonly PolicyStatement[];
  stage: Stage;
  /**
   * Where an event goes that it failed on; the reason why Lambda needs no dead-letter queue of its
   * own.
   */
  failedEvents: string;
  /** An event that comes again by itself: it is tried once and never later than a minute. */
  onceOnly?: boolean;
}

const MINUTE = Duration.minutes(1);

/**
 * A Lambda of the department: a role of its own, a log that ends, traces, and the sentence that its
 * alarm says.
 */
export class DepartmentFunction extends Construct {
  readonly lambda: NodejsFunction;
  readonly losing: BothLanguages;
  readonly toleratedErrors: number;
  private readonly role: Role;

  constructor(scope: Construct, id: string, props: DepartmentFunctionProps) {
    super(scope, id);
    this.losing = props.losing;
    this.toleratedErrors = props.toleratedErrors ?? 0;
    const logGroup = new LogGroup(this, 'Log', {
      retention: props.stage.logRetentionDays,
      removalPolicy: RemovalPolicy.DESTROY,
    });
    this.role = this.roleThat(props.may, logGroup);
    this.lambda = new NodejsFunction(this, 'Function', {
      description: `functions/${props.entry}.ts`,
      entry: entryOf(props.entry),
      projectRoot: PROJECT_ROOT,
      depsLockFilePath: `${PROJECT_ROOT}package-lock.json`,
      bundling: BUNDLING,
      runtime: Runtime.NODEJS_24_X,
      architecture: Architecture.ARM_64,
      // CDK would add permissions of its own choice; what the role may stands in `may`.
      role: this.role.withoutPolicyUpdates(),
      logGroup,
      tracing: Tracing.ACTIVE,
      timeout: props.timeout,
      memorySize: props.memoryMegabytes,
      environment: { ...props.environment, POWERTOOLS_SERVICE_NAME: serviceOf(props.stage.name) },
      ...(props.onceOnly && { retryAttempts: 0, maxEventAge: MINUTE }),
    });
    Validations.of(this.lambda).acknowledge({ id: 'Serverless-LambdaDLQ', reason: props.failedEvents });
    if (props.onceOnly)
      Validations.of(this.lambda).acknowledge({
        id: 'Serverless-LambdaAsyncFailureDestination',
        reason: props.failedEvents,
      });
  }

  private roleThat(may: readonly PolicyStatement[], logGroup: LogGroup): Role {
    const role = new Role(this, 'Role', {
      assumedBy: new ServicePrincipal('lambda.amazonaws.com'),
      inlinePolicies: {
        Work: new PolicyDocument({ statements: [...may] }),
        Observability: new PolicyDocument({
          statements: [
            new PolicyStatement({
              actions: ['logs:CreateLogStream', 'logs:PutLogEvents'],
              resources: [logGroup.logGroupArn],
            }),
            new PolicyStatement({
              actions: ['xray:PutTraceSegments', 'xray:PutTelemetryRecords'],
              resources: ['*'],
            }),
          ],
        }),
      },
    });
    const reason = 'X-Ray has no resources to name: a trace belongs to the account.';
    Validations.of(role).acknowledge(
      { id: 'AwsSolutions-IAM5[Resource::*]', reason },
      { id: 'Serverless-LambdaStarPermissions', reason },
    );
    return role;
  }

  /** @param resource as cdk-nag writes it, with `*` in it. */
  acknowledgeWildcard(resource: string, reason: string): void {
    Validations.of(this.role).acknowledge({ id: `AwsSolutions-IAM5[Resource::${resource}]`, reason });
  }
}
