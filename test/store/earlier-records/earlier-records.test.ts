import { expect, test } from 'vitest';
import { listFeedback } from '../../../shared/app/feedback/list-feedback.ts';
import { type Feedback, laterFacts } from '../../../shared/domain/feedback/feedback.ts';
import { lettersIn, tasksIn } from '../../app/clock/sweep-scene.ts';
import {
  departmentOf,
  EARLIER,
  ofKind,
  recordsOf,
  WITH_FEEDBACK,
} from '../../fixtures/records/earlier-records.ts';

const byId = <T extends { id: string }>(records: readonly T[]): T[] =>
  [...records].sort((a, b) => (a.id < b.id ? -1 : 1));

test.each(EARLIER)(
  'every task, letter, customer and member of staff of %s is read as it was written',
  async (version) => {
    const records = recordsOf(version);
    const { store } = await departmentOf(version);

    expect(await tasksIn(store)).toEqual(byId(ofKind(records, 'task').map(({ task }) => task!)));

    const letters = ofKind(records, 'letter').map(({ letter, version: number }) => ({
      ...letter!,
      version: number,
    }));
    const read = await lettersIn(store);
    expect(read.map(({ receipts, ...letter }) => letter)).toEqual(byId(letters));
    // What went out is on record under the id that SES gave it, so that a bounce that comes late
    // finds its letter.
    for (const { state, messageId, receipts } of read)
      expect(Object.keys(receipts)).toEqual(state === 'sent' && messageId ? [messageId] : []);

    const archives = new Map(
      (await Array.fromAsync(store.everyArchive())).map((stored) => [stored.archive.customerId, stored]),
    );
    for (const { archive, profile, version: number, dueAt } of ofKind(records, 'customer')) {
      const known = archive as { customerId: string };
      expect(archives.get(known.customerId)).toEqual({
        archive: { ...known, balance: null, holders: [], version: number },
        profile,
        dueAt: dueAt ?? null,
      });
    }
    expect(archives.size).toBe(ofKind(records, 'customer').length);

    const staff = await store.staff();
    for (const { staff: member, version: number } of ofKind(records, 'staff'))
      expect(staff.find(({ staffId }) => staffId === member!.staffId)).toMatchObject({
        ...member,
        version: number,
      });
    expect(staff.length).toBe(ofKind(records, 'staff').length);
  },
);

test.each(EARLIER)(
  'policy, caseloads, orders, touches and unsubscribed addresses of %s are read',
  async (version) => {
    const records = recordsOf(version);
    const { store } = await departmentOf(version);
    const policies = await store.policyVersions();
    expect(policies.map(({ version: number, effectiveOn }) => [number, effectiveOn])).toEqual([
      [1, null],
      [2, '2026-12-01'],
    ]);
    expect(policies.map(({ policy }) => policy.rules['monthly-touch'].touchesPerMonth)).toEqual([2, 3]);
    for (const [index, { policy }] of ofKind(records, 'policy').entries())
      expect(policies[index]?.policy).toMatchObject(policy as object);
    expect(await store.caseloads()).toMatchObject({
      customers: { 'S-01': 3, 'S-02': 2, 'S-03': 1 },
      version: 1,
    });

    const orders = ofKind(records, 'order').map(
      ({ order }) => order as { customerId: string; orderId: string },
    );
    const read = await store.orders(orders);
    expect(read.length).toBe(orders.length);
    expect(read).toEqual(expect.arrayContaining(orders));
    expect(await store.touchesOfCustomer('C-1002')).toEqual(
      ofKind(records, 'touch').map(({ touch }) => touch),
    );

    expect(await store.suppressed('c1028@customer.example')).toBe('unsubscribed');
    expect(await store.suppressed('c1002@customer.example')).toBeUndefined();
    expect(await store.datedIn()).toBe('Asia/Shanghai');
  },
);

/**
 * With what those versions did not know; an answer that was the decision itself was not written for
 * the customer.
 */
const asToday = ({ decision, ...feedback }: Feedback): Feedback => ({
  ...laterFacts,
  ...feedback,
  decision: decision && { ...decision, answer: decision.answer === decision.text ? null : decision.answer },
});

test.each(WITH_FEEDBACK)(
  'feedback of %s, its history and its case are read as they were written',
  async (version) => {
    const records = recordsOf(version);
    const { store } = await departmentOf(version);
    const written = ofKind(records, 'feedback').map(({ feedback, version: number }) => ({
      ...asToday(feedback as Feedback),
      version: number,
    }));
    expect(byId(await listFeedback(store, { openOnly: false }))).toEqual(byId(written));
    for (const { id } of written)
      expect(await store.stepsOf(id)).toEqual(
        ofKind(records, 'feedback-step')
          .map(({ step }) => step)
          .filter((step) => (step as { feedbackId: string }).feedbackId === id),
      );
    expect(await Array.fromAsync(store.cases())).toEqual(
      ofKind(records, 'case').map((record) => record.case),
    );
    const held = (await store.feedbackHeldBy('S-60')).map(({ id }) => id);
    expect(held).toEqual(['C-1021:20261125T011000Z:1acd8d']);
  },
);
