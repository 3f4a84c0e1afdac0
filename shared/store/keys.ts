import { createHash } from 'node:crypto';
import type { Touch } from '../domain/customers/touch.ts';
import type { Case } from '../domain/feedback/case.ts';
import { customerIdOfFeedback } from '../domain/feedback/feedback.ts';
import type { InstantText, LocalDate } from '../domain/time/dates.ts';

/**
 * One table, two sparse indexes.
 *
 * The table answers:
 *
 * | question                                | partition key     | sort key                      |
 * |-----------------------------------------|-------------------|-------------------------------|
 * | the archive of a customer               | CUSTOMER#id       | ARCHIVE                       |
 * | an order, a touch, a task of a customer | CUSTOMER#id       | ORDER#id, TOUCH#at#…, TASK#id |
 * | feedback of a customer; its history     | CUSTOMER#id       | FEEDBACK#id; STEP#id#number   |
 * | what was learnt, the newest first       | CASE              | filedAt#feedbackId            |
 * | all staff; how many customers each has  | STAFF; ROSTER     | id; ROSTER                    |
 * | all policy versions                     | POLICY            | number                        |
 * | a letter                                | LETTER#id         | LETTER                        |
 * | does this address want no letters       | SUPPRESSION#hash  | SUPPRESSION                   |
 * | was a customer erased, by whom and when | ERASURE#id        | number                        |
 * | who posts now; where the clock stands   | LEASE#name; CLOCK | LEASE; CLOCK                  |
 *
 * The index of what is due, by `dueShard` and `dueAt`:
 *
 * | question                                | dueShard         | dueAt       |
 * |-----------------------------------------|------------------|-------------|
 * | what must the clock look at by `now`    | SWEEP#00…15      | up to `now` |
 * | which feedback must it look at by `now` | RESPONSE         | up to `now` |
 * | all undecided feedback                  | RESPONSE         | any         |
 * | which letters must leave by `now`       | POST#CLOCK, POST | up to `now` |
 *
 * The worklist, by `assignee` and `actBy`:
 *
 * | question                                | assignee      | actBy               |
 * |-----------------------------------------|---------------|---------------------|
 * | what is open for a person               | their id      | open#dueOn          |
 * | what must a person decide               | their id      | feedback#deadline   |
 * | what was decided of a period's feedback | (decided)     | reported#instant    |
 * | what did a person miss since a date     | their id      | missed#instant      |
 * | which customers have no specialist      | (nobody)      | customer#id         |
 * | which letters failed since a date       | (undelivered) | undelivered#instant |
 *
 * Both indexes project everything. A projection cannot be changed once an index exists, while kinds
 * of records will be added, and records stay under one kilobyte, which costs the same as projecting
 * less; but feedback, which is rare, may have up to twenty.
 */
export const TABLE_KEYS = { partition: 'pk', sort: 'sk' } as const;
export const DUE_INDEX = { name: 'due', partition: 'dueShard', sort: 'dueAt' } as const;
export const WORKLIST_INDEX = { name: 'worklist', partition: 'assignee', sort: 'actBy' } as const;

export interface Key {
  pk: string;
  sk: string;
}

const customer = (customerId: string): string => `CUSTOMER#${customerId}`;

export const archiveKey = (customerId: string): Key => ({ pk: customer(customerId), sk: 'ARCHIVE' });
export const ORDER_PREFIX = 'ORDER#';
export const orderKey = (customerId: string, orderId: string): Key => ({
  pk: customer(customerId),
  sk: `${ORDER_PREFIX}${orderId}`,
});
export const TOUCH_PREFIX = 'TOUCH#';
/** The outcome is part of what a touch is: two different notes of one moment are two touches. */
export const touchKey = ({ customerId, at, channel, by, outcome }: Touch): Key => ({
  pk: customer(customerId),
  sk: `${TOUCH_PREFIX}${at}#${channel}#${by}#${createHash('sha256').update(outcome).digest('base64url').slice(0, 8)}`,
});
export const TASK_PREFIX = 'TASK#';
export const taskKey = (customerId: string, taskId: string): Key => ({
  pk: customer(customerId),
  sk: `${TASK_PREFIX}${taskId}`,
});
/**
 * @throws RangeError for an id that no feedback can have; ask `customerIdOfFeedback` first where it
 * comes from outside.
 */
const customerOfFeedback = (feedbackId: string): string => {
  const customerId = customerIdOfFeedback(feedbackId);
  if (customerId === undefined) throw new RangeError(`${feedbackId} is no id of feedback`);
  return customer(customerId);
};
export const FEEDBACK_PREFIX = 'FEEDBACK#';
export const feedbackKey = (feedbackId: string): Key => ({
  pk: customerOfFeedback(feedbackId),
  sk: `${FEEDBACK_PREFIX}${feedbackId}`,
});
export const STEP_PREFIX = 'STEP#';
export const stepPrefix = (feedbackId: string): string => `${STEP_PREFIX}${feedbackId}#`;
export const stepKey = (feedbackId: string, number: number): Key => ({
  pk: customerOfFeedback(feedbackId),
  sk: `${stepPrefix(feedbackId)}${String(number).padStart(6, '0')}`,
});
export const CASE_PARTITION = 'CASE';
export const caseKey = ({ filedAt, feedbackId }: Case): Key => ({
  pk: CASE_PARTITION,
  sk: `${filedAt}#${feedbackId}`,
});
export const customerPartition = (customerId: string): string => customer(customerId);

export const STAFF_PARTITION = 'STAFF';
export const staffKey = (staffId: string): Key => ({ pk: STAFF_PARTITION, sk: staffId });
export const CASELOADS_KEY: Key = { pk: 'ROSTER', sk: 'ROSTER' };
export const POLICY_PARTITION = 'POLICY';
export const policyKey = (version: number): Key => ({
  pk: POLICY_PARTITION,
  sk: String(version).padStart(6, '0'),
});
export const letterKey = (letterId: string): Key => ({ pk: `LETTER#${letterId}`, sk: 'LETTER' });
export const suppressionKey = (fingerprint: string): Key => ({
  pk: `SUPPRESSION#${fingerprint}`,
  sk: 'SUPPRESSION',
});
export const erasurePartition = (customerId: string): string => `ERASURE#${customerId}`;
export const erasureKey = (customerId: string, number: number): Key => ({
  pk: erasurePartition(customerId),
  sk: String(number).padStart(6, '0'),
});
export const leaseKey = (name: string): Key => ({ pk: `LEASE#${name}`, sk: 'LEASE' });
export const CLOCK_KEY: Key = { pk: 'CLOCK', sk: 'CLOCK' };
/** Of the clock's record: the moment up to which a shard was swept. */
export const sweptAttribute = (shard: number): string => `swept${String(shard).padStart(2, '0')}`;

/** Fixed for the life of a table: records keep the shard they were written to. */
export const SHARD_COUNT = 16;
export const ALL_SHARDS: readonly number[] = Array.from({ length: SHARD_COUNT }, (_, shard) => shard);
export const RESPONSE_SHARD = 'RESPONSE';
/**
 * In the order in which the post looks at them: whoever has an hour to answer is told before
 * anybody else.
 */
export const POST_SHARDS = { clock: 'POST#CLOCK', others: 'POST' } as const;

export const sweepShard = (shard: number): string => `SWEEP#${String(shard).padStart(2, '0')}`;

/** The shards of the due index in which each of the clock's lanes looks. */
export const LANES = {
  sweep: ALL_SHARDS.map(sweepShard),
  response: [RESPONSE_SHARD],
  post: [POST_SHARDS.clock, POST_SHARDS.others],
} as const satisfies Readonly<Record<string, readonly string[]>>;

/** FNV-1a over UTF-16 units: spreads ids evenly and is the same everywhere, forever. */
export function shardOf(id: string): number {
  let hash = 0x811c9dc5;
  for (let index = 0; index < id.length; index++) hash = Math.imul(hash ^ id.charCodeAt(index), 0x01000193);
  return (hash >>> 0) % SHARD_COUNT;
}

/** The worklist of what waits for nobody in particular yet. */
export const NOBODY = '(nobody)';
export const OPEN_PREFIX = 'open#';
export const openActBy = (dueOn: LocalDate): string => `${OPEN_PREFIX}${dueOn}`;
export const MISSED_PREFIX = 'missed#';
export const missedActBy = (foundAt: InstantText): string => `${MISSED_PREFIX}${foundAt}`;
export const TO_DECIDE_PREFIX = 'feedback#';
export const feedbackActBy = (deadline: InstantText): string => `${TO_DECIDE_PREFIX}${deadline}`;
/**
 * The worklist of letters that came back or were refused: whoever must know is told in the morning.
 */
export const UNDELIVERED = '(undelivered)';
export const undeliveredActBy = (settledAt: InstantText): string => `undelivered#${settledAt}`;
/** The worklist in which nobody must act any more. */
export const DECIDED = '(decided)';
export const reportedActBy = (reportedAt: InstantText): string => `reported#${reportedAt}`;
export const UNASSIGNED_PREFIX = 'customer#';
export const unassignedActBy = (customerId: string): string => `${UNASSIGNED_PREFIX}${customerId}`;
