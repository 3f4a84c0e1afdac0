import { describe, expect, test } from 'vitest';
import { refusalOf } from '../../../files/formats/sources.ts';
import { monday, openOffice } from '../feedback-scene.ts';
import { everyMinute, fired } from './feedback-watch.ts';

// Reported at 10:00: B-1 answers until 11:00, M-1 from then until 12:00, D-1 from 13:30 until
// 14:30.
describe.for(['before the sweep of that minute', 'after it'] as const)('an answer, %s', (order) => {
  async function answeredAt(time: string, by: string) {
    const office = await openOffice();
    const feedback = await office.report(monday('10:00'));
    await everyMinute(office, monday('10:00'), monday('10:58'));
    const steps: string[] = [];
    const sweep = async () => {
      steps.push(...fired(await everyMinute(office, monday('10:59'), monday(time))));
    };
    if (order === 'after it') await sweep();
    const answer = office.decide(feedback, by, monday(time));
    await Promise.allSettled([answer]);
    if (order !== 'after it') await sweep();
    return { answer: () => answer, steps };
  }

  test('a minute before the deadline is in time and nothing is handed on', async () => {
    const { answer, steps } = await answeredAt('10:59', 'B-1');
    expect((await answer()).decision).toMatchObject({ by: 'B-1', inTime: true, rung: 0, minutes: 59 });
    expect(steps).toEqual([]);
  });

  test('at the very deadline is in time, by the one whose deadline it is', async () => {
    const { answer, steps } = await answeredAt('11:00', 'B-1');
    expect((await answer()).decision).toMatchObject({ by: 'B-1', inTime: true, rung: 0, minutes: 60 });
    expect(steps).toEqual(order === 'after it' ? ['11:00 escalated'] : []);
  });

  test('at the very deadline somebody above is in time as well', async () => {
    const { answer } = await answeredAt('11:00', 'M-1');
    expect((await answer()).decision).toMatchObject({ by: 'M-1', inTime: true, rung: 0 });
  });

  test('whoever is neither may not decide at the deadline either, and the matter goes up', async () => {
    const { answer, steps } = await answeredAt('11:00', 'B-2');
    expect(await refusalOf(answer)).toMatchObject({ code: 'not-your-turn', staffId: 'B-2' });
    expect(steps).toEqual(['11:00 escalated']);
  });
});

test('a minute later it is too late for the supervisor, and not for the manager', async () => {
  const office = await openOffice();
  const feedback = await office.report(monday('10:00'));
  await everyMinute(office, monday('11:00'), monday('11:00'));
  expect(await refusalOf(() => office.decide(feedback, 'B-1', '2026-03-02T11:00:01Z'))).toMatchObject({
    code: 'not-your-turn',
    holder: 'M-1',
  });
  const { decision } = await office.decide(feedback, 'M-1', monday('11:01'));
  expect(decision).toMatchObject({ inTime: false, rung: 1, minutes: 61 });
});

test('the deadline of the second rung is the manager’s, to the second', async () => {
  for (const [by, decidedAt, rung] of [
    ['M-1', '2026-03-02T12:00:00Z', 1],
    ['D-1', '2026-03-02T12:00:01Z', 2],
  ] as const) {
    const office = await openOffice();
    const feedback = await office.report(monday('10:00'));
    await everyMinute(office, monday('12:01'), monday('12:01'));
    const { decision } = await office.decide(feedback, by, decidedAt, {}, monday('12:01'));
    expect(decision, decidedAt).toMatchObject({ by, rung, inTime: false });
  }
});

test.for([
  ['11:00', 0],
  ['11:01', 1],
  ['12:00', 1],
  ['12:01', 2],
  ['14:30', 2],
  ['14:31', 3],
  ['17:59', 3],
] as const)(
  'decided at %s, the rung is %i by the calendar, whether the clock has come to it or not',
  async ([decidedAt, rung]) => {
    for (const swept of [false, true]) {
      const office = await openOffice();
      const feedback = await office.report(monday('10:00'));
      if (swept) await everyMinute(office, monday(decidedAt), monday(decidedAt));
      const { decision } = await office.decide(feedback, 'G-1', monday(decidedAt));
      expect(decision, `swept: ${swept}`).toMatchObject({ rung, inTime: rung === 0 });
    }
  },
);
