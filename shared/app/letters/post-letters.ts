import { Temporal } from 'temporal-polyfill';
import { type InstantText, instantText } from '../../domain/time/dates.ts';
import { eachOf } from '../each-of.ts';
import type { Store } from '../ports/store.ts';
import { currentRulebook } from '../rulebook.ts';
import { newAside } from '../set-aside.ts';
import { newBreaker } from './breaker.ts';
import { newPace } from './pace.ts';
import { postOne, type Run, secondsWaited } from './post-one.ts';
import type { PostReport, PostServices } from './post-services.ts';

const LEASE_MS = 60_000;
const RENEW_AFTER_MS = 20_000;
const MOST_LETTERS_AT_ONCE = 8;

const machineInstant = (ms: number): InstantText =>
  instantText(Temporal.Instant.fromEpochMilliseconds(Math.floor(ms)));

/**
 * Sends the letters that are due, oldest first, never faster than the rate, while it holds the one
 * lease. Each letter is claimed before it is sent: a crash between the two leaves a letter whose
 * fate its kind decides, never a second copy to a customer.
 */
export async function postLetters(
  store: Store,
  postServices: PostServices,
  now: Temporal.Instant,
): Promise<PostReport> {
  const report: PostReport = {
    at: instantText(now),
    busy: false,
    letters: {},
    setAside: [],
    more: false,
    oldestSeconds: 0,
    turnedAway: 0,
    leftOpen: 0,
    nobodyTold: 0,
    inDoubt: false,
  };
  const startedMs = postServices.machineMs();
  const lease = await store.acquire(
    postServices.holder,
    machineInstant(startedMs),
    machineInstant(startedMs + LEASE_MS),
  );
  if (!lease) return { ...report, busy: true };

  const pace = newPace(postServices, postServices.sendRate, lease.freeFromMs);
  const breaker = newBreaker(lease.doubts, () => postServices.machineMs());
  const aside = newAside(report.setAside);
  const elapsedMs = () => Math.floor(postServices.machineMs() - startedMs);
  let renewedMs = startedMs;
  const mayGoOn = async (): Promise<boolean> => {
    const ms = postServices.machineMs();
    if (ms - startedMs > postServices.budgetMs || !breaker.mayGoOn()) return false;
    if (ms - renewedMs < RENEW_AFTER_MS) return true;
    const held = await store.renew(postServices.holder, machineInstant(ms + LEASE_MS));
    if (held) renewedMs = ms;
    return held;
  };
  try {
    const [rulebook, oldest] = await Promise.all([
      currentRulebook(store),
      store.oldestDueLetter(instantText(now)),
    ]);
    if (oldest) report.oldestSeconds = Math.floor(now.since(oldest).total('seconds'));
    const run: Run = {
      store,
      services: postServices,
      rulebook,
      pace,
      breaker,
      aside,
      report,
      mayGoOn,
      now: () => now.add({ milliseconds: elapsedMs() }),
    };
    const due = asLongAs(mayGoOn, store.dueLetters(instantText(now)), report);
    await eachOf(due, MOST_LETTERS_AT_ONCE, async (one) => {
      if (one.kind === 'unreadable') {
        aside.set(one.unreadable);
        return;
      }
      report.oldestSeconds = Math.max(report.oldestSeconds, secondsWaited(run, one.letter));
      await postOne(run, one.letter);
    });
  } finally {
    const doubts = breaker.standing();
    report.inDoubt = breaker.inDoubt();
    await store.release(postServices.holder, { freeFromMs: Math.ceil(pace.freeFromMs()), doubts });
  }
  return report;
}

async function* asLongAs<T>(
  mayGoOn: () => Promise<boolean>,
  items: AsyncIterable<T>,
  report: PostReport,
): AsyncGenerator<T> {
  for await (const item of items) {
    if (!(await mayGoOn())) {
      report.more = true;
      return;
    }
    yield item;
  }
}
