import { isDeepStrictEqual } from 'node:util';
import type { Balance } from '../../../domain/customers/balance.ts';
import type { RowFault } from '../../../domain/faults/faults.ts';
import type { Rulebook } from '../../../domain/follow-up/rulebook.ts';
import { type FileMoment, isNewer, isOlder } from '../../../domain/records/file-moment.ts';
import type { LocalDate } from '../../../domain/time/dates.ts';
import { archiveChange } from '../../archive-change.ts';
import type { Change } from '../../ports/changes.ts';
import type { Archives, Erased, StoredArchive } from '../../ports/customers.ts';
import type { Outcome } from '../import-report.ts';
import { unknownCustomer } from '../unknown-customer.ts';
import { type Decided, decidedAs } from '../write-rows.ts';

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

/** What a row comes to by the archive that is stored. */
export interface DecidedBalance extends Decided {
  row: BalanceRow;
}

/** What each row comes to, by the archives as they are stored now. */
export async function decideBalances(
  store: Archives & Erased,
  rulebook: Rulebook,
  rows: readonly BalanceRow[],
  by: FileMoment | undefined,
): Promise<DecidedBalance[]> {
  const unreadable = new Set<string>();
  const archives = await store.archives(
    rows.map(({ given }) => given.customerId),
    (customerId) => unreadable.add(customerId),
  );
  const missing = rows
    .map(({ given }) => given.customerId)
    .filter((id) => !archives.has(id) && !unreadable.has(id));
  const erased = await store.lastErasures([...new Set(missing)]);
  return rows.map((row) => {
    const { customerId } = row.given;
    const stored = archives.get(customerId);
    if (stored) return decideOne(stored, rulebook, row, by);
    const fault: RowFault = unreadable.has(customerId)
      ? { code: 'unreadable-record', path: 'customerId', id: customerId }
      : unknownCustomer(customerId, erased.get(customerId));
    return decided(row, { fault });
  });
}

const decided = (row: BalanceRow, outcome: Outcome, changes: readonly Change[] = []): DecidedBalance => ({
  row,
  ...decidedAs(row.line, outcome, changes),
});

function decideOne(
  { archive, balanceFileMoment }: StoredArchive,
  rulebook: Rulebook,
  row: BalanceRow,
  by: FileMoment | undefined,
): DecidedBalance {
  const { balance: before } = archive;
  const { amount, asOf, currency } = row.given;
  if (before && asOf < before.asOf) return decided(row, 'leftOut');
  const balance: Balance = { amount, currency: currency ?? before?.currency ?? '', asOf };
  // Of the same day, the file that was made later is right.
  if (before?.asOf === asOf && isOlder(by, balanceFileMoment)) return decided(row, 'older');
  const same = isDeepStrictEqual(before, balance);
  if (same && !isNewer(by, balanceFileMoment)) return decided(row, 'unchanged');
  const change = archiveChange({ ...archive, balance }, rulebook);
  // What is on record is confirmed by a newer file, which is written down.
  return decided(row, same ? 'unchanged' : before ? 'changed' : 'added', [
    { ...change, ...(by && { balanceFileMoment: by }) },
  ]);
}
