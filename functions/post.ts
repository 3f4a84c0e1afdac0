import { postLetters } from '../shared/app/letters/post-letters.ts';
import { cached } from './runtime/cached.ts';
import { type StoreAndClock, storeIn } from './runtime/database.ts';
import { environment } from './runtime/environment.ts';
import { minuteSchema } from './runtime/events.ts';
import {
  counted,
  instrumented,
  lasted,
  logged,
  logger,
  reportUnreadable,
} from './runtime/instrumentation.ts';
import { linksIn } from './runtime/link-keys.ts';
import { type PostServicesFor, postServicesIn } from './runtime/post-services.ts';

/** Time that the letters under way need to be settled before the function is stopped. */
const SETTLE_MS = 15_000;

/**
 * The next run comes within a minute, and looks first at what the response clock has owed in the
 * meantime.
 */
const LONGEST_RUN_MS = 50_000;

export interface Post extends StoreAndClock {
  postServices: PostServicesFor;
}

/** Each minute: sends the letters that are due. */
export const postHandler = (post: () => Post | Promise<Post>) =>
  instrumented(minuteSchema, async ({ at }, context) => {
    const { store, postServices, now } = await post();
    const budgetMs = Math.min(context.getRemainingTimeInMillis() - SETTLE_MS, LONGEST_RUN_MS);
    const report = await postLetters(store, postServices(budgetMs), at ?? now());
    if (report.busy) return report;
    counted('Posted', 1);
    counted('Sent', report.letters.sent ?? 0);
    counted('FateUnknown', report.letters.unknown ?? 0);
    // For whoever waits for a letter it is the same whether SES said no or nothing.
    counted('Refused', report.turnedAway + report.leftOpen);
    counted('NobodyTold', report.nobodyTold);
    counted('SetAside', report.setAside.length);
    lasted('OldestLetter', report.oldestSeconds);
    if (Object.keys(report.letters).length + report.setAside.length > 0)
      logger.info('posted', { report: { ...report, setAside: logged(report.setAside) } });
    return report;
  });

export const handler = postHandler(
  cached(async () => {
    const settings = environment();
    const links = await linksIn(settings);
    return { ...storeIn(settings, reportUnreadable), postServices: postServicesIn(settings, links) };
  }),
);
