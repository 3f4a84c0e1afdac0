import { readFile } from 'node:fs/promises';
import { currentVersions } from '../../shared/app/rulebook.ts';
import { setPolicy, withdrawPolicy } from '../../shared/app/set-policy.ts';
import { calendarOf, firstUnknownYear } from '../../shared/domain/calendar.ts';
import { type Fault, Refusal } from '../../shared/domain/faults.ts';
import { type Policy, type PolicyVersion, parsePolicy, policyFaults } from '../../shared/domain/policy.ts';
import { contradictions } from '../../shared/domain/policy-contradictions.ts';
import { pendingOn } from '../../shared/domain/policy-versions.ts';
import { type Answer, dateGiven, refused, rulebookAt, type speech, type Visit } from '../visit.ts';

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

/** A policy file, or everything that is wrong with it. */
export async function readPolicy(file: string): Promise<{ policy: Policy } | { faults: Fault[] }> {
  const document = await readJson(file);
  const faults = policyFaults(document);
  if (faults.length > 0) return { faults };
  const policy = parsePolicy(document);
  const contradicting = contradictions(policy);
  return contradicting.length > 0 ? { faults: contradicting } : { policy };
}

export const refusedPolicy = (visit: Pick<Visit, 'sentences' | 'say'>, faults: readonly Fault[]): Answer => {
  const sentences = faults.map((fault) => visit.sentences.fault(fault));
  for (const sentence of sentences) visit.say(sentence);
  return {
    json: { ok: false, faults: faults.map((fault, index) => ({ ...fault, sentence: sentences[index] })) },
    lines: [],
    failed: true,
  };
};

/** Needs no database. */
export async function policyCheckVerb(
  visit: Pick<Visit, 'say'> & ReturnType<typeof speech>,
  file: string,
): Promise<Answer> {
  const read = await readPolicy(file);
  if ('faults' in read) return refusedPolicy(visit, read.faults);
  const unknown = firstUnknownYear(calendarOf(read.policy.calendar)) ?? null;
  return {
    json: { ok: true, policy: read.policy, unknownHolidays: unknown },
    lines: [visit.words.policyFine(file), ...(unknown ? [visit.words.holidaysUnknown(unknown)] : [])],
  };
}

/** The policy alone goes to standard output, so that it can be written into a file; what is pending is said beside it. */
export async function policyShowVerb(visit: Visit): Promise<Answer> {
  const [rulebook, now, versions] = await Promise.all([
    rulebookAt(visit),
    visit.place.now(),
    currentVersions(visit.place.composition.store),
  ]);
  const today = rulebook.zone.dateAt(now);
  const current = rulebook.versionOn(today);
  const pending = pendingOn(versions, today);
  for (const { version, effectiveOn } of pending)
    visit.say(visit.words.policyPending(version, effectiveOn ?? today));
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
  { place, words, ...visit }: Visit,
  file: string,
  options: { effective?: string },
): Promise<Answer> {
  const read = await readPolicy(file);
  if ('faults' in read) return refusedPolicy(visit, read.faults);
  const effectiveOn =
    options.effective !== undefined ? dateGiven('--effective', options.effective) : undefined;
  const set = await setPolicy(place.composition.store, read.policy, effectiveOn, await place.now());
  const { version } = set.version;
  const told = (say: typeof words.policyPending, versions: readonly PolicyVersion[]) =>
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
      ...told(words.policyReplaced, set.replaced),
      ...told(words.policyPending, set.pending),
    ],
  };
}

export async function policyWithdrawVerb(
  { place, words }: Visit,
  given: string | undefined,
): Promise<Answer> {
  if (given !== undefined && !/^[1-9]\d{0,5}$/.test(given))
    throw refused('VERSION', given, { kind: 'whole-number', min: 1, max: 999_999 });
  const number = given === undefined ? undefined : Number(given);
  const { withdrawn, note, pending, archivesMoved } = await withdrawPolicy(
    place.composition.store,
    number,
    await place.now(),
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
