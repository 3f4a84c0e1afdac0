import type { TableV2 } from 'aws-cdk-lib/aws-dynamodb';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { IQueue } from 'aws-cdk-lib/aws-sqs';
import {
  archiveKey,
  CASELOADS_KEY,
  CLOCK_KEY,
  DUE_INDEX,
  erasurePartition,
  leaseKey,
  letterKey,
  NOBODY,
  POLICY_PARTITION,
  POST_SHARDS,
  RESPONSE_SHARD,
  STAFF_PARTITION,
  suppressionKey,
  sweepShard,
  WORKLIST_INDEX,
} from '../../shared/store/keys.ts';

/**
 * Partition keys of the table, as patterns: a customer's partition holds everything about that
 * customer.
 */
export const KEYS = {
  customers: archiveKey('*').pk,
  letters: letterKey('*').pk,
  suppressions: suppressionKey('*').pk,
  staff: STAFF_PARTITION,
  caseloads: CASELOADS_KEY.pk,
  policies: POLICY_PARTITION,
  clock: CLOCK_KEY.pk,
  erasures: erasurePartition('*'),
  postLease: leaseKey('post').pk,
} as const;

/** Partition keys of the due index. */
export const DUE = {
  sweeps: sweepShard(0).replace(/\d+$/, '*'),
  response: RESPONSE_SHARD,
  letters: Object.values(POST_SHARDS),
} as const;

/** Partition keys of the worklist. Its other keys are the ids of staff, which are anything. */
export const WORKLIST = { anybody: '*', nobody: NOBODY } as const;

/** What a function does with the table: for each way of reading or writing, the partition keys. */
export interface TableAccess {
  get?: readonly string[];
  batchGet?: readonly string[];
  query?: readonly string[];
  /** Alone or in a transaction: DynamoDB asks for the same permission. */
  update?: readonly string[];
  /** Of a transaction: that a record is there, or is not. */
  check?: readonly string[];
  due?: readonly string[];
  worklist?: readonly string[];
}

/**
 * Only these actions on these keys. On an index, the leading key is that of the index. These
 * actions always carry their keys, so that the condition is never met by a request without any; a
 * scan, which carries none, is not among them.
 */
export function tableAccess(table: TableV2, access: TableAccess): PolicyStatement[] {
  const index = (name: string) => `${table.tableArn}/index/${name}`;
  const ways: [string, string, readonly string[] | undefined][] = [
    ['dynamodb:GetItem', table.tableArn, access.get],
    ['dynamodb:BatchGetItem', table.tableArn, access.batchGet],
    ['dynamodb:Query', table.tableArn, access.query],
    ['dynamodb:UpdateItem', table.tableArn, access.update],
    ['dynamodb:ConditionCheckItem', table.tableArn, access.check],
    ['dynamodb:Query', index(DUE_INDEX.name), access.due],
    ['dynamodb:Query', index(WORKLIST_INDEX.name), access.worklist],
  ];
  return ways.flatMap(([action, resource, keys]) =>
    keys
      ? [
          new PolicyStatement({
            actions: [action],
            resources: [resource],
            // A pattern that every key meets would only look like a limit.
            ...(!keys.includes('*') && {
              conditions: { 'ForAllValues:StringLike': { 'dynamodb:LeadingKeys': [...keys] } },
            }),
          }),
        ]
      : [],
  );
}

export const sendsTo = (queue: IQueue): PolicyStatement =>
  new PolicyStatement({ actions: ['sqs:SendMessage'], resources: [queue.queueArn] });

/** What Lambda's poller needs of the role of a function that it feeds. */
export const receivesFrom = (queue: IQueue): PolicyStatement =>
  new PolicyStatement({
    actions: ['sqs:ReceiveMessage', 'sqs:DeleteMessage', 'sqs:GetQueueAttributes'],
    resources: [queue.queueArn],
  });

export const readsSecret = (secretArn: string): PolicyStatement =>
  new PolicyStatement({ actions: ['secretsmanager:GetSecretValue'], resources: [secretArn] });
