import type { Task } from '../../domain/customers/task.ts';
import { by } from '../../domain/in-order.ts';
import type { TaskState } from '../../domain/names.ts';
import { assertKnown } from '../known-ids.ts';
import type { Archives, Tasks } from '../ports/customers.ts';
import type { Scanned } from '../ports/scanned.ts';
import type { StaffList } from '../ports/staff-and-policy.ts';

export interface TaskFilter {
  assignee?: string | undefined;
  state?: TaskState | undefined;
  customerId?: string | undefined;
}

/** Where the fewest rows need reading: with the customer, in worklists, or in the whole table. */
async function candidates(
  store: Tasks,
  { assignee, state, customerId }: TaskFilter,
  scanned?: Scanned,
): Promise<Task[]> {
  if (customerId !== undefined) return store.tasksOfCustomer(customerId);
  if (state === 'open' || state === 'missed') return Array.fromAsync(store.tasksInState(state, assignee));
  return Array.fromAsync(store.everyTask(scanned));
}

/**
 * Tasks by due date, then id.
 *
 * @throws Refusal for a customer or a member of staff that there is not.
 */
export async function listTasks(
  store: Tasks & Archives & StaffList,
  filter: TaskFilter,
  scanned?: Scanned,
): Promise<Task[]> {
  await assertKnown(store, filter);
  const wanted = (task: Task): boolean =>
    (filter.assignee === undefined || task.assignee === filter.assignee) &&
    (filter.state === undefined || task.state === filter.state) &&
    (filter.customerId === undefined || task.customerId === filter.customerId);
  return (await candidates(store, filter, scanned)).filter(wanted).sort(
    by(
      ({ dueOn }) => dueOn,
      ({ id }) => id,
    ),
  );
}
