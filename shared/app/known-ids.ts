import { customerIdOfTask } from '../domain/customers/task.ts';
import { Refusal } from '../domain/faults/faults.ts';
import { customerIdOfFeedback } from '../domain/feedback/feedback.ts';
import type { Archives, Erased } from './ports/customers.ts';
import type { StaffList } from './ports/staff-and-policy.ts';
import { knownStaff } from './staff/staff-member.ts';

/** Whose records a list is asked for. */
export interface Whose {
  customerId?: string | undefined;
  assignee?: string | undefined;
}

/**
 * So that a list about somebody there is not does not read as one with nothing to do.
 *
 * @throws Refusal for a customer without archive, and for an id that nobody on the staff has or
 * had.
 */
export async function assertKnown(
  store: Archives & StaffList,
  { customerId, assignee }: Whose,
): Promise<void> {
  if (assignee !== undefined) {
    const staff = await store.staff();
    // Somebody whose record cannot be read is left out of the list, and is there.
    if (!staff.some(({ staffId }) => staffId === assignee) && !(await store.staffMember(assignee)))
      knownStaff(assignee, staff);
  }
  if (customerId === undefined) return;
  let unreadable = false;
  const archives = await store.archives([customerId], () => {
    unreadable = true;
  });
  if (!archives.has(customerId) && !unreadable) throw new Refusal({ code: 'no-customer', customerId });
}

function customerOf({ fault }: Refusal): string | undefined {
  switch (fault.code) {
    case 'no-customer':
      return fault.customerId;
    case 'no-feedback':
      return customerIdOfFeedback(fault.feedbackId);
    case 'no-task':
      return customerIdOfTask(fault.taskId);
    default:
      return undefined;
  }
}

/** Of what is not there since its customer was erased, that is said. */
export async function saidOfErased(store: Erased, error: unknown): Promise<unknown> {
  const customerId = error instanceof Refusal ? customerOf(error) : undefined;
  if (!customerId) return error;
  const erasure = (await store.lastErasures([customerId])).get(customerId);
  return erasure
    ? new Refusal({ code: 'customer-erased', customerId, by: erasure.by, at: erasure.at }, error)
    : error;
}
