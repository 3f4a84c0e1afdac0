import { Duration } from 'aws-cdk-lib';
import type { TableV2 } from 'aws-cdk-lib/aws-dynamodb';
import type { Construct } from 'constructs';
import { FamilyStack } from './constructs/family.ts';
import { DepartmentFunction } from './constructs/function.ts';
import { DUE, KEYS, receivesFrom, tableAccess, WORKLIST } from './constructs/permissions.ts';
import { WorkQueue } from './constructs/queue.ts';
import type { Stage } from './stage/stage.ts';

/** The longest that Lambda allows: a part of a big morning has room to finish. */
const TIMEOUT = Duration.minutes(15);

/**
 * Big mornings: the planner's messages, each with some shards, and the function that sweeps them.
 */
export class FanOutStack extends FamilyStack {
  readonly parts: WorkQueue;
  readonly sweepShards: DepartmentFunction;

  constructor(scope: Construct, id: string, stage: Stage, table: TableV2) {
    super(scope, id);
    this.parts = new WorkQueue(this, 'Parts', {
      fifo: true,
      losing: {
        en: 'A part of the customers who were due was not looked at: their calls, visits and letters come with a later minute, since what is due stays due.',
        zh: '一部分到期客户没有处理：到期事项不会丢失，他们的电话、拜访和邮件会稍后补上。',
      },
      // Six times the timeout, AWS' advice, would let a part whose function died stand still for an
      // hour and a half. Polls that are throttled may use up the tries sooner: nothing is lost,
      // since each minute asks for the part again.
      visibility: TIMEOUT.plus(Duration.minutes(1)),
      mostTries: 4,
    });
    this.sweepShards = new DepartmentFunction(this, 'SweepShards', {
      entry: 'sweep-part',
      losing: {
        en: 'On a big morning a part of the customers is looked at late: the tasks and letters owed to them come late.',
        zh: '到期客户很多时，其中一部分会延后处理：相应的待办和邮件会迟到。',
      },
      timeout: TIMEOUT,
      memoryMegabytes: 1769,
      environment: { TABLE_NAME: table.tableName },
      may: [
        ...tableAccess(table, {
          get: [KEYS.customers, KEYS.clock, KEYS.caseloads, KEYS.staff],
          batchGet: [KEYS.customers],
          query: [KEYS.policies, KEYS.staff],
          update: [KEYS.customers, KEYS.letters, KEYS.staff, KEYS.clock],
          due: [DUE.sweeps],
          worklist: [WORKLIST.anybody],
        }),
        receivesFrom(this.parts.queue),
      ],
      stage,
      failedEvents: 'Its events come from a queue that has a dead-letter queue.',
    });
    this.parts.feeds(this.sweepShards, 1, Math.max(2, stage.sweepParts));
  }
}
