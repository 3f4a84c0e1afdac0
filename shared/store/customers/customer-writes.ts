import type { Change } from '../../app/ports/changes.ts';
import { customerIdOfTask, type Task } from '../../domain/customers/task.ts';
import {
  archiveKey,
  missedActBy,
  NOBODY,
  openActBy,
  orderKey,
  shardOf,
  sweepShard,
  taskKey,
  touchKey,
  unassignedActBy,
} from '../keys.ts';
import { counted, dueIn, recordWrite } from '../record-write.ts';
import type { Update } from '../table.ts';

export function archiveWrite(change: Change & { write: 'archive' }): Update {
  const { version, balance, holders, ...archive } = change.archive;
  const waits = archive.specialist === null;
  return recordWrite(archiveKey(archive.customerId), counted(change.expected, change.countedBy), {
    kind: 'customer',
    version,
    archive,
    balance,
    holders,
    ...(change.profile && { profile: change.profile }),
    ...(change.fileMoment && { told: change.fileMoment }),
    ...(change.balanceFileMoment && { balanceTold: change.balanceFileMoment }),
    ...dueIn(sweepShard(shardOf(archive.customerId)), change.dueAt),
    assignee: waits ? NOBODY : undefined,
    actBy: waits ? unassignedActBy(archive.customerId) : undefined,
    ...(change.countedBy !== undefined && { countedBy: change.countedBy }),
  });
}

/** Where a task stands in its assignee's worklist; undefined when it waits for nobody any more. */
function actByOf(task: Task): string | undefined {
  if (task.state === 'open') return openActBy(task.dueOn);
  return task.state === 'missed' ? missedActBy(task.ends.at(-1)?.recordedAt ?? task.openedAt) : undefined;
}

export function taskWrite({ task, again }: Change & { write: 'task' }): Update {
  const actBy = actByOf(task);
  return recordWrite(
    taskKey(task.customerId, task.id),
    again ? { equal: { 'task.state': 'cancelled' } } : 'new',
    { kind: 'task', task, assignee: actBy && (task.assignee ?? NOBODY), actBy },
  );
}

/**
 * Ends a task without having read it: the state changes, the ending is appended, the worklist lets
 * go or keeps it as missed.
 */
export function taskEndWrite({ customerId, task, end, recordedAt }: Change & { write: 'task-end' }): Update {
  const missed = end.state === 'missed';
  return {
    act: 'update',
    key: taskKey(customerId, task.id),
    set: {
      'task.state': end.state,
      ...(missed ? { actBy: missedActBy(recordedAt) } : { assignee: undefined, actBy: undefined }),
    },
    append: { 'task.ends': [{ ...end, recordedAt }] },
    condition: 'exists',
  };
}

export function taskAssigneeWrite({ task, assignee }: Change & { write: 'task-assignee' }): Update {
  return {
    act: 'update',
    key: taskKey(customerIdOfTask(task.id), task.id),
    set: { 'task.assignee': assignee, assignee, actBy: openActBy(task.dueOn) },
    condition: 'exists',
  };
}

/**
 * An order that is corrected must still say what was read: two corrections at once are two
 * decisions about D0.
 */
export function orderWrite({ order, expected }: Change & { write: 'order' }): Update {
  const asRead = expected && {
    'order.orderedAt': expected.orderedAt,
    'order.amount': expected.amount,
    'order.currency': expected.currency,
    'order.flag': expected.flag,
  };
  return recordWrite(orderKey(order.customerId, order.orderId), asRead ? { equal: asRead } : 'new', {
    kind: 'order',
    order,
  });
}

export const touchWrite = ({ touch }: Change & { write: 'touch' }): Update =>
  recordWrite(touchKey(touch), 'new', { kind: 'touch', touch });
