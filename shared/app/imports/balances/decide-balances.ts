import { isDeepStrictEqual } from 'node:util';
import type { Balance } from '../../../domain/customers/balance.ts';
import type { RowFault } from '../../../domain/faults/faults.ts';
import type { Rulebook } from '../../../domain/follow-up/rulebook.ts';
import { type FileMoment, isNewer, isOlder } from '../../../domain/records/file-moment.ts';
import type { LocalDate } from '../../../domain/time/dates.ts';
import { archiveChange } from '../../archive-change.ts';
import type { Change } from '../../ports/changes.ts';
import type { Archives, Erased, StoredArchive } from '../../ports/customers.ts';
import { unknownCustomer } from '../orders/order-arrivals.ts';

/** What the finance department says a customer owes; null says nothing. */
export interface BalanceGiven {
  customerId: string;
  amount: string;
  /** Without one, the currency that is stored. */
  currency: string | null;
  /** The local day at whose end this was so; without one, today. */
  asOf: LocalDate | null;
}

/** A row of which nothing is wrong that shows without reading the archive. */
export interface BalanceRow {
  line: number;
  given: BalanceGiven & { asOf: LocalDate };
}

/** Unchanged: what is on record was confirmed. */
export type Taken = 'added' | 'changed' | 'unchanged';

/** What a row comes to: a write, or why there is none. */
export type Decision =
  | { write: Change; as: Taken }
  | { none: 'unchanged' | 'leftOut' | 'older' }
  | { fault: RowFault };

/** What each row comes to, by the archives as they are stored now. */
export async function decideBalances(
  store: Archives & Erased,
  rulebook: Rulebook,
  rows: readonly BalanceRow[],
  by?: FileMoment,
) {
  const unreadable = new Set<string>();
  const archives = await store.archives(
    rows.map(({ given }) => given.customerId),
    (customerId) => unreadable.add(customerId),
  );
  const missing = rows
    .map(({ given }) => given.customerId)
    .filter((id) => !archives.has(id) && !unreadable.has(id));
  const erased = await store.lastErasures([...new Set(missing)]);
  return rows.map((row): { row: BalanceRow; decision: Decision } => {
    const { customerId } = row.given;
    const stored = archives.get(customerId);
    if (stored) return { row, decision: decideOne(stored, rulebook, row, by) };
    const fault: RowFault = unreadable.has(customerId)
      ? { code: 'unreadable-record', path: 'customerId', id: customerId }
      : unknownCustomer(customerId, erased.get(customerId));
    return { row, decision: { fault } };
  });
}

function decideOne(
  { archive, balanceFileMoment }: StoredArchive,
  rulebook: Rulebook,
  { given }: BalanceRow,
  by: FileMoment | undefined,
): Decision {
  const { balance: before } = archive;
  const { amount, asOf } = given;
  if (before && asOf < before.asOf) return { none: 'leftOut' };
  const balance: Balance = { amount, currency: given.currency ?? before?.currency ?? '', asOf };
  // Of the same day, the file that was made later is right.
  if (before?.asOf === asOf && isOlder(by, balanceFileMoment)) return { none: 'older' };
  const same = isDeepStrictEqual(before, balance);
  if (same && !isNewer(by, balanceFileMoment)) return { none: 'unchanged' };
  const write = { ...archiveChange({ ...archive, balance }, rulebook), ...(by && { balanceFileMoment: by }) };
  return { write, as: same ? 'unchanged' : before ? 'changed' : 'added' };
}
