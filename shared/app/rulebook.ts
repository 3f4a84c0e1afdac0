import { type Rulebook, rulebookOf } from '../domain/follow-up/rulebook.ts';
import { type PolicyVersion, parsePolicy } from '../domain/policy/policy.ts';
import type { Policies } from './ports/staff-and-policy.ts';
import { OutdatedRulebook } from './store-errors.ts';

/** What governs until somebody sets a policy. */
const defaultVersion = (): PolicyVersion => ({ version: 0, effectiveOn: null, policy: parsePolicy({}) });

/** All policy versions of the department, or the default. */
export async function currentVersions(store: Policies): Promise<readonly PolicyVersion[]> {
  const versions = await store.policyVersions();
  return versions.length > 0 ? versions : [defaultVersion()];
}

export const currentRulebook = async (store: Policies): Promise<Rulebook> =>
  rulebookOf(await currentVersions(store));

/**
 * The newer book that took the place of one, so that a long run reads the policies once and not at
 * each record.
 */
const successors = new WeakMap<Rulebook, Rulebook>();

/** More often than this nobody sets a policy while one record is decided. */
const MOST_CHANGES_OF_POLICY = 8;

/**
 * Does `work` with a rulebook, and again with the newer one for as long as the table says that the
 * policy was changed meanwhile.
 *
 * @param given what the caller read some time ago.
 */
export async function byCurrentRulebook<T>(
  store: Policies,
  given: Rulebook,
  work: (rulebook: Rulebook) => Promise<T>,
): Promise<T> {
  let rulebook = given;
  for (let changes = 0; ; changes++) {
    for (let newer = successors.get(rulebook); newer; newer = successors.get(rulebook)) rulebook = newer;
    try {
      return await work(rulebook);
    } catch (error) {
      if (!(error instanceof OutdatedRulebook) || changes >= MOST_CHANGES_OF_POLICY) throw error;
      if (successors.has(rulebook)) continue;
      const [versions, number] = await Promise.all([currentVersions(store), store.lastPolicyNumber()]);
      // The newest counts even where it cannot be read: others may have counted by it.
      if (!successors.has(rulebook)) successors.set(rulebook, rulebookOf(versions, number));
    }
  }
}
