import { Duration, Validations } from 'aws-cdk-lib';
import { EventSourceMapping } from 'aws-cdk-lib/aws-lambda';
import { Queue, QueueEncryption } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import type { BothLanguages } from './family.ts';
import type { DepartmentFunction } from './function.ts';

export interface WorkQueueProps {
  /** What a person loses while messages lie in the dead-letter queue. */
  losing: BothLanguages;
  /** First in, first out within a message group; the sender says what is the same message. */
  fifo?: boolean;
  /**
   * After so long a message whose function died is tried again; at least the function's timeout.
   */
  visibility: Duration;
  /** So often a message is tried before it is put aside. */
  mostTries: number;
}

/** Long enough for a holiday week, and the longest that SQS keeps anything. */
const KEPT = Duration.days(14);

/** Work that waits for a function, and beside it the queue of what failed over and over. */
export class WorkQueue extends Construct {
  readonly queue: Queue;
  readonly deadLetters: Queue;
  readonly losing: BothLanguages;

  constructor(scope: Construct, id: string, { losing, fifo, visibility, mostTries }: WorkQueueProps) {
    super(scope, id);
    this.losing = losing;
    const safe = {
      encryption: QueueEncryption.SQS_MANAGED,
      enforceSSL: true,
      retentionPeriod: KEPT,
      ...(fifo && { fifo }),
    };
    this.deadLetters = new Queue(this, 'DeadLetters', safe);
    this.queue = new Queue(this, 'Queue', {
      ...safe,
      visibilityTimeout: visibility,
      deadLetterQueue: { queue: this.deadLetters, maxReceiveCount: mostTries },
    });
    Validations.of(this.deadLetters).acknowledge({
      id: 'Serverless-SQSRedrivePolicy',
      reason: 'It is the dead-letter queue itself: a person looks at it, told by an alarm.',
    });
  }

  /**
   * @param mostAtOnce invocations at a time, 2 or more. A new account has 10 for everything, and no
   * reserved concurrency: what comes from queues should leave some to the clock and the pages,
   * which are otherwise turned away for a while.
   */
  feeds(target: DepartmentFunction, batchSize: number, mostAtOnce: number): void {
    const mapping = new EventSourceMapping(this, 'Mapping', {
      target: target.lambda,
      eventSourceArn: this.queue.queueArn,
      batchSize,
      maxConcurrency: mostAtOnce,
      reportBatchItemFailures: true,
    });
    Validations.of(mapping).acknowledge({
      id: 'Serverless-LambdaEventSourceMappingDestination',
      reason: 'A mapping from SQS has no destination for failures: the queue has its dead-letter queue.',
    });
  }
}
