import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Responses } from '../../../../../shared/app/feedback/run-response-clock.ts';
import { type FeedbackStep, isLate } from '../../../../../shared/domain/feedback/feedback-step.ts';
import { at } from '../../../../fixtures/department.ts';
import { lettersIn, sweepAt } from '../../../clock/sweep-scene.ts';
import { minuteAfter, type Office } from '../../feedback-scene.ts';
import { allButTheClock } from '../feedback-watch.ts';
import { BACK, histories, live, MATTERS, punctually, STOPPED } from './feedback-outage-days.ts';

let late: Office;
let calm: Office;
let back: Responses;
/** The letters that were queued before the clock came back. */
let before: Set<string>;
beforeAll(async () => {
  [calm, late] = await Promise.all([
    live(punctually),
    live((office, until) => punctually(office, until < STOPPED ? until : STOPPED)),
  ]);
  await punctually(calm, BACK);
  before = new Set((await lettersIn(late.store)).map(({ id }) => id));
  back = (await sweepAt(late.store, BACK)).responses;
});
afterAll(() => Promise.all([late.stop(), calm.stop()]));

const isReminder = ({ code }: FeedbackStep): boolean => code === 'reminded';
const inTheEnd = (steps: readonly FeedbackStep[]) => steps.at(-1)?.code === 'decided';

test('what a clock that never stopped would have fired is fired, each step once, with the same deadlines', async () => {
  const [found, wanted] = await Promise.all([histories(late), histories(calm)]);
  expect(found.size).toBe(MATTERS.length);
  const meaning = (steps: readonly FeedbackStep[]) =>
    steps
      .filter((step) => !isReminder(step))
      .map(({ number: _number, recordedAt: _recordedAt, lateSeconds: _late, ...step }) => step);
  let compared = 0;
  for (const [id, steps] of found) {
    if (inTheEnd(steps)) continue;
    compared++;
    expect(meaning(steps), id).toEqual(meaning(wanted.get(id)!));
    expect(new Set(steps.map(({ code, at: due }) => `${code} ${due}`)).size).toBe(steps.length);
  }
  expect(compared).toBe(24);
});

test('of the reminders that were overtaken only the last is told, with the number that it has by the calendar', async () => {
  const [found, wanted] = await Promise.all([histories(late), histories(calm)]);
  for (const [id, steps] of found) {
    const since = steps.filter((step) => isReminder(step) && step.at > STOPPED);
    if (inTheEnd(steps)) expect(since).toEqual([]);
    const {
      number: _number,
      recordedAt: _recordedAt,
      lateSeconds: _late,
      ...last
    } = wanted.get(id)!.findLast(isReminder) ?? {};
    if (!inTheEnd(steps) && since.length > 0) expect(since, id).toMatchObject([last]);
  }
});

test('nothing that was decided meanwhile fires at all', async () => {
  const decided = MATTERS.filter(({ decidedAt }) => decidedAt !== null);
  expect(decided.length).toBe(8);
  const found = [...(await histories(late)).values()].filter(inTheEnd);
  expect(found).toHaveLength(decided.length);
  for (const steps of found)
    expect(steps.slice(0, -1).every(({ at: due, code }) => due <= STOPPED || code === 'reported')).toBe(true);
  const ids = new Set(found.map(([first]) => first!.feedbackId));
  expect(back.fired.filter(({ feedbackId }) => ids.has(feedbackId))).toEqual([]);
});

test('warnings and escalations fire in the order in which they were due, over all matters', () => {
  const steps = back.fired.filter(({ step }) => step !== 'reminded').map(({ at: due }) => due);
  expect(steps.length).toBeGreaterThan(100);
  expect(steps).toEqual(steps.toSorted());
});

test('every one of them is marked late, by as much as it is', async () => {
  const backMs = at(BACK).epochMilliseconds;
  for (const { at: due, lateSeconds } of back.fired)
    expect(lateSeconds).toBe((backMs - at(due).epochMilliseconds) / 1000);
  const lateOnes = back.fired.filter(({ lateSeconds }) => lateSeconds > 60);
  expect(back.late).toEqual({
    count: lateOnes.length,
    worstSeconds: Math.max(...back.fired.map(({ lateSeconds }) => lateSeconds)),
  });
  const steps = [...(await histories(late)).values()].flat().filter(({ recordedAt }) => recordedAt === BACK);
  expect(steps).toHaveLength(back.fired.length);
  expect(steps.filter(isLate)).toHaveLength(lateOnes.length);
});

test('each owes its letters once, and they leave in the order in which the steps were due', async () => {
  const queued = await Array.fromAsync(late.store.dueLetters(BACK));
  const due = queued.flatMap((row) => (row.kind === 'letter' && !before.has(row.letter.id) ? [row] : []));
  const steps = [...(await histories(late)).values()].flat();
  const dueAt = new Map(steps.map((step) => [`${step.feedbackId}:${step.number}`, step.at]));
  expect(due.map((row) => row.dueAt)).toEqual(
    due.map(({ letter }) => dueAt.get(letter.id.replace(/^feedback:/, '').replace(/:[^:]+$/, ''))),
  );
  expect(due.map((row) => row.dueAt)).toEqual(due.map((row) => row.dueAt).toSorted());
  expect(due).toHaveLength(back.lettersQueued);
});

test('a second sweep of that minute, and one of the next, find nothing left to do', async () => {
  const stands = await allButTheClock(late);
  for (const moment of [BACK, minuteAfter(BACK)])
    expect((await sweepAt(late.store, moment)).responses).toMatchObject({ fired: [], overtaken: 0 });
  expect(await allButTheClock(late)).toEqual(stands);
});
