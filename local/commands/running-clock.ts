import { setTimeout } from 'node:timers/promises';
import { Temporal } from 'temporal-polyfill';
import { currentRulebook } from '../../shared/app/rulebook.ts';
import type { Rulebook } from '../../shared/domain/follow-up/rulebook.ts';
import { unknownHolidays } from '../../shared/domain/time/calendar.ts';
import { addDays, instantText } from '../../shared/domain/time/dates.ts';
import { sweptThrough } from '../department/department-clock.ts';
import { functionsAt } from '../department/invoke.ts';
import { sayClock } from '../terminal/clock-notice.ts';
import { clockGiven, type Visit } from '../terminal/session.ts';
import { shownLine } from '../terminal/terminal.ts';
import { firedLines } from '../verbs/feedback/feedback-view.ts';
import { mailed, morning, newToday } from '../verbs/morning.ts';
import { loadExamples } from './load-examples.ts';

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
  for (const line of lines) process.stdout.write(`${shownLine(line)}\n`);
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

/** An empty archive is filled with the made-up department. */
async function prepare({ place, words }: Visit, now: Temporal.Instant): Promise<'loaded' | 'as it was'> {
  const { store } = place.composition;
  const [versions, staff] = await Promise.all([store.policyVersions(), store.staff()]);
  if (versions.length > 0 || staff.length > 0) return 'as it was';
  const loaded = await loadExamples(store, now);
  print([words.start.loaded(loaded.customers, loaded.staff, loaded.orders)]);
  return 'loaded';
}

interface Beginning {
  department: 'loaded' | 'as it was';
  rulebook: Rulebook;
  from: Temporal.Instant;
}

/** Sets the clock, never back, and says where it stands. */
async function begin(visit: Visit, at: string | undefined): Promise<Beginning> {
  const { place, words } = visit;
  const { store } = place.composition;
  const standing = await place.now();
  const asked = (rulebook: Rulebook) => (at === undefined ? standing : clockGiven(visit, at, rulebook));
  const department = await prepare(visit, asked(await currentRulebook(store)));
  const rulebook = await currentRulebook(store);
  const { show, id } = rulebook.zone;
  // Without an offset, `at` is local time, and the department that was just loaded may live in another zone.
  const given = asked(rulebook);
  const swept = await sweptThrough(store);
  const goesBack = swept !== undefined && instantText(given) < swept;
  const from = goesBack ? await place.now() : given;
  print([words.start.clock(show(from), id)]);
  const today = rulebook.zone.dateAt(from);
  const unknown = unknownHolidays(rulebook.calendarOn(today), today);
  if (unknown) print([words.holidaysUnknown(unknown)]);
  if (goesBack) print([words.start.doesNotGoBack(show(given))]);
  await place.clock.moveTo(from);
  await sayClock(visit);
  return { department, rulebook, from };
}

/** Sets the clock, sweeps and posts, shows the morning; then walks days, ends, or ticks every minute until told to stop. */
export async function runClock(visit: Visit, options: ClockOptions): Promise<void> {
  const { words } = visit;
  const stop = stopAsked();
  const { department, rulebook, from } = await begin(visit, options.at);
  const sent = await tick(visit, rulebook, from, 'whole');
  if (sent === 0 && department === 'loaded') print([words.start.tryMonday]);
  if (options.days !== undefined) await walk(visit, rulebook, from, options.days, stop);
  print([words.start.mailbox(options.mailboxUrl), words.start.publicPages(options.publicUrl)]);
  if (options.once || options.days !== undefined) {
    print([words.start.mailboxEnds]);
    return;
  }
  print([words.start.ticking]);
  await keepTicking(visit, rulebook, from, stop);
  print([words.start.stopped]);
}

/** Moves the clock on as time goes by, and follows where somebody else moves it. */
async function keepTicking(
  { place, ...visit }: Visit,
  rulebook: Rulebook,
  from: Temporal.Instant,
  stop: AbortSignal,
): Promise<void> {
  const machine = place.composition.now;
  let last = { at: from, machine: machine() };
  while (!stop.aborted) {
    await setTimeout(MINUTE_MS - (Date.now() % MINUTE_MS), undefined, { signal: stop }).catch(
      () => undefined,
    );
    if (stop.aborted) return;
    const time = machine();
    const [gone, stands] = [last.at.add(time.since(last.machine)), await place.now()];
    last = { at: Temporal.Instant.compare(gone, stands) < 0 ? stands : gone, machine: time };
    await place.clock.moveTo(last.at);
    await tick({ place, ...visit }, rulebook, last.at, 'changes');
  }
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
    const at = rulebook.zone.at(date, Temporal.PlainTime.from(digest.at));
    await visit.place.clock.moveTo(at);
    await tick(visit, rulebook, at, 'day');
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
