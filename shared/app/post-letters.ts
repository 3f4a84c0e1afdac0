import { Temporal } from 'temporal-polyfill';
import { type InstantText, instantText } from '../domain/dates.ts';
import type { Letter } from '../domain/letter.ts';
import type { LetterState } from '../domain/names.ts';
import { claim, defer, fateUnknown, type Outcome, type Posted, settle, suppress } from '../domain/posting.ts';
import type { Rulebook } from '../domain/rulebook.ts';
import { eachOf } from './each-of.ts';
import type { LetterWriter, WrittenLetter } from './letter-writer.ts';
import { type MachineClock, newPace, type Pace } from './pace.ts';
import type { Mailer, Store, Unreadable } from './ports.ts';
import { prepare } from './prepare-letter.ts';
import { currentRulebook } from './rulebook.ts';
import { persistently } from './saving.ts';

/** What the post needs beside the store. */
export interface PostOffice extends MachineClock {
  mailer: Mailer;
  writer: LetterWriter;
  /** Letters per second, never more. */
  sendRate: number;
  /** The name of this run, for the lease. */
  holder: string;
  /** No letter is begun later than this after the start. */
  budgetMs: number;
}

export interface PostReport {
  at: InstantText;
  /** Another post is at work, so this one did nothing. */
  busy: boolean;
  /** How many letters were brought to each state, or put off to later. */
  letters: Partial<Record<LetterState | 'deferred', number>>;
  setAside: Unreadable[];
  /** The time was up before everything that is due was looked at. */
  more: boolean;
  /** By how many seconds the letter that had waited longest was late when this run began; 0 when none was due. */
  oldestSeconds: number;
  /** How many attempts were refused, for good or for now. */
  turnedAway: number;
}

const LEASE_MS = 60_000;
const RENEW_AFTER_MS = 20_000;
const AT_ONCE = 8;

/** One run of the post: what it works with, and what it has done so far. */
interface Run {
  store: Store;
  office: PostOffice;
  rulebook: Rulebook;
  pace: Pace;
  report: PostReport;
  /** False once the time is up or the lease is lost. */
  mayGoOn(): Promise<boolean>;
  /** Business time: the moment of the run, moving on with the machine's clock. */
  now(): Temporal.Instant;
}

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
  };
  const startedMs = office.machineMs();
  const lease = await store.acquire(
    office.holder,
    machineInstant(startedMs),
    machineInstant(startedMs + LEASE_MS),
  );
  if (!lease) return { ...report, busy: true };

  const pace = newPace(office, office.sendRate, lease.freeFromMs);
  const elapsedMs = () => Math.floor(office.machineMs() - startedMs);
  let renewedMs = startedMs;
  const mayGoOn = async (): Promise<boolean> => {
    const ms = office.machineMs();
    if (ms - startedMs > office.budgetMs) return false;
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
      report,
      mayGoOn,
      now: () => now.add({ milliseconds: elapsedMs() }),
    };
    const due = asLongAs(mayGoOn, store.dueLetters(instantText(now)), report);
    await eachOf(due, AT_ONCE, async (one) => {
      if (one.kind === 'unreadable') {
        report.setAside.push(one.unreadable);
        return;
      }
      await postOne(run, one.letter);
    });
  } finally {
    await store.release(office.holder, Math.ceil(pace.freeFromMs()));
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

/** Brings one due letter as far as it goes now. Letters take their turns in the order in which this is called. */
async function postOne(run: Run, letter: Letter): Promise<void> {
  const { store, office, report } = run;
  try {
    const begun = await run.pace.inTurn(readied(run, letter), async (written) => {
      if (!(await run.mayGoOn())) {
        report.more = true;
        return undefined;
      }
      const { to, subject } = written;
      const { letter: claimed, dueAt } = claim({ ...letter, to, subject }, run.now());
      const committed = await store.commit([
        { write: 'letter', letter: claimed, expected: letter.version, dueAt },
      ]);
      return committed.done ? { claimed, written } : undefined;
    });
    if (!begun) return;
    const outcome = await office.mailer.send({ letterId: letter.id, ...begun.written });
    if (outcome.was === 'refused' || outcome.was === 'turned-away') report.turnedAway++;
    await settled(run, begun.claimed, outcome);
  } catch (error) {
    report.setAside.push({ key: `letter ${letter.id}`, error: String(error) });
  }
}

/**
 * Writes what came of an attempt. SES may have told of the letter before its answer reached us: that it was sent is one more
 * word about it then, and anything else stands only while the attempt is still the letter's last.
 */
async function settled(run: Run, claimed: Letter, outcome: Outcome): Promise<void> {
  let letter = claimed;
  await persistently(letter.id, async () => {
    if (await record(run, letter, settle(letter, outcome, run.now()))) return true;
    const stored = await run.store.letter(letter.id);
    const mayStand = stored?.state === 'claimed' && stored.attempts === claimed.attempts;
    if (!stored || !(mayStand || outcome.was === 'sent')) return true;
    letter = stored;
    return undefined;
  });
}

/** The letter in words when it is to be sent now; otherwise undefined, and it is written down what became of it. */
async function readied(run: Run, letter: Letter): Promise<WrittenLetter | undefined> {
  if (letter.state !== 'queued') {
    await record(run, letter, fateUnknown(letter, run.now()));
    return undefined;
  }
  const { store, rulebook } = run;
  const prepared = await prepare(store, { rulebook, letter, now: run.now() });
  switch (prepared.is) {
    case 'ready':
      return run.office.writer.write(prepared.facts);
    case 'not-now':
      await record(run, letter, defer(letter, prepared.until), 'deferred');
      return undefined;
    case 'not-to-be-sent':
      await record(run, letter, suppress(letter, prepared.note, run.now()));
      return undefined;
    default:
      return prepared satisfies never;
  }
}

/** Writes where a letter stands now; a version that moved on means that somebody else has settled it. */
async function record(
  run: Run,
  before: Letter,
  { letter, dueAt }: Posted,
  as?: 'deferred',
): Promise<boolean> {
  const committed = await run.store.commit([{ write: 'letter', letter, expected: before.version, dueAt }]);
  if (!committed.done) return false;
  const { letters } = run.report;
  const state = as ?? letter.state;
  letters[state] = (letters[state] ?? 0) + 1;
  return true;
}
