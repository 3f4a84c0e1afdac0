import type { Archive } from '../../domain/customers/archive.ts';
import type { LocalDate } from '../../domain/time/dates.ts';
import type { Change } from '../ports/changes.ts';

/**
 * Open tasks go with the customer to the new specialist; but not those whose windows have closed,
 * which the next sweep finds missed: they stay with whoever had them when they were last in time.
 */
export function reassigned(before: Archive, after: Archive, today: LocalDate): Change[] {
  const { specialist } = after;
  if (specialist === null || specialist === before.specialist) return [];
  return after.open
    .filter(({ closes }) => closes > today)
    .map(
      (task): Change => ({
        write: 'task-assignee',
        customerId: after.customerId,
        task,
        assignee: specialist,
      }),
    );
}
