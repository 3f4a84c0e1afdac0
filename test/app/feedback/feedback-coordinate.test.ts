import { expect, test } from 'vitest';
import { refusalOf } from '../../files/formats/sources.ts';
import {
  allButTheClock,
  everyMinute,
  fired,
  heldBy,
  historyOf,
  lettersAbout,
} from './clock/feedback-watch.ts';
import { monday, type Office, openOffice, staffWith, staffWithout, tuesday } from './feedback-scene.ts';

const turnOf = async (office: Office, id: string) => (await office.store.feedback(id))!.turn;

test('the head of another department has an hour of their own, in place of the one that ran', async () => {
  const office = await openOffice();
  const { id } = await office.report(monday('10:05'));
  const asked = await office.coordinate({ id }, 'B-1', monday('10:40'), 'warehouse');
  expect(asked.turn).toMatchObject({
    rung: 0,
    holder: 'H-1',
    asked: { department: 'warehouse', by: ['B-1'] },
    since: monday('10:40'),
    deadline: monday('11:40'),
  });
  expect(asked.deadline, 'the first deadline stays on record').toBe(monday('11:05'));
  expect([await heldBy(office, 'H-1'), await heldBy(office, 'B-1')]).toEqual([[id], []]);
  expect(fired(await everyMinute(office, monday('10:40'), monday('11:39'), 2))).toEqual(['11:25 warned']);
  expect(await lettersAbout(office, { id })).toEqual(['1 B-1', '2 H-1', '3 H-1']);
});

test('a head who does not answer hands it on to the rung above the one who asked', async () => {
  const office = await openOffice();
  const { id } = await office.report(monday('10:05'));
  await office.coordinate({ id }, 'B-1', monday('10:40'), 'warehouse');
  await everyMinute(office, monday('10:40'), monday('11:40'));
  expect(await turnOf(office, id)).toMatchObject({ rung: 1, holder: 'M-1', asked: null });
  expect((await office.store.stepsOf(id)).at(-1)).toMatchObject({
    code: 'escalated',
    from: 'H-1',
    holder: 'M-1',
  });
});

test('at the top it comes back to whoever stands there, with a clock of their own, and goes on with reminders', async () => {
  const office = await openOffice();
  const feedback = await office.report(monday('09:00'));
  await everyMinute(office, monday('14:00'), monday('14:00'));
  expect(await turnOf(office, feedback.id)).toMatchObject({ rung: 3, holder: 'G-1' });
  await office.coordinate(feedback, 'G-1', monday('14:10'), 'warehouse');
  await everyMinute(office, monday('14:10'), monday('17:10'));
  expect((await historyOf(office, feedback)).slice(-6)).toEqual([
    '14:10 coordinated',
    '14:55 warned',
    '15:10 escalated',
    '15:55 warned',
    '16:10 reminded',
    '17:10 reminded',
  ]);
  expect(await turnOf(office, feedback.id)).toMatchObject({ rung: 3, holder: 'G-1', asked: null });
});

test('the head, the one who asked and everybody above may decide; the head’s own people may not', async () => {
  for (const by of ['H-1', 'B-1', 'M-1', 'G-1']) {
    const office = await openOffice();
    const feedback = await office.report(monday('10:05'));
    await office.coordinate(feedback, 'B-1', monday('10:10'), 'warehouse');
    expect((await office.decide(feedback, by, monday('10:20'))).decision?.by).toBe(by);
  }
  const office = await openOffice();
  const feedback = await office.report(monday('10:05'));
  await office.coordinate(feedback, 'B-1', monday('10:10'), 'warehouse');
  for (const by of ['S-1', 'B-2'])
    expect(await refusalOf(() => office.decide(feedback, by, monday('10:20')))).toMatchObject({
      code: 'not-your-turn',
      holder: 'H-1',
    });
});

test('a department is asked once, one without a head never, and a decided matter not at all', async () => {
  const office = await openOffice();
  const feedback = await office.report(monday('10:05'));
  await office.coordinate(feedback, 'B-1', monday('10:10'), 'warehouse');
  const before = await allButTheClock(office);
  expect(await refusalOf(() => office.coordinate(feedback, 'B-1', monday('10:20'), 'warehouse'))).toEqual({
    code: 'department-asked',
    department: 'warehouse',
    feedbackId: feedback.id,
  });
  expect(await refusalOf(() => office.coordinate(feedback, 'B-1', monday('10:20'), 'kitchen'))).toEqual({
    code: 'no-department',
    department: 'kitchen',
    known: ['warehouse'],
  });
  expect(await refusalOf(() => office.coordinate(feedback, 'S-1', monday('10:20'), 'kitchen'))).toMatchObject(
    {
      code: 'not-your-turn',
    },
  );
  expect(await allButTheClock(office)).toEqual(before);
  await office.decide(feedback, 'H-1', monday('10:30'));
  expect(await refusalOf(() => office.coordinate(feedback, 'B-1', monday('10:31'), 'kitchen'))).toMatchObject(
    {
      code: 'feedback-decided',
      by: 'H-1',
    },
  );
});

test('nobody asks their own department, nor the one that has the turn', async () => {
  const office = await openOffice({ staff: staffWith({ 'D-1': { department: 'marketing' } }) });
  const feedback = await office.report(monday('10:05'));
  const asking = (by: string, department: string) =>
    refusalOf(() => office.coordinate(feedback, by, monday('10:20'), department));
  expect(await asking('D-1', 'marketing')).toMatchObject({ code: 'own-department', head: 'D-1' });
  await office.coordinate(feedback, 'D-1', monday('10:10'), 'warehouse');
  expect(await asking('H-1', 'warehouse')).toMatchObject({ code: 'department-asked' });
});

test('where nobody stands above, an unanswered question comes back to the rung that asked', async () => {
  const office = await openOffice({ staff: staffWithout('M-1', 'D-1', 'G-1') });
  const feedback = await office.report(monday('10:05'));
  await office.coordinate(feedback, 'B-1', monday('10:10'), 'warehouse');
  await everyMinute(office, monday('11:10'), monday('11:10'));
  expect(await turnOf(office, feedback.id)).toMatchObject({ rung: 0, holder: 'B-1', asked: null });
  expect((await office.decide(feedback, 'B-1', monday('11:20'))).decision?.by).toBe('B-1');
});

test('a head who is away is stood in for, and one department may ask another', async () => {
  const office = await openOffice({
    staff: staffWith({
      'H-1': { substitute: 'B-2', absentFrom: '2026-03-02', absentUntil: '2026-03-02' },
      'D-1': { department: 'marketing' },
    }),
  });
  const { id } = await office.report(monday('10:05'));
  expect((await office.coordinate({ id }, 'B-1', monday('10:10'), 'warehouse')).turn).toMatchObject({
    holder: 'B-2',
    passedOver: ['H-1'],
  });
  const { turn, departments } = await office.coordinate({ id }, 'B-2', monday('10:30'), 'marketing');
  expect(turn).toMatchObject({
    holder: 'D-1',
    rung: 0,
    asked: { department: 'marketing', by: ['B-1', 'B-2'] },
  });
  expect(departments).toEqual(['warehouse', 'marketing']);
});

test('asked outside working time, the head’s hour begins with the next working moment', async () => {
  const office = await openOffice();
  const feedback = await office.report(monday('17:30'));
  const { turn } = await office.coordinate(feedback, 'B-1', monday('17:59'), 'warehouse');
  expect(turn).toMatchObject({
    start: monday('17:59'),
    deadline: monday('18:00'),
    next: { at: monday('17:59') },
  });
  const late = await office.report(monday('17:31'), { text: 'And the lid.' }, monday('18:30'));
  const evening = await office.coordinate(late, 'B-1', monday('18:30'), 'warehouse');
  expect(evening.turn).toMatchObject({ start: tuesday('09:00'), deadline: tuesday('10:00') });
});
