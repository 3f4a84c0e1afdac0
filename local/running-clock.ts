import { setTimeout } from 'node:timers/promises';
import { Temporal } from 'temporal-polyfill';
import { currentRulebook } from '../shared/app/rulebook.ts';
import { addDays, instantText } from '../shared/domain/dates.ts';
import type { Rulebook } from '../shared/domain/rulebook.ts';
import { loadExamples } from './examples.ts';
import { functionsAt } from './invoke.ts';
import { mailed, morning, newToday } from './morning.ts';
import { firedLines } from './verbs/feedback-view.ts';
import { instantGiven, type Visit } from './visit.ts';

export interface ClockOptions {
  /** The moment the clock is set to; undefined is now. */
  at: string | undefined;
  /** Walks forward so many days, one morning a day, and ends. */
  days: number | undefined;
  /** Ends after the first sweep. */
  once: boolean;
  mailboxUrl: string;
  publicUrl: string;
}

const MINUTE_MS = 60_000;
const PARENT_CHECK_MS = 1_000;

const print = (lines: readonly string[]): void => {
  process.stdout.write(`${lines.join('\n')}\n`);
};

/** Aborted when the person at the terminal, or the system, wants us to end, or when the npm that started us is gone. */
function stopAsked(): AbortSignal {
  const controller = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
    process.once(signal, () => controller.abort());
  const parent = process.ppid;
  if (process.env.npm_lifecycle_event)
    setInterval(() => process.ppid === parent || controller.abort(), PARENT_CHECK_MS).unref();
  return controller.signal;
}

/** An empty archive is filled with the made-up department; a table in AWS is never touched. */
async function prepare({ place, words }: Visit, now: Temporal.Instant): Promise<'loaded' | 'as it was'> {
  const { store } = place.composition;
  const [versions, staff] = await Promise.all([store.policyVersions(), store.staff()]);
  if (versions.length > 0 || staff.length > 0) return 'as it was';
  if (!place.standIn) {
    print([words.start.policyMissing]);
    return 'as it was';
  }
  const loaded = await loadExamples(store, now);
  print([words.start.loaded(loaded.customers, loaded.staff, loaded.orders)]);
  return 'loaded';
}

/** Sets the clock, sweeps and posts, shows the morning; then walks days, ends, or ticks every minute until told to stop. */
export async function runClock(visit: Visit, options: ClockOptions): Promise<void> {
  const { place, words } = visit;
  const stop = stopAsked();
  const standing = await place.now();
  const machine = place.composition.now();
  const before = await currentRulebook(place.composition.store);
  const start = options.at === undefined ? standing : instantGiven('--at', options.at, before);
  const department = await prepare(visit, start);
  const rulebook = await currentRulebook(place.composition.store);
  // Without an offset, `--at` is local time, and the department that was just loaded may live in another zone.
  const from = options.at === undefined ? start : instantGiven('--at', options.at, rulebook);
  print([words.start.clock(rulebook.zone.show(from), rulebook.zone.id)]);
  if (options.at === undefined && Temporal.Instant.compare(standing, machine) > 0)
    print([words.start.clockAhead(rulebook.zone.show(standing))]);

  const sent = await tick(visit, rulebook, from, 'whole');
  if (sent === 0 && department === 'loaded') print([words.start.tryMonday]);
  if (options.days !== undefined) await walk(visit, rulebook, from, options.days, stop);
  print([words.start.mailbox(options.mailboxUrl), words.start.publicPages(options.publicUrl)]);
  if (options.once || options.days !== undefined) {
    print([words.start.mailboxEnds]);
    return;
  }
  print([words.start.ticking]);
  const startedMs = performance.now();
  while (!stop.aborted) {
    await setTimeout(MINUTE_MS - (Date.now() % MINUTE_MS), undefined, { signal: stop }).catch(
      () => undefined,
    );
    if (stop.aborted) break;
    await tick(
      visit,
      rulebook,
      from.add({ milliseconds: Math.floor(performance.now() - startedMs) }),
      'changes',
    );
  }
  print([words.start.stopped]);
}

async function walk(
  visit: Visit,
  rulebook: Rulebook,
  from: Temporal.Instant,
  days: number,
  stop: AbortSignal,
): Promise<void> {
  const first = rulebook.zone.dateAt(from);
  for (let day = 1; day <= days && !stop.aborted; day++) {
    const date = addDays(first, day);
    const { digest } = rulebook.versionOn(date).policy;
    await tick(visit, rulebook, rulebook.zone.at(date, Temporal.PlainTime.from(digest.at)), 'day');
  }
}

/** One sweep and one post, and what a person wants to see of it. Returns how many letters were sent. */
async function tick(
  visit: Visit,
  rulebook: Rulebook,
  at: Temporal.Instant,
  show: 'whole' | 'day' | 'changes',
): Promise<number> {
  const { words, place } = visit;
  const functions = functionsAt(place);
  const swept = await functions.sweep(instantText(at));
  const posted = await functions.post(instantText(at));
  const didSomething =
    swept.looked + swept.responses.fired.length + swept.responses.setAside.length > 0 ||
    Object.keys(posted.letters).length > 0;
  const { sent = 0 } = posted.letters;
  if (show === 'changes' && !didSomething) return sent;
  print(['', ...words.swept(swept, rulebook.zone.show(at)), ...(await firedLines(visit, swept.responses))]);
  if (show === 'whole') print(await morning(visit, rulebook, at));
  else print(await newToday(visit, instantText(at)));
  print(await mailed(visit, swept.lettersQueued, posted, instantText(at)));
  return sent;
}
