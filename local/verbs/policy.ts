import { readFile } from 'node:fs/promises';
import { setPolicy, withdrawPolicy } from '../../shared/app/policy/set-policy.ts';
import { currentVersions } from '../../shared/app/rulebook.ts';
import { type Fault, Refusal } from '../../shared/domain/faults/faults.ts';
import {
  type Policy,
  type PolicyVersion,
  parsePolicy,
  policyFaults,
} from '../../shared/domain/policy/policy.ts';
import { contradictions } from '../../shared/domain/policy/policy-contradictions.ts';
import { pendingOn } from '../../shared/domain/policy/policy-versions.ts';
import { calendarOf, firstUnknownYear } from '../../shared/domain/time/calendar.ts';
import { fileSource } from '../../shared/files/formats/source.ts';
import { daysIn } from '../../shared/files/rows/days.ts';
import {
  type Answer,
  dateGiven,
  refused,
  rulebookAt,
  type Session,
  type speech,
} from '../terminal/session.ts';

async function readJson(file: string): Promise<unknown> {
  let text: string;
  try {
    text = await readFile(file, 'utf8');
  } catch (error) {
    const cause = error instanceof Error && 'code' in error ? String(error.code) : String(error);
    throw new Refusal(
      cause === 'ENOENT' ? { code: 'no-file', file } : { code: 'unreadable-file', file, cause },
      error,
    );
  }
  try {
    return JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch (error) {
    throw new Refusal(
      { code: 'not-json', file, cause: error instanceof Error ? error.message : String(error) },
      error,
    );
  }
}

/** What is wrong with a policy, or with the line of a file of days that goes with it. */
type PolicyFault = Fault & { line?: number };

/**
 * A policy file, or everything that is wrong with it.
 *
 * @param daysFile days that override those of `calendar.days`.
 */
export async function readPolicy(
  file: string,
  daysFile?: string,
): Promise<{ policy: Policy } | { faults: PolicyFault[] }> {
  const document = await readJson(file);
  const faults = policyFaults(document);
  if (faults.length > 0) return { faults };
  let policy = parsePolicy(document);
  if (daysFile !== undefined) {
    const { calendar } = policy;
    const read = await daysIn(fileSource(daysFile), daysFile, calendar.workingHours);
    if (read.faults.length > 0) return { faults: read.faults.map(({ line, fault }) => ({ ...fault, line })) };
    const withDays = { ...policy, calendar: { ...calendar, days: { ...calendar.days, ...read.days } } };
    const wrong = policyFaults(withDays);
    if (wrong.length > 0) return { faults: wrong };
    policy = parsePolicy(withDays);
  }
  const contradicting = contradictions(policy);
  return contradicting.length > 0 ? { faults: contradicting } : { policy };
}

export const refusedPolicy = (
  { sentences: inWords, words, say }: Pick<Session, 'sentences' | 'words' | 'say'>,
  faults: readonly PolicyFault[],
): Answer => {
  const sentences = faults.map((fault) => {
    const sentence = inWords.fault(fault);
    return fault.line === undefined ? sentence : words.line(fault.line, sentence);
  });
  for (const sentence of sentences) say(sentence);
  return {
    json: { ok: false, faults: faults.map((fault, index) => ({ ...fault, sentence: sentences[index] })) },
    lines: [],
    failed: true,
  };
};

/** The first year whose holidays this policy does not know. */
const unknownYear = ({ calendar }: Policy, words: Session['words']): string[] => {
  const unknown = firstUnknownYear(calendarOf(calendar));
  return unknown ? [words.holidaysUnknown(unknown)] : [];
};

/** Needs no database. */
export async function policyCheckVerb(
  session: Pick<Session, 'say'> & ReturnType<typeof speech>,
  file: string,
  options: { days?: string } = {},
): Promise<Answer> {
  const read = await readPolicy(file, options.days);
  if ('faults' in read) return refusedPolicy(session, read.faults);
  const unknown = firstUnknownYear(calendarOf(read.policy.calendar)) ?? null;
  return {
    json: { ok: true, policy: read.policy, unknownHolidays: unknown },
    lines: [session.words.policyFine(file), ...unknownYear(read.policy, session.words)],
  };
}

/**
 * The policy alone goes to standard output, so that it can be written into a file; what is pending
 * is said beside it.
 */
export async function policyShowVerb(session: Session): Promise<Answer> {
  const [rulebook, now, versions] = await Promise.all([
    rulebookAt(session),
    session.department.now(),
    currentVersions(session.department.composition.store),
  ]);
  const today = rulebook.zone.dateAt(now);
  const current = rulebook.versionOn(today);
  const pending = pendingOn(versions, today);
  for (const { version, effectiveOn } of pending)
    session.say(session.words.policyPending(version, effectiveOn ?? today));
  for (const sentence of unknownYear(current.policy, session.words)) session.say(sentence);
  const withdrawals = new Map(versions.map(({ version, withdraws }) => [withdraws, version]));
  return {
    json: {
      version: current.version,
      effectiveOn: current.effectiveOn,
      policy: current.policy,
      pending,
      versions: versions.map(({ version, effectiveOn, withdraws }) => ({
        version,
        effectiveOn,
        ...(withdraws !== undefined && { withdraws }),
        ...(withdrawals.has(version) && { withdrawnBy: withdrawals.get(version) }),
      })),
    },
    lines: JSON.stringify(current.policy, null, 2).split('\n'),
  };
}

export async function policySetVerb(
  { department, words, ...session }: Session,
  file: string,
  options: { effective?: string; days?: string },
): Promise<Answer> {
  const read = await readPolicy(file, options.days);
  if ('faults' in read) return refusedPolicy({ ...session, words }, read.faults);
  const effectiveOn =
    options.effective !== undefined ? dateGiven('--effective', options.effective) : undefined;
  const set = await setPolicy(department.composition.store, read.policy, effectiveOn, await department.now());
  const { version } = set.version;
  const said = (say: typeof words.policyPending, versions: readonly PolicyVersion[]) =>
    versions.map((one) => say(one.version, one.effectiveOn ?? set.on));
  return {
    json: {
      version,
      effectiveOn: set.version.effectiveOn,
      new: set.new,
      archivesMoved: set.archivesMoved,
      replaced: set.replaced.map((one) => one.version),
    },
    lines: [
      set.new
        ? words.policySet(version, set.version.effectiveOn, set.archivesMoved)
        : words.policyUnchanged(version, set.on),
      ...said(words.policyReplaced, set.replaced),
      ...said(words.policyPending, set.pending),
      ...unknownYear(read.policy, words),
    ],
  };
}

export async function policyWithdrawVerb(
  { department, words }: Session,
  given: string | undefined,
): Promise<Answer> {
  if (given !== undefined && !/^[1-9]\d{0,5}$/.test(given))
    throw refused('VERSION', given, { kind: 'whole-number', min: 1, max: 999_999 });
  const number = given === undefined ? undefined : Number(given);
  const { withdrawn, note, pending, archivesMoved } = await withdrawPolicy(
    department.composition.store,
    number,
    await department.now(),
  );
  const { version, effectiveOn } = withdrawn;
  return {
    json: { withdrawn: version, effectiveOn, version: note.version, archivesMoved },
    lines: [
      words.policyWithdrawn(version, effectiveOn ?? '', archivesMoved),
      ...pending.map((left) => words.policyPending(left.version, left.effectiveOn ?? '')),
    ],
  };
}
