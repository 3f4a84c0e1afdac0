import { isDeepStrictEqual } from 'node:util';
import type { AttributeValue, TransactWriteItem, Update } from '@aws-sdk/client-dynamodb';
import type { Change } from '../app/ports/changes.ts';
import { customerIdOfTask, type Task } from '../domain/customers/task.ts';
import { dueAtOf } from '../domain/feedback/feedback.ts';
import type { RecordKind } from '../domain/records/record-kind.ts';
import { decisionForAll } from './feedback/feedbacks.ts';
import {
  archiveKey,
  CASELOADS_KEY,
  caseKey,
  DECIDED,
  feedbackActBy,
  feedbackKey,
  type Key,
  letterKey,
  missedActBy,
  NOBODY,
  openActBy,
  orderKey,
  POST_SHARDS,
  policyKey,
  RESPONSE_SHARD,
  reportedActBy,
  shardOf,
  staffKey,
  stepKey,
  sweepShard,
  taskKey,
  touchKey,
  UNDELIVERED,
  unassignedActBy,
  undeliveredActBy,
} from './keys.ts';
import { SCHEMA } from './records.ts';
import { type Item, marshalled } from './table.ts';

/** What a change writes: attributes to set, attributes to remove (undefined), and the condition. */
interface Write {
  key: Key;
  set: Item & { kind: RecordKind };
  condition: string;
  names?: Record<string, string>;
  values?: Item;
}

const NEW = 'attribute_not_exists(pk)';

const versioned = (expected: number | null): Pick<Write, 'condition' | 'values'> =>
  expected === null
    ? { condition: NEW }
    : { condition: 'version = :expected', values: { ':expected': expected } };

/** What was counted by a newer rulebook is not replaced. */
function counted({
  expected,
  countedBy,
}: {
  expected: number | null;
  countedBy?: number;
}): Omit<Write, 'key' | 'set'> {
  const write = versioned(expected);
  if (countedBy === undefined || expected === null) return write;
  return {
    condition: `${write.condition} AND (attribute_not_exists(countedBy) OR countedBy <= :countedByMine)`,
    values: { ...write.values, ':countedByMine': countedBy },
  };
}

const due = (shard: string, dueAt: string | null): Item => ({
  dueShard: dueAt === null ? undefined : shard,
  dueAt: dueAt ?? undefined,
});

function archiveWrite(change: Change & { write: 'archive' }): Write {
  const { version, balance, holders, ...archive } = change.archive;
  const waits = archive.specialist === null;
  return {
    key: archiveKey(archive.customerId),
    set: {
      kind: 'customer',
      version,
      archive,
      balance,
      holders,
      ...(change.profile && { profile: change.profile }),
      ...(change.fileMoment && { told: change.fileMoment }),
      ...(change.balanceFileMoment && { balanceTold: change.balanceFileMoment }),
      ...due(sweepShard(shardOf(archive.customerId)), change.dueAt),
      assignee: waits ? NOBODY : undefined,
      actBy: waits ? unassignedActBy(archive.customerId) : undefined,
      ...(change.countedBy !== undefined && { countedBy: change.countedBy }),
    },
    ...counted(change),
  };
}

/** Where a task stands in its assignee's worklist; undefined when it waits for nobody any more. */
function actByOf(task: Task): string | undefined {
  if (task.state === 'open') return openActBy(task.dueOn);
  return task.state === 'missed' ? missedActBy(task.ends.at(-1)?.recordedAt ?? task.openedAt) : undefined;
}

function taskWrite({ task, again }: Change & { write: 'task' }): Write {
  const actBy = actByOf(task);
  const cancelled = { condition: 'task.#state = :cancelled', names: { '#state': 'state' } };
  return {
    key: taskKey(task.customerId, task.id),
    set: {
      kind: 'task',
      task,
      assignee: actBy && (task.assignee ?? NOBODY),
      actBy,
    },
    ...(again ? { ...cancelled, values: { ':cancelled': 'cancelled' } } : { condition: NEW }),
  };
}

/** An order that is corrected must still say what was read: two corrections at once are two decisions about D0. */
function orderWrite({ order, expected }: Change & { write: 'order' }): Write {
  const facts = ['orderedAt', 'amount', 'currency', 'flag'] as const;
  const write = { key: orderKey(order.customerId, order.orderId), set: { kind: 'order' as const, order } };
  if (!expected) return { ...write, condition: NEW };
  return {
    ...write,
    condition: facts.map((fact) => `#order.#${fact} = :old_${fact}`).join(' AND '),
    names: Object.fromEntries(facts.map((fact) => [`#${fact}`, fact])),
    values: Object.fromEntries(facts.map((fact) => [`:old_${fact}`, expected[fact]])),
  };
}

function letterWrite(change: Change & { write: 'letter' | 'letter-queued' }): Write {
  const { version, receipts, ...letter } = change.letter;
  const shard = ['feedback', 'unreachable'].includes(letter.content.kind)
    ? POST_SHARDS.clock
    : POST_SHARDS.others;
  const failed = letter.state === 'failed';
  const heardAt = (change.write === 'letter' && change.heardAt) || (letter.settledAt ?? letter.queuedAt);
  return {
    key: letterKey(letter.id),
    set: {
      kind: 'letter',
      version,
      letter,
      receipts,
      assignee: failed ? UNDELIVERED : undefined,
      actBy: failed ? undeliveredActBy(heardAt) : undefined,
      claimedBy: change.write === 'letter' ? change.holder : undefined,
      ...due(shard, change.dueAt),
    },
    ...versioned(change.write === 'letter' ? change.expected : null),
  };
}

/** Undecided, it stands in its holder's worklist; decided, in that of its time. */
function feedbackWrite(change: Change & { write: 'feedback' }): Write {
  const { version, beforeDecision, withdrawals, reopens, reopenedAs, ...feedback } = change.feedback;
  const { decision, turn, reportedAt } = feedback;
  return {
    key: feedbackKey(feedback.id),
    set: {
      kind: 'feedback',
      version,
      feedback: { ...feedback, decision: decisionForAll(decision) },
      beforeDecision,
      withdrawals,
      reopens,
      reopenedAs,
      answer: decision ? decision.answer : undefined,
      ...due(RESPONSE_SHARD, dueAtOf(change.feedback)),
      assignee: decision ? DECIDED : (turn.holder ?? NOBODY),
      actBy: decision ? reportedActBy(reportedAt) : feedbackActBy(turn.deadline),
    },
    ...versioned(change.expected),
  };
}

function staffWrite({
  staff: { version, dueAt, leavesOn, fileMoment, ...staff },
  expected,
  countedBy,
}: Change & { write: 'staff' }): Write {
  return {
    key: staffKey(staff.staffId),
    set: {
      kind: 'staff',
      version,
      staff,
      leavesOn,
      ...(fileMoment && { told: fileMoment }),
      ...due(sweepShard(shardOf(staff.staffId)), dueAt),
      ...(countedBy !== undefined && { countedBy }),
    },
    ...counted({ expected, ...(countedBy !== undefined && { countedBy }) }),
  };
}

function writeOf(change: Exclude<Change, { write: 'task-end' | 'task-assignee' | 'archive-exists' }>): Write {
  switch (change.write) {
    case 'archive':
      return archiveWrite(change);
    case 'task':
      return taskWrite(change);
    case 'letter':
    case 'letter-queued':
      return letterWrite(change);
    case 'staff':
      return staffWrite(change);
    case 'order':
      return orderWrite(change);
    case 'touch': {
      const { touch } = change;
      return {
        key: touchKey(touch),
        set: { kind: 'touch', touch },
        condition: NEW,
      };
    }
    case 'feedback':
      return feedbackWrite(change);
    case 'feedback-step': {
      const { step, readers } = change;
      return {
        key: stepKey(step.feedbackId, step.number),
        set: { kind: 'feedback-step', step, told: readers },
        condition: NEW,
      };
    }
    case 'case':
      return { key: caseKey(change.case), set: { kind: 'case', case: change.case }, condition: NEW };
    case 'caseloads': {
      const { version, customers } = change.caseloads;
      return {
        key: CASELOADS_KEY,
        set: { kind: 'roster', version, customers },
        ...versioned(change.expected),
      };
    }
    case 'policy':
      return {
        key: policyKey(change.policy.version),
        set: { kind: 'policy', ...change.policy },
        condition: NEW,
      };
    default:
      return change satisfies never;
  }
}

/** An update sets the attributes that are given, removes those given as undefined, and leaves the others alone. */
function updateOf(
  tableName: string,
  { key, set, condition, names, values }: Write,
): Update & { UpdateExpression: string } {
  const entries = Object.entries({ ...set, schema: SCHEMA });
  const given = entries.filter(([, value]) => value !== undefined);
  const gone = entries.filter(([, value]) => value === undefined);
  const remove = gone.length > 0 ? ` REMOVE ${gone.map(([name]) => `#${name}`).join(', ')}` : '';
  return {
    TableName: tableName,
    Key: marshalled(key),
    UpdateExpression: `SET ${given.map(([name]) => `#${name} = :${name}`).join(', ')}${remove}`,
    ConditionExpression: condition,
    ExpressionAttributeNames: {
      ...Object.fromEntries(entries.map(([name]) => [`#${name}`, name])),
      ...names,
    },
    ExpressionAttributeValues: marshalled({
      ...Object.fromEntries(given.map(([name, value]) => [`:${name}`, value])),
      ...values,
    }),
  };
}

/** Ends a task without having read it: the state changes, the ending is appended, the worklist lets go or keeps it as missed. */
function taskEndUpdate(
  tableName: string,
  change: Change & { write: 'task-end' },
): Update & { UpdateExpression: string } {
  const { end, task, recordedAt } = change;
  const missed = end.state === 'missed';
  return {
    TableName: tableName,
    Key: marshalled(taskKey(change.customerId, task.id)),
    UpdateExpression: `SET task.#state = :state, task.ends = list_append(task.ends, :end)${missed ? ', actBy = :actBy' : ' REMOVE assignee, actBy'}`,
    ConditionExpression: 'attribute_exists(pk)',
    ExpressionAttributeNames: { '#state': 'state' },
    ExpressionAttributeValues: marshalled({
      ':state': end.state,
      ':end': [{ ...end, recordedAt }],
      ...(missed && { ':actBy': missedActBy(recordedAt) }),
    }),
  };
}

function taskAssigneeUpdate(
  tableName: string,
  change: Change & { write: 'task-assignee' },
): Update & { UpdateExpression: string } {
  return {
    TableName: tableName,
    Key: marshalled(taskKey(customerIdOfTask(change.task.id), change.task.id)),
    UpdateExpression: 'SET task.assignee = :assignee, assignee = :assignee, actBy = :actBy',
    ConditionExpression: 'attribute_exists(pk)',
    ExpressionAttributeValues: marshalled({
      ':assignee': change.assignee,
      ':actBy': openActBy(change.task.dueOn),
    }),
  };
}

/** A change that writes something. */
export type Writing = Exclude<Change, { write: 'archive-exists' }>;

/** The update that carries out one change. */
export function updateFor(tableName: string, change: Writing): Update & { UpdateExpression: string } {
  if (change.write === 'task-end') return taskEndUpdate(tableName, change);
  if (change.write === 'task-assignee') return taskAssigneeUpdate(tableName, change);
  return updateOf(tableName, writeOf(change));
}

/** Whether the item stands as the change would leave it: it was carried out already, and only the answer to that was lost. */
export function standsAs(item: Record<string, AttributeValue>, change: Writing): boolean {
  if (change.write === 'task-end' || change.write === 'task-assignee') return false;
  const { set } = writeOf(change);
  const wanted = marshalled(set);
  return Object.keys(set).every((name) => isDeepStrictEqual(item[name], wanted[name]));
}

/** Nothing is created by a rulebook that is not the newest: nobody would count it anew. Undefined where nothing is created. */
export function newestCheck(tableName: string, changes: readonly Change[]): TransactWriteItem | undefined {
  const created = changes.flatMap((change) =>
    change.write === 'archive' && change.expected === null && change.countedBy !== undefined
      ? [change.countedBy]
      : [],
  );
  if (created.length === 0) return undefined;
  return {
    ConditionCheck: {
      TableName: tableName,
      Key: marshalled(policyKey(Math.min(...created) + 1)),
      ConditionExpression: NEW,
    },
  };
}

/** Where a change that a rulebook counted is stored, with the number of that book; undefined for the others. */
export function countedAt(change: Change): { key: Key; by: number } | undefined {
  if (change.write !== 'archive' && change.write !== 'staff') return undefined;
  if (change.countedBy === undefined) return undefined;
  const key =
    change.write === 'archive' ? archiveKey(change.archive.customerId) : staffKey(change.staff.staffId);
  return { key, by: change.countedBy };
}

export const transactItem = (tableName: string, change: Change): TransactWriteItem =>
  change.write === 'archive-exists'
    ? {
        ConditionCheck: {
          TableName: tableName,
          Key: marshalled(archiveKey(change.customerId)),
          ConditionExpression: 'attribute_exists(pk)',
        },
      }
    : { Update: updateFor(tableName, change) };
