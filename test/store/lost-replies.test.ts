import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Change } from '../../shared/app/ports/changes.ts';
import type { Store } from '../../shared/app/ports/store.ts';
import { everything } from '../app/clock/sweep-scene.ts';
import {
  archiveOf,
  type DepartmentOnDatabase,
  memberOf,
  openOnDatabase,
  policyVersion,
} from '../fixtures/department.ts';
import { anyWrite, type LostReplies, losingReplies } from '../fixtures/lost-replies.ts';
import { FEEDBACK_ID, feedbackOf } from '../mail/feedback/sample-feedback.ts';
import { taskOf } from '../mail/sample-letters.ts';
import { aLetter, newArchive, newTask, queued } from './records.ts';

const task = taskOf();
const recordedAt = '2011-04-01T12:00:00Z';

type Kind = Change['write'];

/** One of each kind, on what `BEFORE` holds; the type demands that none is forgotten. */
const CHANGES: { [kind in Kind]: Change & { write: kind } } = {
  archive: newArchive({ customerId: 'C-2' }),
  task: newTask({ id: 'idle-week:C-1:2011-05-01' }),
  'task-end': {
    write: 'task-end',
    customerId: 'C-1',
    task,
    end: { state: 'excused', by: 'U-1', at: recordedAt, why: 'closed' },
    recordedAt,
  },
  'task-assignee': { write: 'task-assignee', customerId: 'C-1', task, assignee: 'S-2' },
  'letter-queued': queued(aLetter('idle-week:C-1:2011-05-01')),
  letter: {
    write: 'letter',
    letter: { ...aLetter(), version: 2 },
    expected: 1,
    dueAt: null,
    holder: 'this post',
  },
  order: {
    write: 'order',
    order: { customerId: 'C-1', orderId: 'O-1', orderedAt: recordedAt, amount: '1', currency: '', flag: '' },
  },
  touch: {
    write: 'touch',
    touch: {
      customerId: 'C-1',
      on: '2011-04-01',
      at: recordedAt,
      channel: 'phone',
      by: 'S-1',
      outcome: 'ok',
      recordedAt,
    },
  },
  feedback: { write: 'feedback', feedback: { ...feedbackOf(), version: 1 }, expected: null },
  'feedback-step': {
    write: 'feedback-step',
    step: {
      feedbackId: FEEDBACK_ID,
      number: 1,
      at: recordedAt,
      recordedAt,
      code: 'filed',
      by: 'S-1',
      lateSeconds: 0,
    },
  },
  case: {
    write: 'case',
    case: {
      feedbackId: FEEDBACK_ID,
      customerId: 'C-1',
      customerName: 'C-1',
      category: 'product',
      said: 'broken',
      problem: 'p',
      cause: 'c',
      department: 'd',
      lesson: 'l',
      evidence: 'e',
      filedBy: 'S-1',
      filedAt: recordedAt,
    },
  },
  staff: { write: 'staff', staff: memberOf({ staffId: 'S-9' }), expected: null },
  caseloads: { write: 'caseloads', caseloads: { customers: { 'S-1': 1 }, version: 1 }, expected: null },
  policy: { write: 'policy', policy: policyVersion() },
  'archive-exists': { write: 'archive-exists', customerId: 'C-1' },
};
const KINDS = Object.values(CHANGES);

let departments: DepartmentOnDatabase[];
let replies: LostReplies;
beforeAll(async () => {
  departments = await Promise.all([openOnDatabase(), openOnDatabase()]);
  for (const { store } of departments)
    await store.commit([newArchive({ ...archiveOf(), open: [task] }), newTask(), queued()]);
  replies = losingReplies(departments[0]!.table.client);
});
afterAll(() => Promise.all(departments.map((department) => department.stop())));

const both = async (act: (store: Store) => Promise<unknown>) =>
  Promise.all(departments.map(({ store }) => act(store)));
const tables = () => Promise.all(departments.map(({ table }) => everything(table)));

/** Alone, each is a plain update; an ending always comes with its archive. */
test.each(KINDS.filter(({ write }) => write !== 'task-end').map((change) => [change.write, change] as const))(
  'alone: %s whose answer is lost is known for one’s own',
  async (_, change) => {
    replies.lose(1, anyWrite);
    expect(await both((store) => store.commit([change]))).toEqual([{ done: true }, { done: true }]);
    expect(replies.lost()).toBe(1);
    const [lossy, plain] = await tables();
    expect(lossy).toEqual(plain);
  },
);

test('another writer’s record that says the same is none of one’s own', async () => {
  const { order } = CHANGES;
  expect(await departments[0]!.store.commit([order])).toEqual({ done: false, refused: [order] });
});

test.each(['task-end', 'task-assignee', 'archive-exists'] as const)(
  'in a transaction: %s whose answer is lost is done once',
  async (kind) => {
    const touch = { ...CHANGES.touch, touch: { ...CHANGES.touch.touch, outcome: kind } };
    replies.lose(1, anyWrite);
    expect(await both((store) => store.commit([touch, CHANGES[kind]]))).toEqual([
      { done: true },
      { done: true },
    ]);
    expect(replies.lost()).toBe(1);
    const [lossy, plain] = await tables();
    expect(lossy).toEqual(plain);
  },
);

test('a lease whose answer is lost is held', async () => {
  replies.lose(1, anyWrite);
  const { store } = departments[0]!;
  expect(await store.acquire('this post', recordedAt, '2011-04-01T12:01:00Z')).toBeDefined();
  expect(replies.lost()).toBe(1);
});
