import { expect, test } from 'vitest';
import type { Unreadable } from '../../shared/app/ports/clock.ts';
import { UnreadableRecord } from '../../shared/app/store-errors.ts';
import { marshalled } from '../../shared/store/dynamodb/expressions.ts';
import {
  archiveItemSchema,
  letterItemSchema,
  staffItemSchema,
  suppressionItemSchema,
  taskItemSchema,
} from '../../shared/store/items.ts';
import { forward, readable, recordOf, unreadable } from '../../shared/store/records.ts';
import type { Item, Table } from '../../shared/store/table.ts';
import { archiveOf, memberOf } from '../fixtures/department.ts';
import { taskOf } from '../mail/sample-letters.ts';
import { aLetter, NO_PROFILE } from './records.ts';

const KEY = { pk: 'CUSTOMER#C-1', sk: 'ARCHIVE' };
const PRIVATE = 'Mary, who owes us 4711';

const without = <T extends object, K extends keyof T>(record: T, ...names: K[]): Omit<T, K> => {
  const rest = { ...record };
  for (const name of names) delete rest[name];
  return rest;
};

/** As the first version of the code wrote them: no `schema`, and nothing that came later. */
const EARLIER = {
  archive: {
    ...KEY,
    kind: 'customer',
    version: 1,
    archive: without(archiveOf(), 'version', 'balance'),
    profile: NO_PROFILE,
  },
  staff: {
    ...{ pk: 'STAFF', sk: 'S-1', kind: 'staff', version: 1 },
    staff: without(memberOf(), 'version', 'dueAt', 'department', 'substitute', 'absences'),
  },
  letter: {
    pk: 'LETTER#1',
    sk: 'LETTER',
    kind: 'letter',
    version: 1,
    letter: without(aLetter(), 'version', 'receipts'),
  },
  suppression: {
    pk: 'SUPPRESSION#1',
    sk: 'SUPPRESSION',
    kind: 'suppression',
    suppressedAt: '2026-03-02T10:00:00Z',
  },
} as const;

test('an archive from before there were balances owes nothing that is known', () => {
  expect(recordOf(archiveItemSchema, EARLIER.archive).balance).toBeNull();
});

test('staff from before there were absences have none', () => {
  expect(recordOf(staffItemSchema, EARLIER.staff).staff).toMatchObject({
    department: null,
    substitute: null,
    absences: [],
  });
});

test('an address from before there were reasons had unsubscribed', () => {
  expect(recordOf(suppressionItemSchema, EARLIER.suppression).because).toBe('unsubscribed');
});

test.for([
  [
    { state: 'sent', messageId: 'm-1', settledAt: '2026-03-02T10:00:00Z' },
    { 'm-1': { fate: 'sent', at: '2026-03-02T10:00:00Z', why: null } },
  ],
  [{ state: 'sent', messageId: null, settledAt: '2026-03-02T10:00:00Z' }, {}],
  [{ state: 'unknown', messageId: null }, {}],
] as const)('a letter from before there were receipts has the one that it was %j', ([facts, receipts]) => {
  const item = { ...EARLIER.letter, letter: { ...EARLIER.letter.letter, ...facts } };
  expect(recordOf(letterItemSchema, item).receipts).toEqual(receipts);
});

test.for(Object.entries(EARLIER))('moving forward twice is moving forward once: %s', ([, item]) => {
  expect(forward(forward(item))).toEqual(forward(item));
});

test.for(Object.entries(EARLIER))('moving forward leaves the record that was read alone: %s', ([, item]) => {
  const before = structuredClone(item);
  forward(item);
  expect(item).toEqual(before);
});

test('what is there already is never filled in, whatever number the record carries', () => {
  const balance = { amount: '310.50', currency: 'GBP', asOf: '2026-03-01' };
  for (const schema of [undefined, 1, 2, 3])
    expect(forward({ ...EARLIER.archive, balance, schema })).toMatchObject({ balance, schema });
});

test('what only a later version knows is still there', () => {
  expect(forward({ ...EARLIER.archive, schema: 3, loyalty: 40 })).toMatchObject({ schema: 3, loyalty: 40 });
});

test.for([null, 'text', 7, [], undefined])(
  'a main part that is %j moves forward without an error and cannot be read',
  (part) => {
    for (const kind of ['customer', 'staff', 'letter', 'suppression', 'task', 'parcel', undefined])
      expect(() => forward({ ...KEY, kind, staff: part, letter: part, archive: part })).not.toThrow();
    expect(() => recordOf(staffItemSchema, { ...EARLIER.staff, staff: part })).toThrow(UnreadableRecord);
  },
);

test('an error names the record and the field, and never what stands in it', () => {
  const item = { ...EARLIER.archive, archive: { ...EARLIER.archive.archive, createdOn: PRIVATE } };
  try {
    recordOf(archiveItemSchema, item);
    expect.unreachable();
  } catch (error) {
    expect(error).toBeInstanceOf(UnreadableRecord);
    expect(String(error)).toContain('CUSTOMER#C-1 ARCHIVE: archive.createdOn');
    expect(String(error)).not.toContain('4711');
    expect(unreadable(item, error)).toEqual({
      key: 'CUSTOMER#C-1 ARCHIVE',
      error: expect.stringMatching(/^archive\.createdOn: /),
    });
  }
});

const tasks: Item[] = ['good', 'bad', 'good as well'].map((id) => ({
  ...{ pk: 'CUSTOMER#C-1', sk: `TASK#${id}`, kind: 'task' },
  task: id === 'bad' ? PRIVATE : taskOf({ id }),
}));
const tableThat = (leftOut?: (record: Unreadable) => void): Pick<Table, 'leftOut'> => ({ leftOut });
const idsIn = (table: Pick<Table, 'leftOut'>) =>
  Array.fromAsync(readable(table, tasks, (item) => recordOf(taskItemSchema, item).task.id));

test('a list goes on without what cannot be read, in order, and tells of it once', async () => {
  const told: Unreadable[] = [];
  expect(await idsIn(tableThat((record) => told.push(record)))).toEqual(['good', 'good as well']);
  expect(told).toEqual([{ key: 'CUSTOMER#C-1 TASK#bad', error: expect.stringMatching(/^task: /) }]);
});

test('where nobody listens a bad record is an error, so that none is ever left out in silence', async () => {
  await expect(idsIn(tableThat())).rejects.toThrow('CUSTOMER#C-1 TASK#bad');
});

test('an error of the table is no bad record', async () => {
  async function* breaking() {
    yield* tasks.slice(0, 1);
    throw new Error('the table is away');
  }
  const told: Unreadable[] = [];
  const reading = Array.fromAsync(
    readable(
      tableThat((record) => told.push(record)),
      breaking(),
      (item) => item,
    ),
  );
  await expect(reading).rejects.toThrow('the table is away');
  expect(told).toEqual([]);
  expect(marshalled({ a: undefined }), 'what is undefined is not written').toEqual({});
});
