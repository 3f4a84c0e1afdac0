import { nextSpecialist, type Share } from '../../domain/staff/spread-customers.ts';
import { isAway, type Staff } from '../../domain/staff/staff.ts';
import type { LocalDate } from '../../domain/time/dates.ts';
import type { Caseloads, Change } from '../ports/changes.ts';

/** The specialists' shares while customers are handed out, and the change that keeps them. */
export interface Shares {
  /** Takes a customer from one specialist and gives it to another; null is nobody. */
  move(from: string | null, to: string | null): void;
  /** The specialist who takes the next customer; null when nobody has capacity. */
  next(): string | null;
  /** The caseloads' write, if it changed. */
  changes(): Change[];
}

/**
 * @param caseloads undefined when nobody has a customer yet.
 * @param today who is absent or has left on that day gets no new customers.
 */
export function sharesOf(
  staff: readonly Staff[],
  caseloads: Caseloads | undefined,
  today: LocalDate,
): Shares {
  const customers = new Map(Object.entries(caseloads?.customers ?? {}));
  const shares: Share[] = staff
    .filter((member) => member.role === 'specialist' && !isAway(member, today))
    .map(({ staffId, capacity }) => ({ staffId, capacity, customers: customers.get(staffId) ?? 0 }));
  let moved = false;
  const add = (staffId: string | null, count: number) => {
    if (staffId === null) return;
    const share = shares.find((candidate) => candidate.staffId === staffId);
    const total = (customers.get(staffId) ?? 0) + count;
    customers.set(staffId, total);
    if (share) share.customers = total;
    moved = true;
  };
  return {
    move(from, to) {
      if (from === to) return;
      add(from, -1);
      add(to, 1);
    },
    next: () => nextSpecialist(shares)?.staffId ?? null,
    changes: () =>
      moved
        ? [
            {
              write: 'caseloads',
              caseloads: { customers: Object.fromEntries(customers), version: (caseloads?.version ?? 0) + 1 },
              expected: caseloads?.version ?? null,
            },
          ]
        : [],
  };
}
