import { Duration } from 'aws-cdk-lib';
import type { TableV2 } from 'aws-cdk-lib/aws-dynamodb';
import { EventBus, Rule } from 'aws-cdk-lib/aws-events';
import { SqsQueue } from 'aws-cdk-lib/aws-events-targets';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { CfnRecordSet } from 'aws-cdk-lib/aws-route53';
import {
  ConfigurationSet,
  ConfigurationSetTlsPolicy,
  EmailIdentity,
  EmailSendingEvent,
  EventDestination,
  Identity,
  SuppressionReasons,
} from 'aws-cdk-lib/aws-ses';
import type { Construct } from 'constructs';
import { FamilyStack } from './constructs/family.ts';
import { DepartmentFunction } from './constructs/function.ts';
import { KEYS, receivesFrom, tableAccess } from './constructs/permissions.ts';
import { WorkQueue } from './constructs/queue.ts';
import type { Stage } from './stage/stage.ts';

const TIMEOUT = Duration.seconds(30);

/** What SES knows of us, and the way by which it tells what became of each letter. */
export class MailStack extends FamilyStack {
  readonly identity: EmailIdentity;
  readonly configurationSet: ConfigurationSet;
  readonly events: WorkQueue;
  readonly mailEvents: DepartmentFunction;
  private readonly recipients: readonly EmailIdentity[];

  constructor(scope: Construct, id: string, stage: Stage, table: TableV2) {
    super(scope, id);
    this.configurationSet = new ConfigurationSet(this, 'Letters', {
      reputationMetrics: true,
      tlsPolicy: ConfigurationSetTlsPolicy.REQUIRE,
      suppressionReasons: SuppressionReasons.BOUNCES_AND_COMPLAINTS,
    });
    this.identity = new EmailIdentity(this, 'Identity', { identity: Identity.domain(stage.domain) });
    this.recipients = stage.sandboxRecipients.map(
      (address) => new EmailIdentity(this, `Recipient ${address}`, { identity: Identity.email(address) }),
    );
    if (stage.hostedZone) this.proveIn(stage.hostedZone.id);
    this.events = new WorkQueue(this, 'Events', {
      losing: {
        en: 'What became of some letters is not known: a bounced address goes on being written to, and a letter whose fate was unknown stays so.',
        zh: '部分邮件的去向没有登记：退信的地址还会继续收到邮件，去向不明的邮件也得不到确认。',
      },
      // AWS' advice: six times the function's timeout.
      visibility: Duration.seconds(6 * TIMEOUT.toSeconds()),
      mostTries: 5,
    });
    this.tellOfLetters();
    this.mailEvents = this.settlingFunction(stage, table);
    this.events.feeds(this.mailEvents, 10, 2);
  }

  /**
   * With these records SES knows within minutes that the domain is ours, and receivers that a
   * letter is.
   */
  private proveIn(hostedZoneId: string): void {
    for (const [index, { name, value }] of this.identity.dkimRecords.entries())
      new CfnRecordSet(this, `Dkim${index + 1}`, {
        hostedZoneId,
        name,
        type: 'CNAME',
        resourceRecords: [value],
        ttl: '1800',
      });
  }

  private tellOfLetters(): void {
    this.configurationSet.addEventDestination('Bus', {
      destination: EventDestination.eventBus(EventBus.fromEventBusName(this, 'DefaultBus', 'default')),
      events: [
        EmailSendingEvent.SEND,
        EmailSendingEvent.DELIVERY,
        EmailSendingEvent.BOUNCE,
        EmailSendingEvent.COMPLAINT,
        EmailSendingEvent.REJECT,
      ],
    });
    const { queue, deadLetters } = this.events;
    new Rule(this, 'OurLetters', {
      description:
        'What SES tells of the letters of this configuration set, and of no other mail of the account.',
      eventPattern: {
        source: ['aws.ses'],
        detail: {
          mail: { tags: { 'ses:configuration-set': [this.configurationSet.configurationSetName] } },
        },
      },
      targets: [new SqsQueue(queue, { deadLetterQueue: deadLetters })],
    });
  }

  private settlingFunction(stage: Stage, table: TableV2): DepartmentFunction {
    return new DepartmentFunction(this, 'MailEvents', {
      entry: 'mail-events',
      losing: {
        en: 'What became of letters is noted late: until then a bounced address goes on being written to.',
        zh: '邮件的去向登记会延后：在此之前，退信的地址还会继续收到邮件。',
      },
      timeout: TIMEOUT,
      memoryMegabytes: 512,
      environment: { TABLE_NAME: table.tableName },
      may: [
        ...tableAccess(table, {
          get: [KEYS.letters],
          // A letter to staff that came back is told to whoever leads them.
          query: [KEYS.policies, KEYS.staff],
          update: [KEYS.letters, KEYS.suppressions],
        }),
        receivesFrom(this.events.queue),
      ],
      stage,
      failedEvents: 'Its events come from a queue that has a dead-letter queue.',
    });
  }

  /**
   * To send letters from the department's own address, through this configuration set, and no
   * others. In its sandbox SES asks whether the sender may use the recipient's identity too; an
   * address under our domain has ours.
   */
  sending({ sender }: Stage): PolicyStatement {
    return new PolicyStatement({
      actions: ['ses:SendRawEmail'],
      resources: [
        ...[this.identity, ...this.recipients].map(({ emailIdentityArn }) => emailIdentityArn),
        this.formatArn({
          service: 'ses',
          resource: 'configuration-set',
          resourceName: this.configurationSet.configurationSetName,
        }),
      ],
      conditions: { StringEquals: { 'ses:FromAddress': sender.address } },
    });
  }
}
