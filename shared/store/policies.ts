import type { Policies } from '../app/ports.ts';
import type { PolicyVersion } from '../domain/policy.ts';
import { policyItemSchema } from './items.ts';
import { POLICY_PARTITION } from './keys.ts';
import { queryItems, type Table } from './table.ts';

export const policiesOf = (table: Table): Policies => ({
  async policyVersions() {
    const versions: PolicyVersion[] = [];
    const query = {
      KeyConditionExpression: 'pk = :policy',
      values: { ':policy': POLICY_PARTITION },
      ConsistentRead: true,
    };
    for await (const item of queryItems(table, query)) {
      const { version, effectiveOn, policy } = policyItemSchema.parse(item);
      versions.push({ version, effectiveOn, policy });
    }
    return versions;
  },
});
