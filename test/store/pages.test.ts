import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Change } from '../../shared/app/ports/changes.ts';
import { newLetter } from '../../shared/domain/letters/letter.ts';
import { shardOf } from '../../shared/store/keys.ts';
import { archiveOf, type DepartmentOnDatabase, openOnDatabase } from '../fixtures/department.ts';
import { type Meter, meterOn } from './capacity-meter.ts';

/**
 * DynamoDB reads at most one megabyte for a page; so many records of three kilobytes are more than
 * one.
 */
const RECORDS = 400;
const LONG_NAME = 'x'.repeat(3000);
const SHARD = 3;

const idsOfShard = (shard: number): string[] => {
  const ids: string[] = [];
  for (let index = 0; ids.length < RECORDS; index++)
    if (shardOf(`C-${index}`) === shard) ids.push(`C-${index}`);
  return ids;
};

let department: DepartmentOnDatabase;
let meter: Meter;
const ids = idsOfShard(SHARD);
beforeAll(async () => {
  department = await openOnDatabase();
  const profile = { contact: null, company: null, phone: null, country: null, salesRep: null };
  // Due in the reverse order of being written, so that an order by time cannot come about by
  // itself.
  const dueAt = (index: number) => `2011-04-01T${String(23 - (index % 24)).padStart(2, '0')}:00:00Z` as never;
  const changes = ids.flatMap((customerId, index): Change[] => [
    {
      write: 'archive',
      archive: archiveOf({ customerId, name: LONG_NAME }),
      expected: null,
      dueAt: dueAt(index),
      profile,
    },
    {
      write: 'letter-queued',
      letter: {
        ...newLetter(
          { kind: 'digest', staffId: customerId, on: '2011-04-01', since: '2011-03-31T07:30:00Z' },
          '2011-04-01T07:30:00Z',
        ),
        subject: LONG_NAME,
      },
      dueAt: dueAt(index),
    },
  ]);
  for (let start = 0; start < changes.length; start += 100)
    await department.store.commit(changes.slice(start, start + 100));
  meter = meterOn(department.table.client);
});
afterAll(() => department.stop());

test('a sweep sees all that is due in a shard, oldest first, however many pages that is', async () => {
  meter.reset();
  const due = await Array.fromAsync(department.store.dueRecords(SHARD, '2011-04-02T00:00:00Z'));
  expect(new Set(due.map((row) => row.kind === 'customer' && row.archive.customerId))).toEqual(new Set(ids));
  const times = due.map((row) => (row.kind === 'unreadable' ? '' : row.dueAt));
  expect(times).toEqual(times.toSorted());
  expect(meter.requests.Query, 'more than one page').toBeGreaterThan(1);
});

test('the post sees all letters that are due, oldest first, however many pages that is', async () => {
  meter.reset();
  const due = await Array.fromAsync(department.store.dueLetters('2011-04-02T00:00:00Z'));
  expect(due).toHaveLength(RECORDS);
  const times = due.map((row) => (row.kind === 'unreadable' ? '' : row.dueAt));
  expect(times).toEqual(times.toSorted());
  expect(meter.requests.Query).toBeGreaterThan(1);
});

test('lists of everything go over all pages as well', async () => {
  meter.reset();
  expect(await Array.fromAsync(department.store.everyLetter())).toHaveLength(RECORDS);
  expect(await Array.fromAsync(department.store.everyArchive())).toHaveLength(RECORDS);
  expect(meter.requests.Scan).toBeGreaterThan(2);
});

test('four hundred archives are asked for a hundred at a time, and all come', async () => {
  meter.reset();
  const archives = await department.store.archives(ids);
  expect([...archives.keys()].sort()).toEqual(ids.toSorted());
  expect(meter.requests.BatchGetItem).toBe(4);
});
