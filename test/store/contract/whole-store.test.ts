import { expect, onTestFinished, test } from 'vitest';
import { recordTouch } from '../../../shared/app/follow-up/record-touch.ts';
import { postLetters } from '../../../shared/app/letters/post-letters.ts';
import { checkRecords } from '../../../shared/app/maintenance/check-records.ts';
import { eraseCustomer } from '../../../shared/app/maintenance/erase-customer.ts';
import { setPolicy } from '../../../shared/app/policy/set-policy.ts';
import type { Maintenance } from '../../../shared/app/ports/maintenance.ts';
import type { Store } from '../../../shared/app/ports/store.ts';
import { currentRulebook } from '../../../shared/app/rulebook.ts';
import { RECORD_KINDS } from '../../../shared/domain/records/record-kind.ts';
import type { InstantText } from '../../../shared/domain/time/dates.ts';
import { maintenanceOf } from '../../../shared/store/maintenance/maintenance.ts';
import { memoryTable } from '../../../shared/store/memory/memory-table.ts';
import { storeOf } from '../../../shared/store/store.ts';
import { mailed, order, sweepAt, takeIn, takeOrders } from '../../app/clock/sweep-scene.ts';
import { deskOf, LADDER_STAFF, monday, OFFICE_HOURS, tuesday } from '../../app/feedback/feedback-scene.ts';
import { at, type DepartmentOnDatabase, openOnDatabase, policyOf } from '../../fixtures/department.ts';
import { itemsOf } from './keepers.ts';

const POLICY = { ...OFFICE_HOURS, digest: {}, rules: {} };
const GOES = 'C-2';

/**
 * Two days of a department in which there is something of every kind, and what each act answered.
 */
async function twoDays(
  store: Store & Maintenance,
  { postServices }: DepartmentOnDatabase,
): Promise<unknown[]> {
  const taking = {
    holder: 'this post',
    mailer: { send: async () => ({ was: 'sent', messageId: 'm-1' }) as const },
    wait: async () => {},
  };
  const post = (instant: InstantText) => {
    const now = at(instant);
    return postLetters(
      store,
      { ...postServices(60_000), ...taking, machineMs: () => now.epochMilliseconds },
      now,
    );
  };
  const desk = deskOf(store);
  const answers: unknown[] = [];
  const told = async (answer: Promise<unknown>) => answers.push(await answer);

  await takeIn(store, {
    policy: POLICY,
    staff: LADDER_STAFF,
    customers: ['C-1', GOES, 'C-3', 'C-4'].map((id) => mailed(id, { enrolledOn: '2026-01-05' })),
    orders: ['C-1', GOES, 'C-3'].map((id) => order(id, '2026-02-22')),
  });
  await told(sweepAt(store, monday('09:00')));
  await told(post(monday('09:01')));
  const called = { channel: 'phone', by: 'S-1', at: at(monday('09:30')), outcome: 'ok' } as const;
  await told(recordTouch(store, { customerId: 'C-1', ...called }, at(monday('09:30'))));
  for (const customerId of ['C-1', GOES]) {
    const feedback = await desk.report(monday('10:05'), { customerId });
    await told(sweepAt(store, monday('11:10')));
    await told(desk.decide(feedback, 'M-1', monday('11:20')));
    await told(desk.file(feedback, 'M-1', monday('11:30')));
  }
  await told(desk.report(monday('17:55'), { customerId: 'C-3', urgency: 'urgent' }));
  await told(sweepAt(store, monday('18:00')));
  await told(post(monday('18:01')));
  await takeOrders(store, [order('C-3', '2026-03-01')]);
  await told(setPolicy(store, policyOf({ ...POLICY, language: 'zh' }), undefined, at(monday('19:00'))));
  await store.suppressFingerprint('a-fingerprint', 'unsubscribed', monday('19:30'));
  await store.recordStandsAt(monday('20:00'));
  await told(sweepAt(store, tuesday('09:00')));
  await told(post(tuesday('09:01')));
  await told(eraseCustomer(store, { customerId: GOES, by: 'B-1' }, at(tuesday('10:00'))));
  await told(checkRecords(store, await currentRulebook(store)));
  return answers;
}

test('two days of a whole department leave the same records in memory as in a database', async () => {
  const department = await openOnDatabase();
  onTestFinished(() => department.stop());
  const memory = memoryTable();
  const inMemory = await twoDays({ ...storeOf(memory), ...maintenanceOf(memory) }, department);
  expect(inMemory).toEqual(await twoDays(department.store, department));
  expect(await itemsOf(memory)).toEqual(await itemsOf(department.table));
  const report = await checkRecords(maintenanceOf(memory), undefined);
  expect([...report.kinds.keys()].sort()).toEqual(RECORD_KINDS.toSorted());
  expect(report.faulty).toEqual([]);
});
