import { type BalanceGiven, importBalances } from '../../../shared/app/imports/balances/import-balances.ts';
import type { ImportReport, Row } from '../../../shared/app/imports/import-report.ts';
import type { Store } from '../../../shared/app/ports/store.ts';
import { currentRulebook } from '../../../shared/app/rulebook.ts';
import type { Balance } from '../../../shared/domain/customers/balance.ts';
import type { LocalDate } from '../../../shared/domain/time/dates.ts';
import type { Key } from '../../../shared/store/keys.ts';
import { rowsOf } from '../../fixtures/department.ts';
import { overwritten } from '../../fixtures/overwritten.ts';
import { customer } from '../clock/sweep-scene.ts';
import { type Desk, openDesk } from './import-desk.ts';

export const TODAY: LocalDate = '2011-12-31';

export const owes = (
  customerId: string,
  amount: string,
  asOf: LocalDate | null = null,
  currency: string | null = null,
): BalanceGiven => ({ customerId, amount, currency, asOf });

/** A desk at which the finance department's files arrive. */
export interface BalancesDesk extends Desk {
  takeBalances(
    given: readonly BalanceGiven[] | AsyncIterable<Row<BalanceGiven>>,
    store?: Store,
  ): Promise<ImportReport>;
  balanceOf(customerId: string): Promise<Balance | null | undefined>;
  /** Somebody's hand, or an older version, leaves `value` where something else ought to be. */
  overwrite(key: Key, attribute: string, value: unknown): Promise<void>;
}

/** @param customerIds who has an archive. */
export async function openBalancesDesk(...customerIds: readonly string[]): Promise<BalancesDesk> {
  const desk = await openDesk();
  await desk.takeCustomers(customerIds.map((id) => customer(id)));
  const rulebook = await currentRulebook(desk.store);
  return {
    ...desk,
    takeBalances: (given, store = desk.store) =>
      importBalances(store, rulebook, Symbol.asyncIterator in given ? given : rowsOf(given), {
        today: TODAY,
      }),
    balanceOf: async (customerId) => (await desk.store.archive(customerId))?.archive.balance,
    overwrite: (key, attribute, value) => overwritten(desk, key, { [attribute]: value }),
  };
}
