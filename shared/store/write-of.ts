import type { Change } from '../app/ports/changes.ts';
import {
  archiveWrite,
  orderWrite,
  taskAssigneeWrite,
  taskEndWrite,
  taskWrite,
  touchWrite,
} from './customers/customer-writes.ts';
import { caseWrite, feedbackWrite, stepWrite } from './feedback/feedback-writes.ts';
import { archiveKey, type Key, policyKey, staffKey } from './keys.ts';
import { letterWrite } from './letters/letter-writes.ts';
import { recordWrite } from './record-write.ts';
import { caseloadsWrite, staffWrite } from './staff/staff-writes.ts';
import type { Update, Write } from './table.ts';

/** A change that writes something. */
export type Writing = Exclude<Change, { write: 'archive-exists' }>;

/** The update that carries out one change. */
export function updateOf(change: Writing): Update {
  switch (change.write) {
    case 'archive':
      return archiveWrite(change);
    case 'task':
      return taskWrite(change);
    case 'task-end':
      return taskEndWrite(change);
    case 'task-assignee':
      return taskAssigneeWrite(change);
    case 'letter':
    case 'letter-queued':
      return letterWrite(change);
    case 'order':
      return orderWrite(change);
    case 'touch':
      return touchWrite(change);
    case 'feedback':
      return feedbackWrite(change);
    case 'feedback-step':
      return stepWrite(change);
    case 'case':
      return caseWrite(change);
    case 'staff':
      return staffWrite(change);
    case 'caseloads':
      return caseloadsWrite(change);
    case 'policy':
      return recordWrite(policyKey(change.policy.version), 'new', { kind: 'policy', ...change.policy });
    default:
      return change satisfies never;
  }
}

export const writeOf = (change: Change): Write =>
  change.write === 'archive-exists'
    ? { act: 'check', key: archiveKey(change.customerId), condition: 'exists' }
    : updateOf(change);

/**
 * Nothing is created by a rulebook that is not the newest: nobody would count it anew. Undefined
 * where nothing is created.
 */
export function newestCheck(changes: readonly Change[]): Write | undefined {
  const created = changes.flatMap((change) =>
    change.write === 'archive' && change.expected === null && change.countedBy !== undefined
      ? [change.countedBy]
      : [],
  );
  if (created.length === 0) return undefined;
  return { act: 'check', key: policyKey(Math.min(...created) + 1), condition: 'new' };
}

/**
 * Where a change that a rulebook counted is stored, with the number of that book; undefined for the
 * others.
 */
export function countedAt(change: Change): { key: Key; by: number } | undefined {
  if (change.write !== 'archive' && change.write !== 'staff') return undefined;
  if (change.countedBy === undefined) return undefined;
  const key =
    change.write === 'archive' ? archiveKey(change.archive.customerId) : staffKey(change.staff.staffId);
  return { key, by: change.countedBy };
}
