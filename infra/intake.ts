import { Duration } from 'aws-cdk-lib';
import type { TableV2 } from 'aws-cdk-lib/aws-dynamodb';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { Construct } from 'constructs';
import { DropBox } from './constructs/drop-box.ts';
import { FamilyStack } from './constructs/family.ts';
import { DepartmentFunction } from './constructs/function.ts';
import { KEYS, receivesFrom, tableAccess, WORKLIST } from './constructs/permissions.ts';
import { WorkQueue } from './constructs/queue.ts';
import type { Stage } from './stage/stage.ts';

const TIMEOUT = Duration.minutes(15);
/**
 * Objects by their names: what people bring, in whatever ending and capitals, and what is written
 * beside it.
 */
const DROPPED = ['*'];
const REPORTS = ['*.report.txt', '*.report.json'];
/** A bucket: a file that is dropped into it is imported, and the report lies beside it. */
export class IntakeStack extends FamilyStack {
  readonly drop: DropBox;
  readonly files: WorkQueue;
  readonly intake: DepartmentFunction;

  constructor(scope: Construct, id: string, stage: Stage, table: TableV2) {
    super(scope, id);
    this.files = new WorkQueue(this, 'Files', {
      losing: {
        en: 'A file that was dropped was not imported: the customers, staff, orders or balances in it are missing.',
        zh: '投放的文件没有导入：其中的客户、员工、订货或欠款没有进入系统。',
      },
      // A person waits for the report, so a file whose function died is tried again soon rather
      // than at six timeouts.
      visibility: TIMEOUT.plus(Duration.minutes(1)),
      mostTries: 3,
    });
    this.drop = new DropBox(this, 'Drop', {
      queue: this.files.queue,
      account: this.account,
      keptDays: stage.intakeRetentionDays,
    });
    this.intake = this.importingFunction(stage, table);
    // More at a time would only stand in each other's way at the caseloads.
    this.files.feeds(this.intake, 1, 2);
  }

  private importingFunction(stage: Stage, table: TableV2): DepartmentFunction {
    const objects = (patterns: readonly string[]) =>
      patterns.map((name) => this.drop.bucket.arnForObjects(name));
    const intake = new DepartmentFunction(this, 'Intake', {
      entry: 'intake',
      losing: {
        en: 'A file that was dropped is imported late, and whoever dropped it has no report yet.',
        zh: '投放的文件延迟导入，投放的人暂时看不到报告。',
      },
      timeout: TIMEOUT,
      memoryMegabytes: 1769,
      environment: {
        TABLE_NAME: table.tableName,
        LANGUAGE: stage.language,
        FIRST_ZONE: stage.zone,
        FIRST_LANGUAGE: stage.language,
      },
      may: [
        ...tableAccess(table, {
          get: [KEYS.customers, KEYS.staff, KEYS.caseloads, KEYS.clock],
          batchGet: [KEYS.customers, KEYS.erasures],
          query: [KEYS.policies, KEYS.staff, KEYS.customers],
          update: [KEYS.customers, KEYS.staff, KEYS.caseloads, KEYS.clock, KEYS.policies],
          check: [KEYS.customers, KEYS.policies],
          worklist: [WORKLIST.nobody],
        }),
        new PolicyStatement({
          actions: ['s3:GetObject', 's3:GetObjectVersion'],
          resources: objects(DROPPED),
        }),
        new PolicyStatement({ actions: ['s3:PutObject'], resources: objects(REPORTS) }),
        receivesFrom(this.files.queue),
      ],
      stage,
      failedEvents: 'Its events come from a queue that has a dead-letter queue.',
    });
    for (const name of [...DROPPED, ...REPORTS])
      intake.acknowledgeWildcard(
        `<${this.drop.logicalId}.Arn>/${name}`,
        'People name the files that they drop, so all may be read; the ending of those that are ours, to be written, is fixed.',
      );
    return intake;
  }
}
