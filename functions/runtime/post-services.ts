import { randomUUID } from 'node:crypto';
import { setTimeout } from 'node:timers/promises';
import { SESClient } from '@aws-sdk/client-ses';
import type { PostServices } from '../../shared/app/letters/post-services.ts';
import type { Links } from '../../shared/app/links/links.ts';
import { letterWriter } from '../../shared/mail/letter-writer.ts';
import { sesMailer } from '../../shared/mail/ses/ses.ts';
import { reach } from './database.ts';
import type { Environment } from './environment.ts';
import { SENDING_TIMEOUTS } from './timeouts.ts';

/** The services of one run of the post, which begins no letter after `budgetMs`. */
export type PostServicesFor = (budgetMs: number) => PostServices;

export function postServicesIn(environment: Environment, links: Links): PostServicesFor {
  const ses = new SESClient({
    ...reach(environment.SES_ENDPOINT),
    maxAttempts: 1,
    requestHandler: SENDING_TIMEOUTS,
  });
  const sender = { name: environment.SENDER_NAME, address: environment.SENDER_ADDRESS };
  return (budgetMs) => ({
    mailer: sesMailer(ses, environment.SES_CONFIGURATION_SET),
    writer: letterWriter(sender, links),
    sendRate: environment.SEND_RATE,
    holder: randomUUID(),
    budgetMs,
    machineMs: () => Date.now(),
    wait: (ms) => setTimeout(ms),
  });
}
