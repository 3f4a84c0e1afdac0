import { isDeepStrictEqual } from 'node:util';
import type { Archive } from '../domain/archive.ts';
import type { Balance } from '../domain/balance.ts';
import type { LocalDate } from '../domain/dates.ts';
import type { RowFault } from '../domain/faults.ts';
import type { Rulebook } from '../domain/rulebook.ts';
import { unknownCustomer } from './order-arrivals.ts';
import type { Archives, Change, Erased } from './ports.ts';
import { archiveChange } from './saving.ts';

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
export interface Told {
  line: number;
  given: BalanceGiven & { asOf: LocalDate };
}

export type Taken = 'added' | 'changed';

/** What a row comes to: a write, or why there is none. */
export type Decision = { write: Change; as: Taken } | { none: 'unchanged' | 'leftOut' } | { fault: RowFault };

/** What each row comes to, by the archives as they are stored now. */
export async function decideBalances(store: Archives & Erased, rulebook: Rulebook, told: readonly Told[]) {
  const unreadable = new Set<string>();
  const archives = await store.archives(
    told.map(({ given }) => given.customerId),
    (customerId) => unreadable.add(customerId),
  );
  const missing = told
    .map(({ given }) => given.customerId)
    .filter((id) => !archives.has(id) && !unreadable.has(id));
  const erased = await store.lastErasures([...new Set(missing)]);
  return told.map((row): { row: Told; decision: Decision } => {
    const { customerId } = row.given;
    const archive = archives.get(customerId)?.archive;
    if (archive) return { row, decision: decideOne(archive, rulebook, row) };
    const fault: RowFault = unreadable.has(customerId)
      ? { code: 'unreadable-record', path: 'customerId', id: customerId }
      : unknownCustomer(customerId, erased.get(customerId));
    return { row, decision: { fault } };
  });
}

function decideOne(archive: Archive, rulebook: Rulebook, { given }: Told): Decision {
  const { balance: before } = archive;
  const { amount, asOf } = given;
  if (before && asOf < before.asOf) return { none: 'leftOut' };
  const balance: Balance = { amount, currency: given.currency ?? before?.currency ?? '', asOf };
  if (isDeepStrictEqual(before, balance)) return { none: 'unchanged' };
  return { write: archiveChange({ ...archive, balance }, rulebook), as: before ? 'changed' : 'added' };
}
