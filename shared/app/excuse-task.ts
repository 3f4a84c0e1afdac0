import type { Temporal } from 'temporal-polyfill';
import { instantText } from '../domain/dates.ts';
import { Refusal } from '../domain/faults.ts';
import type { Role } from '../domain/names.ts';
import { customerIdOfTask } from '../domain/task.ts';
import { nextLook } from '../domain/verdict.ts';
import { dueAtStartOf } from './follow-customer.ts';
import type { Store } from './ports.ts';
import { currentRulebook } from './rulebook.ts';

const MAY_EXCUSE: readonly Role[] = ['supervisor', 'manager', 'marketing-director', 'general-manager'];
const MOST_TRIES = 8;

/**
 * A supervisor, or someone above, says why a task need not be done or why missing it is no reproach.
 *
 * @throws Refusal for an unknown task or person, someone who may not, or a task that was done, cancelled or excused.
 */
export async function excuseTask(
  store: Store,
  { taskId, by, why }: { taskId: string; by: string; why: string },
  now: Temporal.Instant,
): Promise<void> {
  const [rulebook, staff] = await Promise.all([currentRulebook(store), store.staff()]);
  const supervisor = staff.find(({ staffId }) => staffId === by);
  if (!supervisor)
    throw new Refusal({ code: 'no-staff', staffId: by, known: staff.map(({ staffId }) => staffId) });
  if (!MAY_EXCUSE.includes(supervisor.role))
    throw new Refusal({ code: 'may-not-excuse', staffId: by, role: supervisor.role });
  const at = instantText(now);
  for (let tries = 0; tries < MOST_TRIES; tries++) {
    const [task, stored] = await Promise.all([store.task(taskId), store.archive(customerIdOfTask(taskId))]);
    if (!task || !stored) throw new Refusal({ code: 'no-task', taskId });
    if (task.state !== 'open' && task.state !== 'missed')
      throw new Refusal({ code: 'task-ended', taskId, state: task.state });
    const archive = { ...stored.archive, open: stored.archive.open.filter(({ id }) => id !== taskId) };
    const committed = await store.commit([
      {
        write: 'archive',
        archive: { ...archive, version: archive.version + 1 },
        expected: archive.version,
        dueAt: dueAtStartOf(nextLook(archive, rulebook), rulebook),
      },
      {
        write: 'task-end',
        customerId: task.customerId,
        task,
        end: { state: 'excused', by, at, why },
        recordedAt: at,
      },
    ]);
    if (committed.done) return;
  }
  throw new Refusal({ code: 'busy', what: taskId });
}
