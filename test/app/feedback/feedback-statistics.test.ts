import { afterAll, beforeAll, expect, test } from 'vitest';
import { recordSurvey } from '../../../shared/app/feedback/record-survey.ts';
import { type Dimension, responseStatistics } from '../../../shared/app/feedback/response-statistics.ts';
import type { InstantText, LocalDate } from '../../../shared/domain/time/dates.ts';
import { at } from '../../fixtures/department.ts';
import { everyMinute } from './clock/feedback-watch.ts';
import { monday, OFFICE_HOURS, type Office, openOffice, startOffice } from './feedback-scene.ts';

// In Shanghai the 3rd of March begins on the 2nd at 16:00 UTC, and work at 01:00 UTC.
const POLICY = { ...OFFICE_HOURS, zone: 'Asia/Shanghai' };
const NOW: InstantText = '2026-03-05T09:00:00Z';

let office: Office;
beforeAll(async () => {
  office = await startOffice({ policy: POLICY });
  const { report, decide } = office;
  const decided = async (reportedAt: InstantText, decidedAt: InstantText, by: string, facts: object = {}) => {
    const feedback = await report(reportedAt, { text: `${reportedAt} ${by}`, ...facts });
    return decide(feedback, by, decidedAt);
  };
  // The last second of the 2nd, the first of the 3rd, the last of the 3rd, the first of the 4th.
  await decided('2026-03-02T15:59:59Z', '2026-03-03T01:10:00Z', 'B-1', { category: 'service' });
  const first = await decided('2026-03-02T16:00:00Z', '2026-03-03T01:20:00Z', 'B-1');
  const last = await decided('2026-03-03T15:59:59Z', '2026-03-04T01:30:00Z', 'M-1', { category: 'service' });
  await decided('2026-03-03T16:00:00Z', '2026-03-04T01:40:00Z', 'B-1');
  // On the 3rd: in time, too late, after another department was asked, overdue, and on the 5th:
  // pending.
  await decided('2026-03-03T02:00:00Z', '2026-03-03T03:00:00Z', 'B-1');
  await decided('2026-03-03T02:00:00Z', '2026-03-03T03:01:00Z', 'G-1');
  const asked = await report('2026-03-03T06:00:00Z', { category: 'operation' });
  await office.coordinate(asked, 'B-1', '2026-03-03T06:10:00Z', 'warehouse');
  await decide(asked, 'H-1', '2026-03-03T06:40:00Z');
  await report('2026-03-03T07:00:00Z', { text: 'overdue' });
  await report('2026-03-05T08:30:00Z', { text: 'pending' });
  for (const [feedback, score] of [
    [first, 5],
    [last, 2],
  ] as const)
    await recordSurvey(office.store, feedback.id, { score, comment: undefined }, at(NOW));
});
afterAll(() => office.stop());

const numbers = (from: LocalDate, to: LocalDate) => responseStatistics(office.store, from, to, at(NOW));

const groupsOf = async (by: Dimension, from: LocalDate = '2026-03-03', to: LocalDate = '2026-03-03') =>
  (await numbers(from, to)).groups.flatMap((group) =>
    group.by === by ? [[group.key, group.count, group.decided, group.unanswered]] : [],
  );

test('a day is a day of the policy’s zone, from its first second to its last, both ends of a range included', async () => {
  const reported = async (from: LocalDate, to: LocalDate) => (await numbers(from, to)).total.count;
  expect(await reported('2026-03-02', '2026-03-02')).toBe(1);
  expect(await reported('2026-03-03', '2026-03-03')).toBe(6);
  expect(await reported('2026-03-04', '2026-03-04')).toBe(1);
  // The matter that a bad survey has taken up again counts on its own day.
  expect(await reported('2026-03-05', '2026-03-05')).toBe(2);
  expect(await reported('2026-03-02', '2026-03-05')).toBe(10);
  expect(await reported('2026-03-06', '2026-03-31')).toBe(0);
});

test('the numbers of a day', async () => {
  // Working minutes of what was decided: 20, 30 (of the 4th), 60, 61, 40.
  expect((await numbers('2026-03-03', '2026-03-03')).total).toEqual({
    count: 6,
    decided: 5,
    unanswered: 1,
    pending: 0,
    inTimeShare: 4 / 6,
    medianMinutes: 40,
    percentile90Minutes: 60.6,
    surveys: 2,
    surveyAverage: 3.5,
    reopened: 1,
  });
});

test('by category, by person, and by the department that was asked', async () => {
  expect(await groupsOf('category')).toEqual([
    ['product', 4, 3, 1],
    ['service', 1, 1, 0],
    ['operation', 1, 1, 0],
  ]);
  expect(await groupsOf('department')).toEqual([
    [null, 6, 4, 2],
    ['warehouse', 1, 1, 0],
  ]);
  // Turns: whoever decided, and whoever let a deadline pass, as B-1 did with what G-1 then decided.
  expect(await groupsOf('person')).toEqual([
    ['B-1', 4, 2, 2],
    ['G-1', 1, 1, 0],
    ['H-1', 1, 1, 0],
    ['M-1', 1, 1, 0],
  ]);
});

test('who let a deadline pass answers for it, and who decides afterwards for their own turn only', async () => {
  const other = await openOffice();
  const feedback = await other.report(monday('10:00'));
  await everyMinute(other, monday('12:05'), monday('12:05'));
  await other.decide(feedback, 'D-1', monday('13:50'));
  const { total, groups } = await responseStatistics(other.store, '2026-03-02', '2026-03-02', at(NOW));
  expect(total).toMatchObject({ count: 1, decided: 1, inTimeShare: 0, medianMinutes: 140 });
  const people = groups.filter(({ by }) => by === 'person');
  expect(people).toMatchObject([
    { key: 'B-1', count: 1, decided: 0, unanswered: 1, inTimeShare: 0, medianMinutes: null },
    { key: 'D-1', count: 1, decided: 1, unanswered: 0, inTimeShare: 1, medianMinutes: 20 },
    { key: 'M-1', count: 1, decided: 0, unanswered: 1, inTimeShare: 0, medianMinutes: null },
  ]);
});

test('an open matter is unanswered from the second after its deadline', async () => {
  // Reported at 16:30 in Shanghai, to be decided by 17:30.
  const unansweredAt = async (now: InstantText) =>
    (await responseStatistics(office.store, '2026-03-05', '2026-03-05', at(now))).total.unanswered;
  expect(await unansweredAt('2026-03-05T09:30:00Z')).toBe(0);
  expect(await unansweredAt('2026-03-05T09:30:01Z')).toBe(1);
});

test('of a range in which nothing was said there are no shares and no averages', async () => {
  expect(await numbers('2026-02-01', '2026-02-28')).toEqual({
    from: '2026-02-01',
    to: '2026-02-28',
    total: {
      count: 0,
      decided: 0,
      unanswered: 0,
      pending: 0,
      inTimeShare: null,
      medianMinutes: null,
      percentile90Minutes: null,
      surveys: 0,
      surveyAverage: null,
      reopened: 0,
    },
    groups: [],
  });
});
