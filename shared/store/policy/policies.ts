import type { Policies } from '../../app/ports/staff-and-policy.ts';
import { knownPart, type PolicyVersion } from '../../domain/policy/policy.ts';
import { policyItemSchema } from '../items.ts';
import { POLICY_PARTITION } from '../keys.ts';
import { readable, recordOf, SCHEMA } from '../records.ts';
import type { Item, Table } from '../table.ts';

function storedPolicy(item: Item): PolicyVersion {
  const isNewer = typeof item.schema === 'number' && item.schema > SCHEMA;
  const known = isNewer ? { ...item, policy: knownPart(item.policy) } : item;
  const { version, effectiveOn, policy, withdraws } = recordOf(policyItemSchema, known);
  return { version, effectiveOn, policy, ...(withdraws !== undefined && { withdraws }) };
}

export function policiesOf(table: Table): Policies {
  const stored = () => Array.fromAsync(table.query({ partition: POLICY_PARTITION, consistent: true }));
  return {
    async policyVersions() {
      const items = await stored();
      const versions = await Array.fromAsync(readable(table, items, storedPolicy));
      // Nobody must be judged by numbers that the department never set.
      if (items.length > 0 && versions.length === 0) throw new Error('no policy version can be read');
      return versions;
    },

    async lastPolicyNumber() {
      return Number((await stored()).at(-1)?.sk ?? 0);
    },
  };
}
