import { type PolicyVersion, parsePolicy } from '../domain/policy.ts';
import { type Rulebook, rulebookOf } from '../domain/rulebook.ts';
import type { Policies } from './ports.ts';

/** What governs until somebody sets a policy. */
const defaultVersion = (): PolicyVersion => ({ version: 0, effectiveOn: null, policy: parsePolicy({}) });

/** All policy versions of the department, or the default. */
export async function currentVersions(store: Policies): Promise<readonly PolicyVersion[]> {
  const versions = await store.policyVersions();
  return versions.length > 0 ? versions : [defaultVersion()];
}

export const currentRulebook = async (store: Policies): Promise<Rulebook> =>
  rulebookOf(await currentVersions(store));
