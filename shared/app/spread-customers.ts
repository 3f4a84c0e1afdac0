import { Refusal } from '../domain/faults.ts';
import type { Rulebook } from '../domain/rulebook.ts';
import { nextLook } from '../domain/verdict.ts';
import { dueAtStartOf } from './follow-customer.ts';
import { reassigned } from './import-customers.ts';
import { inGroups } from './import-report.ts';
import type { Change, Store } from './ports.ts';
import { sharesOf } from './roster.ts';

const GROUP_CUSTOMERS = 24;
const MOST_TRIES = 8;

/**
 * Gives a specialist to every customer who has none, in the order of their ids, with the tasks that are open. Returns
 * how many were given one; none while nobody has capacity.
 */
export async function spreadUnassigned(store: Store, rulebook: Rulebook): Promise<number> {
  const staff = await store.staff();
  if (sharesOf(staff, undefined).next() === null) return 0;
  let assigned = 0;
  for await (const group of inGroups(store.unassigned(), GROUP_CUSTOMERS))
    assigned += await spreadGroup(
      store,
      rulebook,
      group.map(({ archive }) => archive.customerId),
    );
  return assigned;
}

async function spreadGroup(
  store: Store,
  rulebook: Rulebook,
  customerIds: readonly string[],
): Promise<number> {
  for (let tries = 0; tries < MOST_TRIES; tries++) {
    const [staff, roster, stored] = await Promise.all([
      store.staff(),
      store.roster(),
      store.archives(customerIds),
    ]);
    const shares = sharesOf(staff, roster);
    let assigned = 0;
    const changes = customerIds.flatMap((customerId): Change[] => {
      const archive = stored.get(customerId)?.archive;
      const specialist = shares.next();
      if (!archive || archive.specialist !== null || specialist === null) return [];
      shares.move(null, specialist);
      assigned++;
      const after = { ...archive, specialist, version: archive.version + 1 };
      const dueAt = dueAtStartOf(nextLook(archive, rulebook), rulebook);
      return [
        { write: 'archive', archive: after, expected: archive.version, dueAt },
        ...reassigned(archive, after),
      ];
    });
    const committed = await store.commit([...changes, ...shares.changes()]);
    if (committed.done) return assigned;
  }
  throw new Refusal({ code: 'busy', what: customerIds[0] ?? '' });
}
