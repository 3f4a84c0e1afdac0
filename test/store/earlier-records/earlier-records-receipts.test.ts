// Copy to test/store/ to run. Fails on 2026-11-22's tree. Today queues (or claims) a letter, so the
// item has `receipts: {}`; an older version of the code, still running during the deploy, sends it
// and writes only `letter`. forward() takes the stored empty `receipts` and never adds the message
// that the map names. A bounce of an EARLIER attempt (ambiguous, then repeated) that comes later
// then fails a letter that went out.
import { expect, test } from 'vitest';
import { received } from '../../../shared/domain/letters/letter-states.ts';
import { letterKey } from '../../../shared/store/keys.ts';
import { at } from '../../fixtures/department.ts';
import { departmentOf, NEXT_MORNING, put } from '../../fixtures/records/earlier-records.ts';

test('a letter that an earlier version sent is not failed by the bounce of an attempt before', async () => {
  const department = await departmentOf('e496de7');
  const { store, table } = department;
  const key = letterKey('digest:S-02:2026-12-04');
  const item = (await table.get(key))!;
  const letter = item.letter as Record<string, unknown>;
  // Today's write of the queued letter left `receipts: {}`; the earlier version has sent it since.
  await put(department, {
    ...item,
    schema: 2,
    receipts: {},
    letter: { ...letter, attempts: 2, state: 'sent', messageId: 'm-2', settledAt: NEXT_MORNING, note: null },
    dueAt: undefined,
    dueShard: undefined,
  });
  const read = (await store.letter('digest:S-02:2026-12-04'))!;
  expect(read.receipts).toEqual({ 'm-2': { fate: 'sent', at: NEXT_MORNING, why: null } });
  const bounce = { fate: 'bounced', at: '2026-12-07T00:20:00Z', why: 'full' } as const;
  expect(received(read, 'm-1', bounce, at(NEXT_MORNING))?.letter.state).toBe('sent');
});
