import { expect, test } from 'vitest';
import { refusalOf } from '../../files/formats/sources.ts';
import { allButTheClock, everyMinute, historyOf, lettersAbout } from './clock/feedback-watch.ts';
import { monday, openOffice } from './feedback-scene.ts';

const casesIn = ({ store }: Awaited<ReturnType<typeof openOffice>>) => Array.fromAsync(store.cases());

test('what was learnt is filed with the matter that it was learnt from, and nobody is written to', async () => {
  const office = await openOffice();
  const feedback = await office.report(monday('10:05'));
  await office.decide(feedback, 'B-1', monday('10:30'));
  const filed = await office.file(feedback, 'S-1', monday('14:00'), { evidence: 'https://x.example/1.jpg' });
  expect(filed).toEqual({
    feedbackId: feedback.id,
    customerId: 'C-1',
    customerName: 'Tea & Co',
    category: 'product',
    said: 'The kettle leaks.',
    problem: 'The kettle leaks.',
    cause: 'A seal of the wrong size.',
    department: 'warehouse',
    lesson: 'Measure the seals.',
    evidence: 'https://x.example/1.jpg',
    filedBy: 'S-1',
    filedAt: monday('14:00'),
  });
  expect(await casesIn(office)).toEqual([filed]);
  expect(await office.store.feedback(feedback.id)).toMatchObject({
    filed: { by: 'S-1', at: monday('14:00') },
    decision: { by: 'B-1' },
  });
  expect(await historyOf(office, feedback)).toEqual(['10:05 reported', '10:30 decided', '14:00 filed']);
  expect(await lettersAbout(office, feedback)).toEqual(['1 B-1']);
});

test('what is undecided teaches nothing yet; unknown matters and people are refused', async () => {
  const office = await openOffice();
  const feedback = await office.report(monday('10:05'));
  const before = await allButTheClock(office);
  const refused = (id: string, by: string) => refusalOf(() => office.file({ id }, by, monday('14:00')));
  expect(await refused(feedback.id, 'B-1')).toEqual({ code: 'feedback-open', feedbackId: feedback.id });
  expect(await refused(feedback.id, 'B-9')).toMatchObject({ code: 'no-staff', staffId: 'B-9' });
  expect(await refused('C-1', 'B-1')).toEqual({ code: 'no-feedback', feedbackId: 'C-1' });
  expect(await allButTheClock(office)).toEqual(before);
});

test('a matter is filed once; the second is told who did it and when', async () => {
  const office = await openOffice();
  const feedback = await office.report(monday('10:05'));
  await office.decide(feedback, 'B-1', monday('10:30'));
  await office.file(feedback, 'S-1', monday('14:00'));
  const once = await allButTheClock(office);
  expect(await refusalOf(() => office.file(feedback, 'B-1', monday('14:01')))).toEqual({
    code: 'case-filed',
    feedbackId: feedback.id,
    by: 'S-1',
    at: '2026-03-02 14:00',
  });
  expect(await allButTheClock(office)).toEqual(once);
});

test('two who file at the same moment: one does, the other is told who', async () => {
  const office = await openOffice();
  for (let round = 0; round < 10; round++) {
    const feedback = await office.report(monday('10:05'), { text: `${round}` });
    await office.decide(feedback, 'B-1', monday('10:30'));
    const answers = await Promise.allSettled(
      ['S-1', 'B-1', 'M-1'].map((by) => office.file(feedback, by, monday('14:00'))),
    );
    const filed = answers.flatMap((answer) => (answer.status === 'fulfilled' ? [answer.value] : []));
    expect(filed).toHaveLength(1);
    for (const answer of answers)
      if (answer.status === 'rejected')
        expect(await refusalOf(() => Promise.reject(answer.reason))).toMatchObject({
          code: 'case-filed',
          by: filed[0]!.filedBy,
        });
  }
  expect(await casesIn(office)).toHaveLength(10);
});

test('a filed matter is off the clock for good', async () => {
  const office = await openOffice();
  const feedback = await office.report(monday('10:05'));
  await office.decide(feedback, 'B-1', monday('10:30'));
  await office.file(feedback, 'B-1', monday('10:31'));
  const stands = await allButTheClock(office);
  await everyMinute(office, monday('10:31'), monday('12:00'));
  expect(await allButTheClock(office)).toEqual(stands);
});
