import { expect, test } from 'vitest';
import { reportFeedback } from '../../../shared/app/feedback/report-feedback.ts';
import { why } from '../../../shared/app/follow-up/why.ts';
import { refusalOf } from '../../files/formats/sources.ts';
import { at } from '../../fixtures/department.ts';
import { customer, everything, lettersIn } from '../clock/sweep-scene.ts';
import { heldBy, historyOf, lettersAbout, onTheClock } from './clock/feedback-watch.ts';
import { monday, openOffice, staffWith, staffWithout } from './feedback-scene.ts';

test('feedback goes to the supervisor of the customer’s specialist, who has one working hour', async () => {
  const office = await openOffice();
  const feedback = await office.report(monday('10:05'));
  expect(feedback).toMatchObject({
    customerId: 'C-1',
    customerName: 'Tea & Co',
    specialist: 'S-1',
    reportedBy: null,
    start: monday('10:05'),
    deadline: monday('11:05'),
    turn: {
      rung: 0,
      holder: 'B-1',
      passedOver: [],
      asked: null,
      next: { does: 'warn', at: monday('10:50') },
    },
    decision: null,
  });
  expect(await heldBy(office, 'B-1')).toEqual([feedback.id]);
  expect(await onTheClock(office)).toEqual([feedback.id]);
});

test('the supervisor is written to at once, and the history begins', async () => {
  const office = await openOffice();
  const feedback = await office.report(monday('10:05'), { by: 'S-1' });
  expect(await historyOf(office, feedback)).toEqual(['10:05 reported']);
  expect((await office.store.stepsOf(feedback.id))[0]).toMatchObject({ by: 'S-1', holder: 'B-1', number: 1 });
  expect(await lettersAbout(office, feedback)).toEqual(['1 B-1']);
  const due = await Array.fromAsync(office.store.dueLetters(monday('10:05')));
  expect(due).toMatchObject([{ kind: 'letter', dueAt: monday('10:05'), letter: { state: 'queued' } }]);
});

test('without a specialist, the first supervisor of the department has the turn', async () => {
  const office = await openOffice({ staff: staffWithout('S-1'), customers: [customer('C-1')] });
  expect((await office.report(monday('10:05'))).turn).toMatchObject({ rung: 0, holder: 'B-1' });
});

test('the supervisor whom the specialist names comes before the first of the department', async () => {
  const office = await openOffice({ staff: staffWith({ 'S-1': { supervisor: 'B-2' } }) });
  const feedback = await office.report(monday('10:05'));
  expect(feedback.turn.holder).toBe('B-2');
  expect(await heldBy(office, 'B-1')).toEqual([]);
});

test('reported twice is reported once, whoever reports it and whenever', async () => {
  const office = await openOffice();
  const given = {
    customerId: 'C-1',
    text: 'The kettle leaks.',
    channel: 'phone',
    category: 'product',
    urgency: 'normal',
    by: 'S-1',
    at: at(monday('10:05')),
  } as const;
  const first = await reportFeedback(office.store, given, at(monday('10:05')));
  const once = await everything(office.table);
  const again = await reportFeedback(
    office.store,
    { ...given, by: 'B-1', urgency: 'urgent', category: 'service' },
    at(monday('10:20')),
  );
  expect(first.new).toBe(true);
  expect(again).toEqual({ feedback: first.feedback, new: false });
  expect(await everything(office.table)).toEqual(once);
});

test('reported by two people in the same moment, it is still one and written about once', async () => {
  const office = await openOffice();
  const both = await Promise.all(Array.from({ length: 6 }, () => office.report(monday('10:05'))));
  expect(new Set(both.map(({ id }) => id)).size).toBe(1);
  expect(await office.store.feedbackOfCustomer('C-1')).toEqual([both[0]]);
  expect(await lettersIn(office.store)).toHaveLength(1);
});

test.for([
  ['another moment', { at: at('2026-03-02T10:05:01Z') }],
  ['other words', { text: 'The kettle leaks!' }],
  ['another channel', { channel: 'email' }],
] as const)('what was said at %s is another matter', async ([, facts]) => {
  const office = await openOffice();
  const first = await office.report(monday('10:05'));
  const second = await office.report(monday('10:05'), facts, monday('10:06'));
  expect(second.id).not.toBe(first.id);
  expect((await heldBy(office, 'B-1')).sort()).toEqual([first.id, second.id].sort());
});

test('feedback is refused of an unknown customer, by unknown staff, and from the future', async () => {
  const office = await openOffice();
  const before = await everything(office.table);
  const refused = (facts: Parameters<typeof office.report>[1]) =>
    refusalOf(() => office.report(monday('10:05'), facts, monday('10:05')));
  expect(await refused({ customerId: 'C-9' })).toEqual({ code: 'no-customer', customerId: 'C-9' });
  expect(await refused({ by: 'S-9' })).toMatchObject({ code: 'no-staff', staffId: 'S-9' });
  expect(await refused({ at: at('2026-03-02T10:05:01Z') })).toMatchObject({ code: 'future-feedback' });
  expect(await everything(office.table)).toEqual(before);
});

test('the archive of the customer shows all that they ever said, the oldest first, decided or not', async () => {
  const office = await openOffice();
  const later = await office.report(monday('10:30'), { text: 'Nobody answers.' });
  const earlier = await office.report(monday('09:10'), {}, monday('10:31'));
  await office.decide(earlier, 'B-1', monday('10:40'));
  const { feedback } = await why(office.store, 'C-1', at(monday('11:00')));
  expect(feedback.map(({ id, decision }) => [id, decision?.by])).toEqual([
    [earlier.id, 'B-1'],
    [later.id, undefined],
  ]);
});
