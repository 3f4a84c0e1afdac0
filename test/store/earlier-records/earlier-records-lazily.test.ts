import { expect, test } from 'vitest';
import { archiveItemSchema, letterItemSchema } from '../../../shared/store/items.ts';
import { forward, SCHEMA } from '../../../shared/store/records.ts';
import { everything, lettersIn, tasksIn } from '../../app/clock/sweep-scene.ts';
import {
  departmentOf,
  EARLIER,
  NEXT_MORNING,
  ofKind,
  recordsOf,
  WITH_FEEDBACK,
} from '../../fixtures/records/earlier-records.ts';

// As those versions knew them: a state that is added later is not theirs.
const TASKS_STOOD = ['cancelled', 'done', 'excused', 'missed', 'open'];
const LETTERS_STOOD = ['claimed', 'failed', 'queued', 'sent', 'suppressed', 'unknown'];
const KINDS = ['customer', 'letter', 'order', 'policy', 'roster', 'staff', 'suppression', 'task', 'touch'];
const KINDS_OF_FEEDBACK = ['case', 'feedback', 'feedback-step'];

const each = (names: readonly (string | undefined)[]): (string | undefined)[] => [...new Set(names)].sort();

test.each(EARLIER)(
  'what %s has left behind is of every kind and in every state that it could write',
  (version) => {
    const records = recordsOf(version);
    expect(each(ofKind(records, 'task').map(({ task }) => task?.state))).toEqual(TASKS_STOOD);
    expect(each(ofKind(records, 'letter').map(({ letter }) => letter?.state))).toEqual(LETTERS_STOOD);
    const kinds = [...KINDS, ...(WITH_FEEDBACK.includes(version) ? KINDS_OF_FEEDBACK : [])];
    expect(each(records.flatMap(({ kind }) => kind ?? []))).toEqual(each(kinds));
  },
);

test('there are records of every number before the one of today; whoever raises it records the version before', () => {
  const numbers = new Set(EARLIER.flatMap(recordsOf).map(({ schema }) => schema ?? 1));
  for (let number = 1; number < SCHEMA; number++) expect(numbers).toContain(number);
});

test.each(EARLIER)('all that %s left due is due today, and nothing of it is unreadable', async (version) => {
  const { store } = await departmentOf(version);
  const later = '2027-12-31T00:00:00Z';
  const due: { kind: string }[] = [];
  for (const shard of store.shards) due.push(...(await Array.fromAsync(store.dueRecords(shard, later))));
  due.push(
    ...(await Array.fromAsync(store.dueFeedback(later))),
    ...(await Array.fromAsync(store.dueLetters(later))),
  );
  expect(due.filter(({ kind }) => kind === 'unreadable')).toEqual([]);
  expect(due.length).toBe(recordsOf(version).filter(({ dueAt }) => dueAt !== undefined).length);
});

test.each(EARLIER)('reading everything of %s changes nothing of it', async (version) => {
  const { store, table } = await departmentOf(version);
  const before = await everything(table);
  await Promise.all([tasksIn(store), lettersIn(store), Array.fromAsync(store.everyArchive()), store.staff()]);
  for (const shard of store.shards) await Array.fromAsync(store.dueRecords(shard, NEXT_MORNING));
  expect(await everything(table)).toEqual(before);
});

test('only moved forward can the records of the first number be read', () => {
  const records = EARLIER.flatMap(recordsOf);
  for (const [kind, schema] of [
    ['customer', archiveItemSchema],
    ['letter', letterItemSchema],
  ] as const)
    for (const record of ofKind(records, kind)) {
      if (record.schema !== undefined) continue;
      expect(schema().safeParse(record).success).toBe(false);
      expect(schema().safeParse(forward(record)).success).toBe(true);
      expect(forward(forward(record))).toEqual(forward(record));
    }
});
