import { Duration, RemovalPolicy, Stack } from 'aws-cdk-lib';
import { PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { BlockPublicAccess, Bucket, BucketEncryption, CfnBucket } from 'aws-cdk-lib/aws-s3';
import type { Queue } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';

const ACCESS_LOGS_KEPT = Duration.days(90);
/** For so long a file that was overwritten or deleted by mistake can be restored. */
const OLD_VERSIONS_KEPT = Duration.days(30);

const SAFE = {
  blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
  encryption: BucketEncryption.S3_MANAGED,
  enforceSSL: true,
  removalPolicy: RemovalPolicy.RETAIN,
};

export interface DropBoxProps {
  /**
   * Told of each file, of the reports on them, too: S3 tells endings apart by their capitals,
   * people do not.
   */
  queue: Queue;
  account: string;
  keptDays: number;
}

/**
 * A bucket for files with customers' data: versioned, encrypted, closed, with a log of who reached
 * into it.
 */
export class DropBox extends Construct {
  readonly bucket: Bucket;
  /** Its name in the template, by which cdk-nag speaks of it. */
  readonly logicalId: string;

  constructor(scope: Construct, id: string, props: DropBoxProps) {
    super(scope, id);
    const logs = new Bucket(this, 'AccessLogs', {
      ...SAFE,
      lifecycleRules: [{ expiration: ACCESS_LOGS_KEPT }],
    });
    this.bucket = new Bucket(this, 'Bucket', {
      ...SAFE,
      versioned: true,
      lifecycleRules: [
        {
          expiration: Duration.days(props.keptDays),
          noncurrentVersionExpiration: OLD_VERSIONS_KEPT,
          abortIncompleteMultipartUploadAfter: Duration.days(1),
        },
      ],
    });
    this.permit(logs, props);
    const { defaultChild } = this.bucket.node;
    if (!(defaultChild instanceof CfnBucket))
      throw new TypeError('a bucket of CDK is no bucket of CloudFormation');
    this.logicalId = Stack.of(this).getLogicalId(defaultChild);
    defaultChild.loggingConfiguration = { destinationBucketName: logs.bucketName };
    // CDK's own way would deploy a function with rights on every bucket, only to say this.
    defaultChild.notificationConfiguration = {
      queueConfigurations: [
        {
          event: 's3:ObjectCreated:*',
          queue: props.queue.queueArn,
        },
      ],
    };
  }

  /**
   * S3 asks whether it may when the bucket is made, so the bucket waits for both policies; that is
   * why they name the account and not the bucket.
   */
  private permit(logs: Bucket, { queue, account }: DropBoxProps): void {
    const conditions = { StringEquals: { 'aws:SourceAccount': account } };
    queue.addToResourcePolicy(
      new PolicyStatement({
        principals: [new ServicePrincipal('s3.amazonaws.com')],
        actions: ['sqs:SendMessage'],
        resources: [queue.queueArn],
        conditions,
      }),
    );
    logs.addToResourcePolicy(
      new PolicyStatement({
        principals: [new ServicePrincipal('logging.s3.amazonaws.com')],
        actions: ['s3:PutObject'],
        resources: [logs.arnForObjects('*')],
        conditions,
      }),
    );
    this.bucket.node.addDependency(queue, logs);
  }
}
