import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { POST_SHARDS, RESPONSE_SHARD, shardOf, sweepShard } from '../../../../shared/store/keys.ts';
import { type Department, openDepartment } from '../../../fixtures/department.ts';
import { type Mailbox, openMailbox } from '../../../fixtures/mailbox.ts';
import { deskOf, LADDER_STAFF, monday, OFFICE_HOURS } from '../../feedback/feedback-scene.ts';
import { postAt, sendingTo, standing } from '../../letters/post-scene.ts';
import { mailed, order, statesIn, sweepAt, takeIn } from '../sweep-scene.ts';

/** All of them have been due for longer than anything good. */
const CROWD = 200;
const LONG_AGO = '2026-01-01T00:00:00Z';

let mailbox: Mailbox;
let department: Department;
beforeAll(async () => {
  mailbox = await openMailbox();
});
afterAll(() => mailbox.stop());
beforeEach(async () => {
  department = await openDepartment(sendingTo(mailbox.endpoint));
  await mailbox.empty();
  await takeIn(department.store, {
    policy: { ...OFFICE_HOURS, rules: {} },
    staff: LADDER_STAFF,
    customers: [mailed('C-1', { createdOn: '2026-01-01', enrolledOn: '2026-01-01' })],
    orders: [order('C-1', '2026-02-22')],
  });
});
afterEach(() => department.stop());

/** Records that were due first and that nobody can read. */
async function crowdIn(dueShard: string, kind: string): Promise<void> {
  const contents = kind === 'customer' ? 'archive' : kind;
  const records = Array.from({ length: CROWD }, (_, index) => ({
    ...{ pk: `POISON#${index}`, sk: dueShard, kind, version: 1, dueShard, dueAt: LONG_AGO },
    [contents]: 'garbage',
  }));
  for (const { pk, sk, ...item } of records)
    await department.table.write({ act: 'replace', key: { pk, sk }, item });
}

test('two hundred customers that cannot be read, in the same shard and due first, do not keep a good one waiting', async () => {
  await crowdIn(sweepShard(shardOf('C-1')), 'customer');
  const report = await sweepAt(department.store, monday('00:05'));
  expect(report.setAside).toHaveLength(CROWD);
  expect(await statesIn(department.store)).toEqual({ 'idle-week:C-1:2026-03-02': 'open' });
});

test('two hundred matters that cannot be read do not keep the response clock from a good one', async () => {
  await crowdIn(RESPONSE_SHARD, 'feedback');
  await deskOf(department.store).report(monday('10:00'));
  const { responses } = await sweepAt(department.store, monday('10:45'));
  expect(responses.setAside).toHaveLength(CROWD);
  expect(responses.fired.map(({ step, lateSeconds }) => [step, lateSeconds])).toEqual([['warned', 0]]);
});

test('two hundred letters that cannot be read take no turn at the post', async () => {
  await crowdIn(POST_SHARDS.clock, 'letter');
  await crowdIn(POST_SHARDS.others, 'letter');
  await sweepAt(department.store, monday('00:05'));
  const waits: number[] = [];
  const wait = async (ms: number) => void waits.push(ms);
  const report = await postAt(department, monday('09:00'), { sendRate: 0.1, wait });
  expect(report.setAside).toHaveLength(2 * CROWD);
  expect(report.letters).toEqual({ sent: 1 });
  expect(waits).toEqual([]);
  expect(await standing(department)).toEqual({ 'revisit:idle-week:C-1:2026-03-02': 'sent' });
});

test('a report names a thousand of them at most, so that it stays small enough to be handed back', async () => {
  const { store } = department;
  const many = {
    ...store,
    async *dueRecords(shard: number) {
      if (shard !== 0) return;
      const unreadable = { key: 'POISON', error: 'garbage' };
      for (let index = 0; index < 1_001; index++) yield { kind: 'unreadable' as const, unreadable };
    },
  };
  const { looked, setAside } = await sweepAt(many, monday('00:05'));
  expect([looked, setAside.length]).toEqual([1_001, 1_000]);
});
