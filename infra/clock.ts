import { Duration } from 'aws-cdk-lib';
import type { TableV2 } from 'aws-cdk-lib/aws-dynamodb';
import type { Secret } from 'aws-cdk-lib/aws-secretsmanager';
import type { Construct } from 'constructs';
import { EachMinute } from './constructs/each-minute.ts';
import { FamilyStack } from './constructs/family.ts';
import { DepartmentFunction } from './constructs/function.ts';
import { DUE, KEYS, readsSecret, sendsTo, tableAccess, WORKLIST } from './constructs/permissions.ts';
import type { FanOutStack } from './fan-out.ts';
import type { MailStack } from './mail.ts';
import type { Stage } from './stage/stage.ts';

const NEXT_MINUTE = 'The next minute does what this one failed to do: what is due stays due.';
/** One failure is made good a minute later; three in five minutes are more than bad luck. */
const TOLERATED_ERRORS = 2;

/** What the clock works with. */
export interface ClockProps {
  stage: Stage;
  table: TableV2;
  fanOut: FanOutStack;
  mail: MailStack;
  linkKeys: Secret;
  publicUrl: string;
}

/**
 * Each minute: the sweep, which looks at all that is due, and the post, which sends the letters
 * that are.
 */
export class ClockStack extends FamilyStack {
  readonly sweep: DepartmentFunction;
  readonly post: DepartmentFunction;

  constructor(scope: Construct, id: string, props: ClockProps) {
    super(scope, id);
    this.sweep = this.sweepFunction(props);
    this.post = this.postFunction(props);
    new EachMinute(this, 'SweepEachMinute', this.sweep);
    new EachMinute(this, 'PostEachMinute', this.post);
  }

  private sweepFunction({ stage, table, fanOut }: ClockProps): DepartmentFunction {
    const { queue } = fanOut.parts;
    return new DepartmentFunction(this, 'Sweep', {
      entry: 'sweep',
      losing: {
        en: 'Nobody is told in time: complaints pass their one-hour deadline unseen, and no new calls, visits or letters come up.',
        zh: '没有人会及时得到提醒：投诉超过一小时时限也无人知晓，新的电话、拜访和邮件都不会产生。',
      },
      toleratedErrors: TOLERATED_ERRORS,
      timeout: Duration.minutes(3),
      memoryMegabytes: 1024,
      environment: {
        TABLE_NAME: table.tableName,
        SWEEP_QUEUE_URL: queue.queueUrl,
        SWEEP_PARTS: String(stage.sweepParts),
        FIRST_ZONE: stage.zone,
        FIRST_LANGUAGE: stage.language,
      },
      may: [
        ...tableAccess(table, {
          get: [KEYS.customers, KEYS.clock, KEYS.caseloads, KEYS.staff],
          batchGet: [KEYS.customers],
          query: [KEYS.policies, KEYS.staff],
          update: [KEYS.customers, KEYS.letters, KEYS.staff, KEYS.clock, KEYS.policies],
          due: [DUE.sweeps, DUE.response],
          worklist: [WORKLIST.anybody],
        }),
        sendsTo(queue),
      ],
      stage,
      failedEvents: NEXT_MINUTE,
      onceOnly: true,
    });
  }

  private postFunction({ stage, table, mail, linkKeys, publicUrl }: ClockProps): DepartmentFunction {
    return new DepartmentFunction(this, 'Post', {
      entry: 'post',
      losing: {
        en: 'Letters stay in the outbox: staff are not told of deadlines, and customers get no answer.',
        zh: '邮件滞留未发：员工收不到时限提醒，客户收不到答复。',
      },
      toleratedErrors: TOLERATED_ERRORS,
      // It begins no letter after 50 seconds; the rest is for those that are under way.
      timeout: Duration.minutes(2),
      memoryMegabytes: 512,
      environment: {
        TABLE_NAME: table.tableName,
        SENDER_NAME: stage.sender.name,
        SENDER_ADDRESS: stage.sender.address,
        SEND_RATE: String(stage.sendRate),
        SES_CONFIGURATION_SET: mail.configurationSet.configurationSetName,
        PUBLIC_URL: publicUrl,
        LINK_KEYS_SECRET: linkKeys.secretArn,
      },
      may: [
        ...tableAccess(table, {
          get: [KEYS.customers, KEYS.letters, KEYS.staff, KEYS.caseloads, KEYS.suppressions],
          batchGet: [KEYS.customers],
          query: [KEYS.customers, KEYS.policies, KEYS.staff],
          update: [KEYS.letters, KEYS.postLease],
          due: DUE.letters,
          worklist: [WORKLIST.anybody],
        }),
        mail.sending(stage),
        readsSecret(linkKeys.secretArn),
      ],
      stage,
      failedEvents: NEXT_MINUTE,
      onceOnly: true,
    });
  }
}
