import { Temporal } from 'temporal-polyfill';
import type { Rulebook } from '../../domain/follow-up/rulebook.ts';
import type { Letter } from '../../domain/letters/letter.ts';
import { isToStaff, mayComeTwice } from '../../domain/letters/letter-kinds.ts';
import {
  claim,
  defer,
  fateUnknown,
  type Outcome,
  settle,
  suppress,
  type Transition,
} from '../../domain/letters/letter-states.ts';
import { afterQuietHours } from '../../domain/time/quiet-hours.ts';
import { persistently } from '../archive-change.ts';
import type { Store } from '../ports/store.ts';
import type { Aside } from '../set-aside.ts';
import { Unavailable } from '../store-errors.ts';
import type { Breaker } from './breaker.ts';
import type { WrittenLetter } from './letter-writer.ts';
import type { Pace } from './pace.ts';
import type { PostReport, PostServices } from './post-services.ts';
import { prepare } from './prepare-letter.ts';
import { keepAndTell } from './unreachable.ts';

/** One run of the post: what it works with, and what it has done so far. */
export interface Run {
  store: Store;
  services: PostServices;
  rulebook: Rulebook;
  pace: Pace;
  breaker: Breaker;
  aside: Aside;
  report: PostReport;
  /** False once the time is up or the lease is lost. */
  mayGoOn(): Promise<boolean>;
  /** Business time: the moment of the run, moving on with the machine's clock. */
  now(): Temporal.Instant;
}

/**
 * Brings one due letter as far as it goes now. Letters take their turns in the order in which this
 * is called.
 */
export async function postOne(run: Run, letter: Letter): Promise<void> {
  const { breaker, pace, report } = run;
  try {
    const begun = await pace.inTurn(readied(run, letter), async (written) => {
      if (!(await run.mayGoOn()) || !(await breaker.mayTry(letter.content))) {
        report.more = true;
        return undefined;
      }
      // Several are made ready ahead of their turn: a customer may have unsubscribed, or ordered,
      // in the meantime.
      const current = isToStaff(letter.content) ? written : await readied(run, letter);
      const claimed = current && (await claimNow(run, letter, current));
      if (!claimed) return undefined;
      const send = () => run.services.mailer.send({ letterId: letter.id, ...current });
      return { claimed, sending: breaker.watched(send) };
    });
    if (!begun) return;
    const outcome = await begun.sending;
    if (outcome.was === 'refused' || outcome.was === 'turned-away') report.turnedAway++;
    if (outcome.was === 'ambiguous') report.leftOpen++;
    await settled(run, begun.claimed, outcome);
  } catch (error) {
    run.aside.set({ key: `letter ${letter.id}`, error: String(error) }, error);
  }
}

/**
 * A letter that is tried again has waited since it could first leave, however often it was tried.
 */
export function secondsWaited(
  { rulebook, now }: Run,
  { content, attempts, state, queuedAt }: Letter,
): number {
  if (attempts === 0 || (state !== 'queued' && !mayComeTwice(content))) return 0;
  const queued = Temporal.Instant.from(queuedAt);
  const { quietHours } = rulebook.versionOn(rulebook.zone.dateAt(queued)).policy.revisitMail;
  const since = isToStaff(content) ? queued : afterQuietHours(quietHours, rulebook.zone, queued);
  return Math.floor(now().since(since).total('seconds'));
}

/**
 * Undefined when another writer was there first. A claim carries its holder's name: where the
 * answer was lost, the same claim once more finds whether it stands.
 */
async function claimNow(
  { store, services: postServices, now }: Run,
  letter: Letter,
  { to, subject }: WrittenLetter,
): Promise<Letter | undefined> {
  const { letter: claimed, dueAt } = claim({ ...letter, to, subject }, now());
  const { holder } = postServices;
  const change = { write: 'letter', letter: claimed, expected: letter.version, dueAt, holder } as const;
  const committed = await store.commit([change]).catch((error: unknown) => {
    if (!(error instanceof Unavailable)) throw error;
    return store.commit([change]);
  });
  return committed.done ? claimed : undefined;
}

/**
 * Writes what came of an attempt. SES may have told of the letter before its answer reached us:
 * that it was sent is one more word about it then, and anything else stands only while the attempt
 * is still the letter's last.
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

/**
 * The letter in words when it is to be sent now; otherwise undefined, and it is written down what
 * became of it.
 */
async function readied(run: Run, letter: Letter): Promise<WrittenLetter | undefined> {
  if (letter.state !== 'queued') {
    await record(run, letter, fateUnknown(letter, run.now()));
    return undefined;
  }
  const { store, rulebook } = run;
  const readiness = await prepare(store, { rulebook, letter, now: run.now() });
  switch (readiness.is) {
    case 'ready':
      return run.services.writer.write(readiness.facts);
    case 'not-now':
      await record(run, letter, defer(letter, readiness.until), 'deferred');
      return undefined;
    case 'not-to-be-sent':
      await record(run, letter, suppress(letter, readiness.note, run.now()));
      return undefined;
    default:
      return readiness satisfies never;
  }
}

/**
 * Writes where a letter stands now; a version that moved on means that somebody else has settled
 * it.
 */
async function record(
  run: Run,
  before: Letter,
  { letter, dueAt }: Transition,
  as?: 'deferred',
): Promise<boolean> {
  const change = { write: 'letter', letter, expected: before.version, dueAt } as const;
  const kept = await keepAndTell(run.store, before, change, run.now());
  if (kept === 'refused') return false;
  if (kept === 'nobody') run.report.nobodyTold++;
  const { letters } = run.report;
  const state = as ?? letter.state;
  letters[state] = (letters[state] ?? 0) + 1;
  return true;
}
