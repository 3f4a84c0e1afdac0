import { hearOfLetter } from '../shared/app/letters/hear-of-letter.ts';
import { mailEventOf } from '../shared/mail/ses/ses-events.ts';
import { cached } from './runtime/cached.ts';
import { type StoreAndClock, storeIn } from './runtime/database.ts';
import { environment } from './runtime/environment.ts';
import { queueEventSchema } from './runtime/events.ts';
import { counted, instrumented, logger, reportUnreadable } from './runtime/instrumentation.ts';
import { eachMessage } from './runtime/queue.ts';

/**
 * What SES says of letters that were sent: settles those whose fate is unknown, and feeds the
 * suppression list.
 */
export const mailEventsHandler = (records: () => StoreAndClock | Promise<StoreAndClock>) =>
  instrumented(queueEventSchema, async (batch) => {
    const { store, now } = await records();
    return eachMessage(batch, async (body) => {
      const event = mailEventOf(body);
      if (!event) return;
      const hearing = await hearOfLetter(store, event, now());
      const { letterId, messageId, receipt } = event;
      counted('Bounced', receipt.fate === 'bounced' ? 1 : 0);
      counted('Complained', receipt.fate === 'complained' ? 1 : 0);
      counted('NobodyTold', hearing === 'nobody-told' ? 1 : 0);
      counted('UnknownLetters', hearing === 'unknown-letter' ? 1 : 0);
      if (hearing !== 'known') logger.info('heard', { hearing, letterId, messageId, fate: receipt.fate });
    });
  });

export const handler = mailEventsHandler(cached(async () => storeIn(environment(), reportUnreadable)));
