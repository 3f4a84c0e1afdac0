import { DEFAULT_POLICY, type PolicyVersion } from '../domain/policy.ts';
import { type Rulebook, rulebookOf } from '../domain/rulebook.ts';
import type { Policies } from './ports.ts';

/** What governs until somebody sets a policy. */
export const DEFAULT_VERSION: PolicyVersion = { version: 0, effectiveOn: null, policy: DEFAULT_POLICY };

/** All policy versions of the department, or the default. */
export async function currentVersions(store: Policies): Promise<readonly PolicyVersion[]> {
  const versions = await store.policyVersions();
  return versions.length > 0 ? versions : [DEFAULT_VERSION];
}

export const currentRulebook = async (store: Policies): Promise<Rulebook> =>
  rulebookOf(await currentVersions(store));
