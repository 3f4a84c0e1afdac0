import { setTimeout } from 'node:timers/promises';
import { Temporal } from 'temporal-polyfill';
import { currentRulebook } from '../../shared/app/rulebook.ts';
import type { Rulebook } from '../../shared/domain/follow-up/rulebook.ts';
import { unknownHolidays } from '../../shared/domain/time/calendar.ts';
import { addDays, instantText } from '../../shared/domain/time/dates.ts';
import { sweptThrough } from '../department/department-clock.ts';
import { functionsAt } from '../department/invoke.ts';
import { sayClock } from '../terminal/clock-notice.ts';
import { clockGiven, type Session } from '../terminal/session.ts';
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

/**
 * Aborted when the person at the terminal, or the system, wants us to end, or when the npm that
 * started us is gone.
 */
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
async function prepare(
  { department, words }: Session,
  now: Temporal.Instant,
): Promise<'loaded' | 'as it was'> {
  const { store } = department.composition;
  const [versions, staff] = await Promise.all([store.policyVersions(), store.staff()]);
  if (versions.length > 0 || staff.length > 0) return 'as it was';
  const loaded = await loadExamples(store, now);
  print([words.start.loaded(loaded.customers, loaded.staff, loaded.orders)]);
  return 'loaded';
}

interface Beginning {
  examples: 'loaded' | 'as it was';
  rulebook: Rulebook;
  from: Temporal.Instant;
}

/** Sets the clock, never back, and says where it stands. */
async function begin(session: Session, at: string | undefined): Promise<Beginning> {
  const { department, words } = session;
  const { store } = department.composition;
  const standing = await department.now();
  const asked = (rulebook: Rulebook) => (at === undefined ? standing : clockGiven(session, at, rulebook));
  const examples = await prepare(session, asked(await currentRulebook(store)));
  const rulebook = await currentRulebook(store);
  const { show, id } = rulebook.zone;
  // Without an offset, `at` is local time, and the department that was just loaded may live in
  // another zone.
  const given = asked(rulebook);
  const swept = await sweptThrough(store);
  const goesBack = swept !== undefined && instantText(given) < swept;
  const from = goesBack ? await department.now() : given;
  print([words.start.clock(show(from), id)]);
  const today = rulebook.zone.dateAt(from);
  const unknown = unknownHolidays(rulebook.calendarOn(today), today);
  if (unknown) print([words.holidaysUnknown(unknown)]);
  if (goesBack) print([words.start.doesNotGoBack(show(given))]);
  await department.clock.moveTo(from);
  await sayClock(session);
  return { examples, rulebook, from };
}

/**
 * Sets the clock, sweeps and posts, shows the morning; then walks days, ends, or ticks every minute
 * until told to stop.
 */
export async function runClock(session: Session, options: ClockOptions): Promise<void> {
  const { words } = session;
  const stop = stopAsked();
  const { examples, rulebook, from } = await begin(session, options.at);
  const sent = await tick(session, rulebook, from, 'whole');
  if (sent === 0 && examples === 'loaded') print([words.start.tryMonday]);
  if (options.days !== undefined) await walk(session, rulebook, from, options.days, stop);
  print([words.start.mailbox(options.mailboxUrl), words.start.publicPages(options.publicUrl)]);
  if (options.once || options.days !== undefined) {
    print([words.start.mailboxEnds]);
    return;
  }
  print([words.start.ticking]);
  await keepTicking(session, rulebook, from, stop);
  print([words.start.stopped]);
}

/** Moves the clock on as time goes by, and follows where somebody else moves it. */
async function keepTicking(
  { department, ...session }: Session,
  rulebook: Rulebook,
  from: Temporal.Instant,
  stop: AbortSignal,
): Promise<void> {
  const machine = department.composition.now;
  let last = { at: from, machine: machine() };
  while (!stop.aborted) {
    await setTimeout(MINUTE_MS - (Date.now() % MINUTE_MS), undefined, { signal: stop }).catch(
      () => undefined,
    );
    if (stop.aborted) return;
    const time = machine();
    const [gone, stands] = [last.at.add(time.since(last.machine)), await department.now()];
    last = { at: Temporal.Instant.compare(gone, stands) < 0 ? stands : gone, machine: time };
    await department.clock.moveTo(last.at);
    await tick({ department, ...session }, rulebook, last.at, 'changes');
  }
}

async function walk(
  session: Session,
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
    await session.department.clock.moveTo(at);
    await tick(session, rulebook, at, 'day');
  }
}

/**
 * One sweep and one post, and what a person wants to see of it. Returns how many letters were sent.
 */
async function tick(
  session: Session,
  rulebook: Rulebook,
  at: Temporal.Instant,
  show: 'whole' | 'day' | 'changes',
): Promise<number> {
  const { words, department } = session;
  const functions = functionsAt(department);
  const swept = await functions.sweep(instantText(at));
  const posted = await functions.post(instantText(at));
  const didSomething =
    swept.looked + swept.responses.fired.length + swept.responses.setAside.length > 0 ||
    Object.keys(posted.letters).length > 0;
  const { sent = 0 } = posted.letters;
  if (show === 'changes' && !didSomething) return sent;
  print(['', ...words.swept(swept, rulebook.zone.show(at)), ...(await firedLines(session, swept.responses))]);
  if (show === 'whole') print(await morning(session, rulebook, at));
  else print(await newToday(session, instantText(at)));
  print(await mailed(session, swept.lettersQueued, posted, instantText(at)));
  return sent;
}
