import type { SweepReport } from '../../../shared/app/clock/sweep.ts';
import type { OrderGiven } from '../../../shared/app/imports/orders/order-arrivals.ts';
import { addDays, type LocalDate } from '../../../shared/domain/time/dates.ts';
import { customer, type Files, mailed, member, order } from './sweep-scene.ts';

const FIRST_ORDER_DAY: LocalDate = '2011-02-01';

const crowdId = (index: number): string => `C-${String(index).padStart(3, '0')}`;

/**
 * Many customers in every state on a morning of April 2011: fresh, idle for a week, for a month,
 * two thirds with an address, served by three specialists.
 */
export const crowd = (size: number): Files => ({
  staff: [
    member('S-1', 'specialist', { email: 'ann@example.com', supervisor: 'B-1' }),
    member('S-2', 'specialist', { email: 'bob@example.com', capacity: 50 }),
    member('S-3', 'specialist', { email: 'cem@example.com' }),
    member('B-1', 'supervisor', { email: 'boss@example.com' }),
  ],
  customers: Array.from({ length: size }, (_, index) =>
    index % 3 === 0 ? customer(crowdId(index)) : mailed(crowdId(index)),
  ),
  orders: Array.from({ length: size }, (_, index) =>
    order(crowdId(index), addDays(FIRST_ORDER_DAY, index % 60)),
  ),
});

/** The orders of one day: every `nth` customer of the crowd. */
export const ordersOfTheDay = (size: number, nth: number, on: LocalDate): OrderGiven[] =>
  Array.from({ length: size }, (_, index) => index)
    .filter((index) => index % nth === 0)
    .map((index) => order(crowdId(index), on));

/** What several reports say together, as `{'opened idle-week open': 3, letters: 2}`. */
export function told(reports: readonly SweepReport[]): Record<string, number> {
  const sums: Record<string, number> = {};
  const add = (what: string, count: number) => {
    sums[what] = (sums[what] ?? 0) + count;
  };
  for (const { opened, ended, lettersQueued } of reports) {
    for (const [rule, states] of Object.entries(opened))
      for (const [state, count] of Object.entries(states)) add(`opened ${rule} ${state}`, count);
    for (const [rule, states] of Object.entries(ended))
      for (const [state, count] of Object.entries(states)) add(`ended ${rule} ${state}`, count);
    add('letters', lettersQueued);
  }
  return sums;
}
