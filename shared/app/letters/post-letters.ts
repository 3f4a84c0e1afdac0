import { Temporal } from 'temporal-polyfill';
import { type InstantText, instantText } from '../../domain/time/dates.ts';
import { eachOf } from '../each-of.ts';
import type { Store } from '../ports/store.ts';
import { currentRulebook } from '../rulebook.ts';
import { newAside } from '../set-aside.ts';
import { newBreaker } from './breaker.ts';
import { newPace } from './pace.ts';
import type { PostOffice, PostReport } from './post-office.ts';
import { postOne, type Run, secondsWaited } from './post-one.ts';

const LEASE_MS = 60_000;
const RENEW_AFTER_MS = 20_000;
const AT_ONCE = 8;

const machineInstant = (ms: number): InstantText =>
  instantText(Temporal.Instant.fromEpochMilliseconds(Math.floor(ms)));

/**
 * Sends the letters that are due, oldest first, never faster than the rate, while it holds the one lease. Each letter is
 * claimed before it is sent: a crash between the two leaves a letter whose fate its kind decides, never a second copy
 * to a customer.
 */
export async function postLetters(
  store: Store,
  office: PostOffice,
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
  const startedMs = office.machineMs();
  const lease = await store.acquire(
    office.holder,
    machineInstant(startedMs),
    machineInstant(startedMs + LEASE_MS),
  );
  if (!lease) return { ...report, busy: true };

  const pace = newPace(office, office.sendRate, lease.freeFromMs);
  const breaker = newBreaker(lease.doubts, () => office.machineMs());
  const aside = newAside(report.setAside);
  const elapsedMs = () => Math.floor(office.machineMs() - startedMs);
  let renewedMs = startedMs;
  const mayGoOn = async (): Promise<boolean> => {
    const ms = office.machineMs();
    if (ms - startedMs > office.budgetMs || !breaker.mayGoOn()) return false;
    if (ms - renewedMs < RENEW_AFTER_MS) return true;
    const held = await store.renew(office.holder, machineInstant(ms + LEASE_MS));
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
      office,
      rulebook,
      pace,
      breaker,
      aside,
      report,
      mayGoOn,
      now: () => now.add({ milliseconds: elapsedMs() }),
    };
    const due = asLongAs(mayGoOn, store.dueLetters(instantText(now)), report);
    await eachOf(due, AT_ONCE, async (one) => {
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
    await store.release(office.holder, { freeFromMs: Math.ceil(pace.freeFromMs()), doubts });
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
