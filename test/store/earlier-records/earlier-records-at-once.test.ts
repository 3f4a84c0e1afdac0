import { expect, test } from 'vitest';
import { recordTouch } from '../../../shared/app/follow-up/record-touch.ts';
import { importCustomers } from '../../../shared/app/imports/customers/import-customers.ts';
import { currentRulebook } from '../../../shared/app/rulebook.ts';
import { claim, settle } from '../../../shared/domain/letters/letter-states.ts';
import { archiveKey, letterKey, staffKey } from '../../../shared/store/keys.ts';
import { SCHEMA } from '../../../shared/store/records.ts';
import type { Item } from '../../../shared/store/table.ts';
import { customer, lettersIn, sweepAt } from '../../app/clock/sweep-scene.ts';
import { postAt } from '../../app/letters/post-scene.ts';
import { at, type DepartmentOnDatabase, rowsOf } from '../../fixtures/department.ts';
import { departmentOnDatabaseOf, NEXT_MORNING, put } from '../../fixtures/records/earlier-records.ts';
import { earlierWrite, inEarlierEyes, itemAt } from '../../fixtures/records/earlier-writer.ts';

const now = at(NEXT_MORNING);

/** Today's code writes the archive of C-1004, with a balance. */
async function owing(department: DepartmentOnDatabase): Promise<number> {
  const { store } = department;
  const { archive, dueAt } = (await store.archive('C-1004'))!;
  const balance = { amount: '310.50', currency: 'GBP', asOf: '2026-12-06' } as const;
  const version = archive.version + 1;
  const written = { ...archive, balance, version };
  await store.commit([{ write: 'archive', archive: written, expected: archive.version, dueAt }]);
  return version;
}

test('what an earlier version writes between two writes of today loses nothing that only today knows', async () => {
  const department = await departmentOnDatabaseOf('e496de7');
  const { store } = department;
  const read = await owing(department);
  const { version, map } = inEarlierEyes(await itemAt(department, archiveKey('C-1004')), 'archive');
  expect(version).toBe(read);
  // The balance stands beside the map that the earlier version replaces, not in it.
  expect(Object.keys(map)).not.toContain('balance');

  const moved = { ...map, specialist: 'S-02' };
  const kept = { kind: 'customer', archive: moved, dueShard: undefined, dueAt: undefined };
  expect(await earlierWrite(department, archiveKey('C-1004'), version, kept)).toBe(true);

  const between = (await store.archive('C-1004'))!;
  expect(between).toMatchObject({
    archive: { specialist: 'S-02', balance: { amount: '310.50' } },
    dueAt: null,
  });
  const called = { customerId: 'C-1004', channel: 'phone', by: 'S-02', outcome: '', at: now } as const;
  await recordTouch(store, called, now);
  const after = (await store.archive('C-1004'))!.archive;
  expect(after).toMatchObject({ specialist: 'S-02', balance: { amount: '310.50' }, version: read + 2 });
  expect((await itemAt(department, archiveKey('C-1004'))).schema).toBe(SCHEMA);
});

test('what a later version put into the map would be lost, so it stands beside it', async () => {
  const department = await departmentOnDatabaseOf('e496de7');
  const key = archiveKey('C-1004');
  const item = await itemAt(department, key);
  await put(department, { ...item, archive: { ...(item.archive as Item), inside: 1 }, beside: 2 });
  const { version, map } = inEarlierEyes(await itemAt(department, key), 'archive');
  expect(await earlierWrite(department, key, version, { archive: map })).toBe(true);
  const after = await itemAt(department, key);
  expect([(after.archive as Item).inside, after.beside]).toEqual([undefined, 2]);
});

test('neither version writes over what the other has just written', async () => {
  const department = await departmentOnDatabaseOf('e496de7');
  const { store } = department;
  const stale = inEarlierEyes(await itemAt(department, archiveKey('C-1004')), 'archive');
  const today = (await store.archive('C-1004'))!.archive;
  await owing(department);
  expect(await earlierWrite(department, archiveKey('C-1004'), stale.version, { archive: stale.map })).toBe(
    false,
  );
  const fresh = inEarlierEyes(await itemAt(department, archiveKey('C-1004')), 'archive');
  expect(await earlierWrite(department, archiveKey('C-1004'), fresh.version, { archive: fresh.map })).toBe(
    true,
  );
  const late = {
    write: 'archive',
    archive: { ...today, version: today.version + 1 },
    expected: today.version,
  } as const;
  expect((await store.commit([{ ...late, dueAt: null }])).done).toBe(false);
});

test('a letter that an earlier version claims and sends keeps what today heard of it', async () => {
  const department = await departmentOnDatabaseOf('e496de7');
  const { store } = department;
  const queued = (await lettersIn(store)).find(({ id }) => id === 'digest:S-02:2026-12-04')!;
  // Today's attempt got no answer; SES tells that it bounced, and the earlier version sends the
  // letter again.
  const claimed = claim(queued, now).letter;
  await store.commit([{ write: 'letter', letter: claimed, expected: queued.version, dueAt: NEXT_MORNING }]);
  const lost = settle(claimed, { was: 'ambiguous', error: 'time-out' }, now).letter;
  const bounced = { fate: 'bounced', at: NEXT_MORNING, why: 'mailbox full' } as const;
  const told = { ...lost, receipts: { 'message-1': bounced } };
  await store.commit([{ write: 'letter', letter: told, expected: claimed.version, dueAt: NEXT_MORNING }]);

  const key = letterKey(queued.id);
  const { version, map } = inEarlierEyes(await itemAt(department, key), 'letter');
  expect(Object.keys(map)).not.toContain('receipts');
  const sent = { ...map, state: 'sent', messageId: 'message-2', settledAt: NEXT_MORNING, note: null };
  expect(await earlierWrite(department, key, version, { letter: sent, dueAt: undefined })).toBe(true);

  expect(await store.letter(queued.id)).toMatchObject({ state: 'sent', receipts: { 'message-1': bounced } });
});

test('staff and customers that an earlier version imports again stay readable and keep their numbers', async () => {
  const department = await departmentOnDatabaseOf('e496de7');
  const { store } = department;
  await sweepAt(store, NEXT_MORNING);
  const { version, map } = inEarlierEyes(await itemAt(department, staffKey('S-11')), 'staff');
  expect(
    await earlierWrite(department, staffKey('S-11'), version, { staff: { ...map, name: '王芳芳' } }),
  ).toBe(true);
  const rows = rowsOf([customer('C-1004', { phone: '+44 20 7000 9999' })]);
  const options = { enrolledOn: '2026-12-07', now } as const;
  const report = await importCustomers(store, await currentRulebook(store), rows, options);
  expect(report).toMatchObject({ changed: 1, faults: [] });
  expect(await store.staffMember('S-11')).toMatchObject({ name: '王芳芳', substitute: 'S-12' });
  expect((await itemAt(department, staffKey('S-11'))).schema).toBe(SCHEMA);
});

/**
 * As a version after this one may leave them: a higher number, and something of which we know
 * nothing.
 */
const FROM_LATER = { schema: SCHEMA + 1, loyalty: { points: 40, since: '2027-01-01' } };

test('records of a later version are read and written on, and what only it knows is still there', async () => {
  const department = await departmentOnDatabaseOf('e496de7');
  const { store } = department;
  const keys = [
    archiveKey('C-1004'),
    archiveKey('C-1021'),
    letterKey('digest:S-02:2026-12-04'),
    staffKey('S-03'),
  ];
  const before = await Promise.all(keys.map((key) => itemAt(department, key)));
  for (const item of before) await put(department, { ...item, ...FROM_LATER });
  const swept = await sweepAt(store, '2026-12-16T00:30:00Z');
  const sending = { mailer: { send: async () => ({ was: 'sent', messageId: 'm' }) as const } };
  const posted = await postAt(department, '2026-12-16T00:30:00Z', sending);
  expect([...swept.setAside, ...swept.responses.setAside, ...posted.setAside]).toEqual([]);
  for (const [index, key] of keys.entries()) {
    const after = await itemAt(department, key);
    expect(after.version).toBeGreaterThan(Number(before[index]!.version));
    expect(after.loyalty).toEqual(FROM_LATER.loyalty);
    // Whoever wrote last says in which shape, so that the later version looks at it again.
    expect(after.schema).toBe(SCHEMA);
  }
});
