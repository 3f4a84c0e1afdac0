import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Responses } from '../../../../shared/app/feedback/run-response-clock.ts';
import type { Feedback } from '../../../../shared/domain/feedback/feedback.ts';
import { lettersIn, sweepAt } from '../../clock/sweep-scene.ts';
import {
  monday,
  type Office,
  openOffice,
  saturday,
  staffWithout,
  startOffice,
  tuesday,
} from '../feedback-scene.ts';
import { allButTheClock, everyMinute, fired, firedIn, historyOf, lettersAbout } from './feedback-watch.ts';

/** Reported on Monday at 10:05 and never answered: the calendar alone says what happens. */
const COURSE = [
  '10:50 warned',
  '11:05 escalated',
  // Fifteen working minutes before 13:35, which lunch puts before noon.
  '11:50 warned',
  '13:35 escalated',
  '14:20 warned',
  '14:35 escalated',
  '15:20 warned',
  '15:35 reminded',
  '16:35 reminded',
  '17:35 reminded',
  // 25 minutes of Monday and 35 of Tuesday.
  '09:35 reminded',
  '10:35 reminded',
];

// One course is watched by every test of this file; the clock comes to each minute twice.
let office: Office;
let feedback: Feedback;
let all: Responses[];
beforeAll(async () => {
  office = await startOffice();
  feedback = await office.report(monday('10:05'));
  all = [
    ...(await everyMinute(office, monday('10:05'), monday('18:01'), 2)),
    ...(await everyMinute(office, tuesday('08:59'), tuesday('11:00'), 2)),
  ];
});
afterAll(() => office.stop());

test('a matter that nobody decides is warned of, goes up rung by rung, and the top is told every working hour', async () => {
  expect(fired(all)).toEqual(COURSE);
  expect(await historyOf(office, feedback)).toEqual(['10:05 reported', ...COURSE]);
});

test('every firing comes in the very minute in which it is due, and says so', () => {
  expect(firedIn(all).map(({ lateSeconds }) => lateSeconds)).toEqual(COURSE.map(() => 0));
  expect(all.every(({ late }) => late.count === 0 && late.worstSeconds === 0)).toBe(true);
  expect(all.every(({ overtaken, setAside }) => overtaken === 0 && setAside.length === 0)).toBe(true);
});

test('each leader has a clock of their own, and every step is kept with who handed on to whom', async () => {
  const steps = await office.store.stepsOf(feedback.id);
  expect(steps.filter(({ code }) => code === 'escalated')).toMatchObject([
    { from: 'B-1', holder: 'M-1', rung: 1, deadline: monday('13:35'), waited: 60, number: 3 },
    { from: 'M-1', holder: 'D-1', rung: 2, deadline: monday('14:35'), waited: 120, number: 5 },
    { from: 'D-1', holder: 'G-1', rung: 3, deadline: monday('15:35'), waited: 180, number: 7 },
  ]);
  expect(steps.filter(({ code }) => code === 'reminded')).toMatchObject(
    [1, 2, 3, 4, 5].map((reminder) => ({ holder: 'G-1', reminder, waited: 240 + 60 * (reminder - 1) })),
  );
  expect(steps.map(({ number }) => number)).toEqual(steps.map((_, index) => index + 1));
});

test('whoever’s turn it is has one letter about every step of it, and nobody else has any', async () => {
  const written = [
    ...['1 B-1', '2 B-1', '3 M-1', '4 M-1', '5 D-1', '6 D-1', '7 G-1', '8 G-1', '9 G-1'],
    ...['10 G-1', '11 G-1', '12 G-1', '13 G-1'],
  ];
  expect(await lettersAbout(office, feedback)).toEqual(written);
  const queued = all.reduce((sum, { lettersQueued }) => sum + lettersQueued, 0);
  expect((await lettersIn(office.store)).length).toBe(queued + 1);
});

test('the first deadline stays on record, the turn at the top keeps its own', async () => {
  expect(await office.store.feedback(feedback.id)).toMatchObject({
    start: monday('10:05'),
    deadline: monday('11:05'),
    turn: { rung: 3, holder: 'G-1', deadline: monday('15:35'), reminded: 5 },
    steps: 13,
  });
});

test('one second before its time nothing fires', async () => {
  const quiet = await openOffice();
  await quiet.report(monday('10:05'));
  const before = await allButTheClock(quiet);
  expect((await sweepAt(quiet.store, '2026-03-02T10:49:59Z')).responses.fired).toEqual([]);
  expect(await allButTheClock(quiet)).toEqual(before);
  expect((await sweepAt(quiet.store, monday('10:50'))).responses.fired).toHaveLength(1);
});

test('with less than the time of a warning left, it is warned of at once', async () => {
  const evening = await openOffice();
  await evening.report(monday('17:50'));
  expect(fired(await everyMinute(evening, monday('17:50'), monday('18:00')))).toEqual([
    '17:50 warned',
    '18:00 escalated',
  ]);
});

test('what is said outside working time waits for it, and so does its clock', async () => {
  const weekend = await openOffice();
  const { turn } = await weekend.report(saturday('14:00'));
  expect(turn).toMatchObject({ start: '2026-03-09T09:00:00Z', deadline: '2026-03-09T10:00:00Z' });
  expect((await sweepAt(weekend.store, '2026-03-09T09:44:00Z')).responses.fired).toEqual([]);
  expect(fired(await everyMinute(weekend, '2026-03-09T09:44:00Z', '2026-03-09T10:00:00Z'))).toEqual([
    '09:45 warned',
    '10:00 escalated',
  ]);
});

test('a rung on which nobody stands is passed over; with nobody above, the holder is reminded', async () => {
  const gaps = await openOffice({ staff: staffWithout('M-1', 'G-1') });
  const matter = await gaps.report(monday('10:00'));
  expect(fired(await everyMinute(gaps, monday('10:00'), monday('15:00')))).toEqual([
    '10:45 warned',
    '11:00 escalated',
    '11:45 warned',
    '12:00 reminded',
    '14:30 reminded',
  ]);
  expect((await gaps.store.feedback(matter.id))?.turn).toMatchObject({ rung: 2, holder: 'D-1' });
});
