import { expect, test } from 'vitest';
import { customer, lettersIn, mailed } from '../clock/sweep-scene.ts';
import { everyMinute, lettersAbout } from './clock/feedback-watch.ts';
import { LADDER_STAFF, monday, openOffice, staffWith } from './feedback-scene.ts';

test('of an urgent matter the specialist is told every step as well, each in a letter of their own', async () => {
  const office = await openOffice();
  const feedback = await office.report(monday('10:05'), { urgency: 'urgent' });
  // An urgent matter has half an hour.
  await everyMinute(office, monday('10:05'), monday('10:35'));
  await office.coordinate(feedback, 'M-1', monday('10:40'), 'warehouse');
  await office.decide(feedback, 'H-1', monday('10:50'));
  expect(await lettersAbout(office, feedback)).toEqual([
    ...['1 B-1', '1 S-1', '2 B-1', '2 S-1', '3 M-1', '3 S-1', '4 H-1', '4 S-1', '5 S-1'],
  ]);
});

test('a specialist who is told for several reasons has one letter, and none of what they decided themselves', async () => {
  const office = await openOffice({
    staff: staffWith({ 'B-1': { substitute: 'S-1', absentFrom: '2026-03-02', absentUntil: '2026-03-02' } }),
  });
  const urgent = { urgency: 'urgent', by: 'S-1' } as const;
  const own = await office.report(monday('10:05'), urgent);
  const taken = await office.report(monday('10:06'), urgent);
  await office.decide(own, 'S-1', monday('10:10'));
  await office.decide(taken, 'M-1', monday('10:10'));
  expect(await lettersAbout(office, own)).toEqual(['1 S-1']);
  expect(await lettersAbout(office, taken)).toEqual(['1 S-1', '2 S-1']);
});

test('the answer goes to the member of staff who reported it, and to nobody when the customer did', async () => {
  const office = await openOffice();
  const brought = await office.report(monday('10:05'), { by: 'S-1' });
  const said = await office.report(monday('10:06'));
  await office.decide(brought, 'B-1', monday('10:10'));
  await office.decide(said, 'B-1', monday('10:10'));
  expect(await lettersAbout(office, brought)).toEqual(['1 B-1', '2 S-1']);
  expect(await lettersAbout(office, said)).toEqual(['1 B-1']);
});

test('a letter is due at the moment of its step, and the one to the customer after quiet hours', async () => {
  const office = await openOffice({ staff: LADDER_STAFF, customers: [mailed('C-1', { specialist: 'S-1' })] });
  const feedback = await office.report(monday('10:05'));
  await everyMinute(office, monday('10:50'), monday('10:50'));
  await office.decide(feedback, 'G-1', monday('22:30'));
  const due = await Array.fromAsync(office.store.dueLetters('9999-12-31T23:59:59Z'));
  expect(due.map((row) => row.kind === 'letter' && [row.letter.content.kind, row.dueAt])).toEqual([
    ['feedback', monday('10:05')],
    ['feedback', monday('10:50')],
    ['answer', '2026-03-03T08:00:00Z'],
  ]);
});

test.for([
  ['agreed and has an address', mailed('C-1'), 1],
  ['has an address and did not agree', mailed('C-1', { mayMail: false }), 0],
  ['agreed and has no address', customer('C-1', { mayMail: true }), 0],
] as const)('a customer who %s is owed so many answers', async ([, row, answers]) => {
  const office = await openOffice({ staff: LADDER_STAFF, customers: [row] });
  const feedback = await office.report(monday('10:05'));
  await office.decide(feedback, 'B-1', monday('10:10'));
  const kinds = (await lettersIn(office.store)).map(({ id }) => id).filter((id) => id.startsWith('answer'));
  expect(kinds).toEqual(answers === 1 ? [`answer:${feedback.id}`] : []);
});

test('a matter whose holder is nobody writes to nobody, and runs all the same', async () => {
  const office = await openOffice({ staff: [], customers: [customer('C-1')] });
  const feedback = await office.report(monday('10:05'));
  await everyMinute(office, monday('10:05'), monday('11:05'));
  expect(await lettersAbout(office, feedback)).toEqual([]);
  expect((await office.store.feedback(feedback.id))?.turn).toMatchObject({ holder: null, reminded: 1 });
});
