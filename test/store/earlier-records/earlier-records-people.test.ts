import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { excuseTask } from '../../../shared/app/follow-up/excuse-task.ts';
import { recordTouch } from '../../../shared/app/follow-up/record-touch.ts';
import { why } from '../../../shared/app/follow-up/why.ts';
import { sweepAt } from '../../app/clock/sweep-scene.ts';
import { postAt, sendingTo } from '../../app/letters/post-scene.ts';
import { at } from '../../fixtures/department.ts';
import { type Mailbox, openMailbox } from '../../fixtures/mailbox.ts';
import { departmentOf, EARLIER, NEXT_MORNING } from '../../fixtures/records/earlier-records.ts';

let mailbox: Mailbox;
beforeAll(async () => {
  mailbox = await openMailbox();
});
beforeEach(() => mailbox.empty());
afterAll(() => mailbox.stop());

test.each(EARLIER)('people go on working with what %s knew: contacts, excuses, and why', async (version) => {
  const { store } = await departmentOf(version);
  await sweepAt(store, NEXT_MORNING);
  const now = at(NEXT_MORNING);
  const task = 'monthly-touch:C-1014:2026-12-03';
  const called = { customerId: 'C-1014', channel: 'phone', by: 'S-02', outcome: 'is fine', at: now } as const;
  expect(await recordTouch(store, called, now)).toMatchObject({ new: true, done: [task] });
  const missed = 'idle-week:C-1014:2026-11-10';
  await excuseTask(store, { taskId: missed, by: 'S-11', why: 'the line was dead' }, now);
  const [done, excused] = await Promise.all([store.task(task), store.task(missed)]);
  expect(done?.ends.map(({ state }) => state)).toEqual(['done']);
  expect(excused?.ends.map(({ state }) => state)).toEqual(['missed', 'excused']);

  const found = await why(store, 'C-1002', now);
  expect(found).toMatchObject({ policyVersion: 2, lastDealing: { on: '2026-11-10', basis: 'order' } });
  expect(found.touches.map(({ outcome }) => outcome)).toEqual(['wants a quotation']);
  expect(found.tasks.map(({ id, state }) => [id, state])).toEqual([['idle-week:C-1002:2026-11-18', 'done']]);
  expect((await why(store, 'C-1028', now)).suppressed).toBe('unsubscribed');
});

test.each(EARLIER)(
  'the morning letters after %s tell each specialist of their customers',
  async (version) => {
    const department = await departmentOf(version, sendingTo(mailbox.endpoint));
    await sweepAt(department.store, NEXT_MORNING);
    const { letters } = await postAt(department, NEXT_MORNING);
    expect(letters).not.toHaveProperty('failed');
    const sent = await mailbox.letters();
    const lettersTo = (reader: string) =>
      sent.filter(({ destination }) => destination.to.join().includes(reader));
    // The day's own, and what the earlier version still owed.
    expect(lettersTo('li.na@').length).toBeGreaterThan(0);
    expect(lettersTo('li.na@').at(-1)?.body.text).toContain('杭州晨光电子有限公司');
    expect(lettersTo('tom.baker@').at(-1)?.body.text).toContain('Foster Lighting');
  },
);
