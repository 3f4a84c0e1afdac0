import { readFile } from 'node:fs/promises';
import { currentVersions } from '../../shared/app/rulebook.ts';
import { setPolicy } from '../../shared/app/set-policy.ts';
import { calendarOf, firstUnknownYear } from '../../shared/domain/calendar.ts';
import { type Fault, Refusal } from '../../shared/domain/faults.ts';
import { type Policy, parsePolicy, policyFaults } from '../../shared/domain/policy.ts';
import { contradictions } from '../../shared/domain/policy-contradictions.ts';
import { type Answer, dateGiven, rulebookAt, type speech, type Visit } from '../visit.ts';

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

export async function policyShowVerb(visit: Visit): Promise<Answer> {
  const [rulebook, now, versions] = await Promise.all([
    rulebookAt(visit),
    visit.place.now(),
    currentVersions(visit.place.composition.store),
  ]);
  const current = rulebook.versionOn(rulebook.zone.dateAt(now));
  return {
    json: { ...current, versions: versions.map(({ version, effectiveOn }) => ({ version, effectiveOn })) },
    lines: JSON.stringify(current.policy, null, 2).split('\n'),
  };
}

export async function policySetVerb(
  visit: Visit,
  file: string,
  options: { effective?: string },
): Promise<Answer> {
  const read = await readPolicy(file);
  if ('faults' in read) return refusedPolicy(visit, read.faults);
  const effectiveOn =
    options.effective !== undefined ? dateGiven('--effective', options.effective) : undefined;
  const set = await setPolicy(
    visit.place.composition.store,
    read.policy,
    effectiveOn,
    await visit.place.now(),
  );
  const { version } = set.version;
  return {
    json: { version, effectiveOn: set.version.effectiveOn, new: set.new, archivesMoved: set.archivesMoved },
    lines: [
      set.new
        ? visit.words.policySet(version, set.version.effectiveOn, set.archivesMoved)
        : visit.words.policyUnchanged(version),
    ],
  };
}
