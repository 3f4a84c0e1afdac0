import { CfnOutput, Stack } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import { ClockStack } from './clock.ts';
import { FanOutStack } from './fan-out.ts';
import { IntakeStack } from './intake.ts';
import { LinkKeysStack } from './link-keys.ts';
import { MailStack } from './mail.ts';
import { PagesStack } from './pages.ts';
import type { Stage } from './stage/stage.ts';
import { TableStack } from './table.ts';
import { WatchStack } from './watch/watch.ts';

/**
 * The whole system of one stage: one stack, so that `cdk deploy` needs no names and nothing is half
 * deployed.
 */
export class RevisitStack extends Stack {
  constructor(scope: Construct, stage: Stage) {
    super(scope, `Revisit-${stage.name}`, {
      description: `Revisit, customer follow-up (${stage.name})`,
      terminationProtection: true,
      env: {
        ...(stage.account && { account: stage.account }),
        ...(stage.region && { region: stage.region }),
      },
    });
    const { table } = new TableStack(this, 'Table');
    const linkKeys = new LinkKeysStack(this, 'LinkKeys', stage);
    const pages = new PagesStack(this, 'Pages', stage, table, linkKeys.secret);
    const mail = new MailStack(this, 'Mail', stage, table);
    const fanOut = new FanOutStack(this, 'FanOut', stage, table);
    const clock = new ClockStack(this, 'Clock', {
      stage,
      table,
      fanOut,
      mail,
      linkKeys: linkKeys.secret,
      publicUrl: pages.url,
    });
    const intake = new IntakeStack(this, 'Intake', stage, table);
    new WatchStack(this, 'Watch', stage, {
      functions: [
        clock.sweep,
        clock.post,
        fanOut.sweepShards,
        mail.mailEvents,
        pages.pages,
        intake.intake,
        linkKeys.rotation,
      ],
      queues: [fanOut.parts, mail.events, intake.files],
    });
    this.says('TableName', 'For --table of the command line.', table.tableName);
    this.says(
      'IntakeBucket',
      'Drop customers/, staff/, orders/ or balances/ with a CSV here.',
      intake.drop.bucket.bucketName,
    );
    this.says('PagesUrl', 'Where the links in letters lead.', pages.url);
    this.says('LinkKeysSecret', 'The secret that signs links.', linkKeys.secret.secretArn);
    for (const [index, { name, value }] of mail.identity.dkimRecords.entries())
      this.says(`DkimRecord${index + 1}`, 'A CNAME that proves the domain to SES.', `${name} ${value}`);
  }

  /** Printed at the end of a deployment, for the steps that follow. */
  private says(id: string, description: string, value: string): void {
    new CfnOutput(this, id, { description, value });
  }
}
