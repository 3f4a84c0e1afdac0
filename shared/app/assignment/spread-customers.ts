import { handedTo } from '../../domain/customers/archive.ts';
import type { Rulebook } from '../../domain/follow-up/rulebook.ts';
import type { LocalDate } from '../../domain/time/dates.ts';
import { archiveChange, persistently } from '../archive-change.ts';
import { inGroups } from '../in-groups.ts';
import type { Change } from '../ports/changes.ts';
import type { Store } from '../ports/store.ts';
import { byCurrentRulebook } from '../rulebook.ts';
import { sharesOf } from './caseload.ts';
import { reassigned } from './reassigned.ts';

const GROUP_CUSTOMERS = 24;

/**
 * Gives a specialist to every customer who has none, in the order of their ids, with the tasks that
 * are open. Returns how many were given one; none while nobody has capacity.
 */
export async function spreadUnassigned(store: Store, rulebook: Rulebook, today: LocalDate): Promise<number> {
  if (sharesOf(await store.staff(), undefined, today).next() === null) return 0;
  let assigned = 0;
  for await (const group of inGroups(store.unassigned(), GROUP_CUSTOMERS))
    assigned += await byCurrentRulebook(store, rulebook, (book) =>
      spread(
        store,
        book,
        today,
        group.map(({ archive }) => archive.customerId),
      ),
    );
  return assigned;
}

const spread = (
  store: Store,
  rulebook: Rulebook,
  today: LocalDate,
  customerIds: readonly string[],
): Promise<number> =>
  persistently(customerIds[0] ?? '', async () => {
    const [staff, caseloads, stored] = await Promise.all([
      store.staff(),
      store.caseloads(),
      store.archives(customerIds),
    ]);
    const shares = sharesOf(staff, caseloads, today);
    let assigned = 0;
    const changes = customerIds.flatMap((customerId): Change[] => {
      const archive = stored.get(customerId)?.archive;
      const specialist = shares.next();
      if (!archive || archive.specialist !== null || specialist === null) return [];
      shares.move(null, specialist);
      assigned++;
      const after = handedTo(archive, specialist, today);
      return [archiveChange(after, rulebook), ...reassigned(archive, after, today)];
    });
    const committed = await store.commit([...changes, ...shares.changes()]);
    return committed.done ? assigned : undefined;
  });
