import { expect, test } from 'vitest';
import { recordAbsence } from '../../../shared/app/staff/record-absence.ts';
import { at } from '../../fixtures/department.ts';
import { everyMinute, lettersAbout } from './clock/feedback-watch.ts';
import { friday, monday, nextMonday, openOffice, staffWith, tuesday } from './feedback-scene.ts';

const away = (from: string, until: string) => ({ absentFrom: from as never, absentUntil: until as never });
const ON_MONDAY = away('2026-03-02', '2026-03-02');

test('an absent supervisor is passed over to the substitute, and both may decide', async () => {
  const office = await openOffice({ staff: staffWith({ 'B-1': { substitute: 'B-2', ...ON_MONDAY } }) });
  const feedback = await office.report(monday('10:05'));
  expect(feedback.turn).toMatchObject({ rung: 0, holder: 'B-2', passedOver: ['B-1'] });
  expect(await lettersAbout(office, feedback)).toEqual(['1 B-2']);
  expect((await office.decide(feedback, 'B-1', monday('10:10'))).decision).toMatchObject({ by: 'B-1' });
});

test('a substitute who is absent too hands on to their own', async () => {
  const office = await openOffice({
    staff: staffWith({
      'B-1': { substitute: 'B-2', ...ON_MONDAY },
      'B-2': { substitute: 'S-1', ...ON_MONDAY },
    }),
  });
  const { turn } = await office.report(monday('10:05'));
  expect(turn).toMatchObject({ rung: 0, holder: 'S-1', passedOver: ['B-1', 'B-2'] });
});

test('two who stand in for each other and are both away leave it to the next rung', async () => {
  const office = await openOffice({
    staff: staffWith({
      'B-1': { substitute: 'B-2', ...ON_MONDAY },
      'B-2': { substitute: 'B-1', ...ON_MONDAY },
    }),
  });
  const { turn } = await office.report(monday('10:05'));
  expect(turn).toMatchObject({
    rung: 1,
    holder: 'M-1',
    passedOver: ['B-1', 'B-2'],
    deadline: monday('11:05'),
  });
});

test('with nobody there on the whole ladder it waits for the supervisor all the same', async () => {
  const everybody = ['B-1', 'B-2', 'M-1', 'D-1', 'G-1'].map((id) => [id, ON_MONDAY]);
  const office = await openOffice({ staff: staffWith(Object.fromEntries(everybody)) });
  expect((await office.report(monday('10:05'))).turn).toMatchObject({
    rung: 0,
    holder: 'B-1',
    passedOver: [],
  });
});

test.for([
  ['the last day before', tuesday('10:05'), 'B-1'],
  ['the first day', '2026-03-04T10:05:00Z', 'B-2'],
  ['the last day', '2026-03-05T17:59:00Z', 'B-2'],
  // Reported on the last evening, the turn starts when they are back.
  ['the evening of the last day', '2026-03-05T18:00:00Z', 'B-1'],
  ['the evening before the first day', tuesday('18:00'), 'B-2'],
] as const)('an absence counts on the days on which the turn starts: %s', async ([, reportedAt, holder]) => {
  const office = await openOffice({
    staff: staffWith({ 'B-1': { substitute: 'B-2', ...away('2026-03-04', '2026-03-05') } }),
  });
  expect((await office.report(reportedAt)).turn.holder).toBe(holder);
});

test('an escalation passes over an absent leader as well, and says so in the history', async () => {
  const office = await openOffice({ staff: staffWith({ 'M-1': { substitute: 'H-1', ...ON_MONDAY } }) });
  const feedback = await office.report(monday('10:00'));
  await everyMinute(office, monday('10:00'), monday('11:00'));
  expect((await office.store.feedback(feedback.id))?.turn).toMatchObject({ rung: 1, holder: 'H-1' });
  expect((await office.store.stepsOf(feedback.id)).at(-1)).toMatchObject({
    code: 'escalated',
    from: 'B-1',
    holder: 'H-1',
    passedOver: ['M-1'],
  });
});

test('who goes away while holding a turn keeps it, and it goes up in its time', async () => {
  const office = await openOffice();
  const feedback = await office.report(monday('10:00'));
  const today = { from: '2026-03-02', until: '2026-03-02' } as const;
  await recordAbsence(
    office.store,
    { staffId: 'B-1', ...today, substitute: 'B-2', cancel: false },
    at(monday('10:00')),
  );
  const [report] = (await everyMinute(office, monday('10:45'), monday('11:00'))).slice(-1);
  expect(report?.fired).toMatchObject([{ step: 'escalated', at: monday('11:00') }]);
  expect(await lettersAbout(office, feedback)).toEqual(['1 B-1', '2 B-1', '3 M-1']);
});

test('an escalation over the weekend looks at who is there on the day on which it goes on', async () => {
  const office = await openOffice({ staff: staffWith({ 'M-1': away('2026-03-06', '2026-03-08') }) });
  const feedback = await office.report(friday('17:30'));
  await everyMinute(office, friday('17:30'), friday('18:00'));
  const { turn } = (await office.store.feedback(feedback.id))!;
  expect(turn).toMatchObject({ holder: 'M-1', since: friday('18:00'), start: nextMonday('09:00') });
});
