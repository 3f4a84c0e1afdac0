import type { Temporal } from 'temporal-polyfill';
import { customerIdOfTask } from '../../domain/customers/task.ts';
import { Refusal } from '../../domain/faults/faults.ts';
import type { Role } from '../../domain/names.ts';
import { written } from '../../domain/reading/written-text.ts';
import { instantText } from '../../domain/time/dates.ts';
import { archiveChange, persistently } from '../archive-change.ts';
import type { Store } from '../ports/store.ts';
import { byCurrentRulebook, currentRulebook } from '../rulebook.ts';
import { actingStaff } from '../staff/staff-member.ts';

const MAY_EXCUSE: readonly Role[] = ['supervisor', 'manager', 'marketing-director', 'general-manager'];

/**
 * A supervisor, or someone above, says why a task need not be done or why missing it is no
 * reproach.
 *
 * @throws Refusal for an unknown task or person, someone who may not, or a task that was done,
 * cancelled or excused.
 */
export async function excuseTask(
  store: Store,
  { taskId, by, ...given }: { taskId: string; by: string; why: string },
  now: Temporal.Instant,
): Promise<void> {
  const [read, staff] = await Promise.all([currentRulebook(store), store.staff()]);
  const supervisor = actingStaff(by, staff, read.zone.dateAt(now));
  if (!MAY_EXCUSE.includes(supervisor.role))
    throw new Refusal({ code: 'may-not-excuse', staffId: by, role: supervisor.role });
  const why = written('why', given.why);
  const at = instantText(now);
  await byCurrentRulebook(store, read, (rulebook) =>
    persistently(taskId, async () => {
      const [task, stored] = await Promise.all([store.task(taskId), store.archive(customerIdOfTask(taskId))]);
      if (!task || !stored) throw new Refusal({ code: 'no-task', taskId });
      if (task.state !== 'open' && task.state !== 'missed')
        throw new Refusal({ code: 'task-ended', taskId, state: task.state });
      const { customerId } = task;
      const archive = { ...stored.archive, open: stored.archive.open.filter(({ id }) => id !== taskId) };
      const end = { state: 'excused', by, at, why } as const;
      const committed = await store.commit([
        archiveChange(archive, rulebook),
        { write: 'task-end', customerId, task, end, recordedAt: at },
      ]);
      return committed.done || undefined;
    }),
  );
}
