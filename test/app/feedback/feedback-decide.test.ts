import { expect, test } from 'vitest';
import { sentencesIn } from '../../../shared/domain/sentences/sentences-in.ts';
import type { InstantText } from '../../../shared/domain/time/dates.ts';
import { refusalOf } from '../../files/formats/sources.ts';
import { at } from '../../fixtures/department.ts';
import { allButTheClock, everyMinute, heldBy, onTheClock } from './clock/feedback-watch.ts';
import { monday, type Office, openOffice, tuesday } from './feedback-scene.ts';

/**
 * A matter of Monday 10:00 that has gone up to the given rung: its clock runs until 11:00, 13:30,
 * 14:30 and 15:30.
 */
async function raisedTo(rung: number): Promise<{ office: Office; id: string; now: InstantText }> {
  const office = await openOffice();
  const { id } = await office.report(monday('10:00'));
  const now = (['10:10', '11:10', '13:40', '14:40'] as const).map(monday)[rung]!;
  await everyMinute(office, now, now);
  expect((await office.store.feedback(id))?.turn.rung).toBe(rung);
  return { office, id, now };
}

const LADDER = ['B-1', 'M-1', 'D-1', 'G-1'];

test.for([0, 1, 2, 3])('on rung %i its holder and everybody above may decide, nobody else', async (rung) => {
  const { office, id, now } = await raisedTo(rung);
  const before = await allButTheClock(office);
  const { turn } = (await office.store.feedback(id))!;
  expect(turn.holder).toBe(LADDER[rung]);
  for (const by of ['S-1', 'B-2', 'H-1', ...LADDER.slice(0, rung)])
    expect(await refusalOf(() => office.decide({ id }, by, now)), by).toMatchObject({
      code: 'not-your-turn',
      staffId: by,
      holder: LADDER[rung],
      above: ['manager', 'marketing-director', 'general-manager'].slice(rung),
    });
  expect(await allButTheClock(office)).toEqual(before);
  const highest = LADDER.at(-1)!;
  expect((await office.decide({ id }, highest, now)).decision).toMatchObject({ by: highest, rung });
});

test('a second decision is refused with who decided and when, and the first one stands', async () => {
  const office = await openOffice();
  const feedback = await office.report(monday('10:05'));
  await office.decide(feedback, 'M-1', monday('10:30'));
  const decided = await allButTheClock(office);
  for (const by of ['M-1', 'B-1', 'G-1', 'S-1']) {
    const fault = await refusalOf(() => office.decide(feedback, by, monday('10:31'), { decision: 'No.' }));
    expect(fault).toEqual({
      code: 'feedback-decided',
      feedbackId: feedback.id,
      by: 'M-1',
      at: '2026-03-02 10:30',
    });
    expect(sentencesIn('en').fault(fault)).toMatch(/M-1.*2026-03-02 10:30/u);
  }
  expect(await allButTheClock(office)).toEqual(decided);
});

test('before the last step, in the future, by a stranger, about what nobody said: all refused', async () => {
  const office = await openOffice();
  const feedback = await office.report(monday('10:05'));
  await everyMinute(office, monday('10:50'), monday('10:50'));
  const before = await allButTheClock(office);
  const refused = (by: string, decidedAt: InstantText, id = feedback.id) =>
    refusalOf(() => office.decide({ id }, by, decidedAt, {}, monday('11:00')));
  expect(await refused('B-1', monday('10:49'))).toEqual({
    code: 'before-last-step',
    at: '2026-03-02 10:49',
    last: '2026-03-02 10:50',
  });
  expect(await refused('B-1', monday('11:01'))).toMatchObject({ code: 'future-feedback' });
  expect(await refused('B-9', monday('10:55'))).toMatchObject({ code: 'no-staff', staffId: 'B-9' });
  expect(await refused('B-1', monday('10:55'), 'C-1')).toEqual({ code: 'no-feedback', feedbackId: 'C-1' });
  expect(await refused('B-1', monday('10:55'), `${feedback.id.slice(0, -1)}x`)).toMatchObject({
    code: 'no-feedback',
  });
  expect(await allButTheClock(office)).toEqual(before);
  const late = await office.decide(feedback, 'B-1', monday('10:50'), {}, monday('11:00'));
  expect(late.decision).toMatchObject({ at: monday('10:50'), recordedAt: monday('11:00') });
});

test('the decision keeps what was decided, what the customer is told, and how long it took', async () => {
  const office = await openOffice();
  const feedback = await office.report(monday('11:40'));
  const { decision } = await office.decide(feedback, 'B-1', monday('14:00'), { answer: 'A new one comes.' });
  expect(decision).toEqual({
    by: 'B-1',
    at: monday('14:00'),
    recordedAt: monday('14:00'),
    text: 'Replace it.',
    answer: 'A new one comes.',
    rung: 0,
    inTime: true,
    minutes: 50,
    turn: { department: null, inTime: true, minutes: 50 },
    toCustomer: 'no-address',
  });
  expect((await office.store.stepsOf(feedback.id)).at(-1)).toMatchObject({
    code: 'decided',
    decision: 'Replace it.',
    lateSeconds: 0,
  });
});

test('nothing fires after a decision, and worklist and due index let go', async () => {
  for (const rung of [0, 1, 3]) {
    const { office, id, now } = await raisedTo(rung);
    expect([await onTheClock(office), await heldBy(office, LADDER[rung]!)]).toEqual([[id], [id]]);
    const decided = await office.decide({ id }, LADDER[rung]!, now);
    expect(await onTheClock(office)).toEqual([]);
    for (const staffId of LADDER) expect(await heldBy(office, staffId)).toEqual([]);
    expect(await Array.fromAsync(office.store.openFeedback())).toEqual([]);
    const before = await allButTheClock(office);
    const all = await everyMinute(office, now, monday('16:00'));
    all.push(...(await everyMinute(office, tuesday('10:00'), tuesday('10:00'))));
    expect(all.every(({ fired, overtaken }) => fired.length === 0 && overtaken === 0)).toBe(true);
    expect(await allButTheClock(office)).toEqual(before);
    const period = office.store.decidedFeedback(monday('10:00'), monday('10:01'));
    expect(await Array.fromAsync(period)).toEqual([decided]);
  }
});

test('decided now, on a machine whose clock is behind that of the last step, it comes right after that step', async () => {
  const office = await openOffice();
  const feedback = await office.report(monday('10:05'));
  await everyMinute(office, monday('10:50'), monday('10:50'));
  const { decision } = await office.decide(feedback, 'B-1', monday('10:49'), { at: undefined });
  expect(decision).toMatchObject({ at: monday('10:50'), recordedAt: monday('10:50'), minutes: 45 });
});

test('decided in the moment in which it was reported takes no time at all', async () => {
  const office = await openOffice();
  const feedback = await office.report(monday('22:00'));
  const { decision } = await office.decide(feedback, 'B-1', monday('22:00'));
  expect(decision).toMatchObject({ rung: 0, inTime: true, minutes: 0 });
  expect(at(feedback.deadline).epochMilliseconds).toBeGreaterThan(at(monday('22:00')).epochMilliseconds);
});
