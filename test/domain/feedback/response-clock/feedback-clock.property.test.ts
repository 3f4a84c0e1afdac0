import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { clockStep } from '../../../../shared/domain/feedback/feedback-clock.ts';
import { measured } from '../../../../shared/domain/feedback/feedback-standing.ts';
import type { FeedbackStep } from '../../../../shared/domain/feedback/feedback-step.ts';
import { turnOf } from '../../../../shared/domain/feedback/feedback-turn.ts';
import { rehearse } from '../../../../shared/domain/response/response-clock.ts';
import { type InstantText, instantText } from '../../../../shared/domain/time/dates.ts';
import { at } from '../../../fixtures/department.ts';
import { RUNS } from '../../time/some-dates.ts';
import { asking, type Course, feedbackOf, sweepEveryMinute, sweepOnce, TEAM } from '../feedback-scene.ts';
import { later, type Matter, RULES, someMatter, WEEK_MINUTES } from '../some-matters.ts';

const { time, policy } = RULES.governing({ policyVersion: 1 });

const reportedOf = ({ staff, reportedAt, asks }: Matter) => {
  const feedback = feedbackOf({ reportedAt }, staff, RULES);
  const { holder } = feedback.turn;
  const head = staff.some(({ staffId }) => staffId === 'H-1');
  return asks && head && holder !== null && holder !== 'H-1'
    ? asking(feedback, holder, 'Quality', reportedAt, staff, RULES)
    : feedback;
};

const end = ({ reportedAt }: Matter): InstantText => later(reportedAt, WEEK_MINUTES);

/** Few sweeps, days apart, and one at the end. */
function sweepNowAndThen(matter: Matter, step = clockStep): Course {
  let course: Course = { feedback: reportedOf(matter), steps: [] };
  for (const minutes of matter.sweepsAfter.toSorted((a, b) => a - b))
    course = sweepOnce(course, later(matter.reportedAt, minutes), matter.staff, RULES, step);
  return sweepOnce(course, end(matter), matter.staff, RULES, step);
}

const everyMinute = (matter: Matter): Course =>
  sweepEveryMinute(reportedOf(matter), end(matter), matter.staff, RULES);

/** A step without what may differ: how late it was, and its number once reminders were left out. */
const bare = ({ lateSeconds: _late, recordedAt: _recorded, number: _number, ...step }: FeedbackStep) => step;
const isReminder = ({ code }: FeedbackStep): boolean => code === 'reminded';
const withoutReminders = ({ steps }: Course) => steps.filter((step) => !isReminder(step)).map(bare);
const reminders = ({ steps }: Course) => steps.filter(isReminder).map(bare);

const catchesUp = (step = clockStep) =>
  fc.property(someMatter, (matter) => {
    const punctual = everyMinute(matter);
    const late = sweepNowAndThen(matter, step);
    expect(withoutReminders(late)).toEqual(withoutReminders(punctual));
    expect(late.feedback.turn).toEqual(punctual.feedback.turn);
    expect(late.feedback.turnBefore).toEqual(punctual.feedback.turnBefore);
    // At most one reminder a sweep and a holder, each of them one that the punctual clock gave, and
    // always the last.
    const holders =
      1 +
      late.steps.filter(
        ({ code }, index) => code === 'escalated' && late.steps.slice(0, index).some(isReminder),
      ).length;
    expect(reminders(late).length).toBeLessThanOrEqual(matter.sweepsAfter.length + holders);
    expect(reminders(punctual)).toEqual(expect.arrayContaining(reminders(late)));
    expect(reminders(late).at(-1)).toEqual(reminders(punctual).at(-1));
  });

test('a clock that stood still for days comes to the same history as one that struck every minute', () => {
  fc.assert(catchesUp(), { ...RUNS, numRuns: 150 });
});

test('what is tried is handed on, passed over, asked of others and brought up at the top', () => {
  const tried = fc.sample(someMatter, { ...RUNS, numRuns: 50 }).map(everyMinute);
  const share = (holds: (course: Course) => boolean) => tried.filter(holds).length / tried.length;
  expect(share(({ steps }) => steps.some(({ code }) => code === 'escalated'))).toBeGreaterThan(0.5);
  expect(share(({ steps }) => steps.some(isReminder))).toBeGreaterThan(0.5);
  expect(share(({ feedback }) => feedback.departments.length > 0)).toBeGreaterThan(0.2);
  expect(
    share(({ steps }) => steps.some((step) => step.code === 'escalated' && step.passedOver.length > 0)),
  ).toBeGreaterThan(0.05);
});

test('steps come in the order of time, numbered without a gap, and only the last is to come', () => {
  const property = fc.property(someMatter, (matter) => {
    for (const { steps, feedback } of [everyMinute(matter), sweepNowAndThen(matter)]) {
      expect(steps.map(({ number }) => number)).toEqual(steps.map((_, index) => index + 2));
      expect(steps.map((step) => step.at)).toEqual(steps.map((step) => step.at).toSorted());
      expect(feedback.turn.next.at > end(matter)).toBe(true);
      for (const step of steps) expect(step.recordedAt >= step.at).toBe(true);
    }
  });
  fc.assert(property, { ...RUNS, numRuns: 60 });
});

test('with everybody there, the clock reaches the rungs that the rehearsal counts', () => {
  const property = fc.property(someMatter, fc.integer({ min: 1, max: 3 * 86_400 }), (matter, seconds) => {
    const feedback = reportedOf({ ...matter, staff: [...TEAM], asks: false });
    const answered = at(matter.reportedAt).add({ seconds });
    const { rung } = rehearse(at(matter.reportedAt), answered, time, policy.response);
    // The sweep a second earlier: a deadline at the very answer has not passed.
    const before = instantText(answered.subtract({ seconds: 1 }));
    const swept = sweepOnce({ feedback, steps: [] }, before, TEAM, RULES).feedback;
    expect(swept.turn.rung).toBe(rung);
    for (const state of [feedback, swept])
      expect(measured(state, 'G-1', answered, RULES)).toMatchObject({ rung, inTime: rung === 0 });
  });
  fc.assert(property, { ...RUNS, numRuns: 150 });
});

describe('the comparison catches', () => {
  const caught = (step: typeof clockStep) => fc.check(catchesUp(step), { ...RUNS, numRuns: 60 }).failed;

  test('a clock whose next turn begins when it comes to it', () => {
    expect(
      caught((feedback, staff, rulebook, now) => {
        const stepped = clockStep(feedback, staff, rulebook, now);
        if (stepped.step.code !== 'escalated') return stepped;
        const { asked } = stepped.feedback.turn;
        const turn = turnOf(stepped.feedback.turn, asked, instantText(now), rulebook, feedback);
        return { ...stepped, feedback: { ...stepped.feedback, turn } };
      }),
    ).toBe(true);
  });
  test('a clock that forgets to remind', () => {
    expect(
      caught((feedback, staff, rulebook, now) => {
        const stepped = clockStep(feedback, staff, rulebook, now);
        const { turn } = stepped.feedback;
        const skipped = { ...turn, reminded: turn.reminded + 1 };
        return stepped.step.code === 'reminded'
          ? { ...stepped, feedback: { ...stepped.feedback, turn: skipped } }
          : stepped;
      }),
    ).toBe(true);
  });
});
