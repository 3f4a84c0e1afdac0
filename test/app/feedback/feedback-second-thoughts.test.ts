import { expect, test } from 'vitest';
import { withdrawDecision } from '../../../shared/app/feedback/withdraw-decision.ts';
import type { Refusal } from '../../../shared/domain/faults/faults.ts';
import { letterId } from '../../../shared/domain/letters/letter.ts';
import { refusalOf } from '../../files/formats/sources.ts';
import { at } from '../../fixtures/department.ts';
import { mailed } from '../clock/sweep-scene.ts';
import { mailerThat } from '../letters/events/mail-events-scene.ts';
import { postAt } from '../letters/post-scene.ts';
import { everyMinute, heldBy, onTheClock } from './clock/feedback-watch.ts';
import { monday, OFFICE_HOURS, type Office, openOffice } from './feedback-scene.ts';

const files = {
  policy: { ...OFFICE_HOURS, response: {} },
  customers: [mailed('C-1', { specialist: 'S-1' })],
};
const withdraw = ({ store }: Office, feedbackId: string, by: string, now: string) =>
  withdrawDecision(store, { feedbackId, by }, at(now));
const answers = async ({ store }: Office) =>
  (await Array.fromAsync(store.everyLetter())).flatMap(({ id, state, content }) =>
    content.kind === 'answer' ? [[id, state]] : [],
  );

test('what was not written for the customer is not sent to them', async () => {
  const office = await openOffice(files);
  const feedback = await office.report(monday('10:00'));
  const { decision } = await office.decide(feedback, 'B-1', monday('10:10'), { answer: undefined });
  expect(decision).toMatchObject({ text: 'Replace it.', answer: null, toCustomer: 'nothing' });
  expect((await office.store.feedback(feedback.id))?.decision).toEqual(decision);
  expect(await answers(office)).toEqual([]);
});

test('a decision is taken back until its answer leaves, and the next one has an answer of its own', async () => {
  const office = await openOffice(files);
  const { id, turn } = await office.report(monday('10:00'));
  await everyMinute(office, monday('10:45'), monday('10:45'));
  const before = (await office.store.feedback(id))!;
  await office.decide({ id }, 'B-1', monday('10:50'));
  for (const by of ['S-1', 'B-2', 'H-1'])
    expect(await refusalOf(() => withdraw(office, id, by, monday('10:51')))).toMatchObject({
      code: 'not-your-decision',
      by: 'B-1',
    });
  const undecided = await withdraw(office, id, 'B-1', monday('10:51'));
  expect(undecided).toMatchObject({ decision: null, withdrawals: 1, unanswered: [], turn: before.turn });
  expect(undecided.turn.deadline).toBe(turn.deadline);
  expect(await answers(office)).toEqual([[`answer:${id}`, 'suppressed']]);
  expect([await onTheClock(office), await heldBy(office, 'B-1')]).toEqual([[id], [id]]);
  expect((await office.store.stepsOf(id)).map(({ code }) => code)).toEqual([
    'reported',
    'warned',
    'decided',
    'withdrawn',
  ]);
  // An hour later its deadline has passed, and the clock does what is due.
  await everyMinute(office, monday('11:01'), monday('11:01'));
  expect((await office.store.feedback(id))?.turn).toMatchObject({ holder: 'M-1', rung: 1 });
  await office.decide({ id }, 'M-1', monday('11:10'));
  expect(await answers(office)).toEqual([
    [`answer:${id}`, 'suppressed'],
    [`answer:${id}:2`, 'queued'],
  ]);
  // An erasure finds the answers of all decisions.
  const letters = (await office.store.recordsOfCustomer('C-1')).traces.filter(
    ({ kind }) => kind === 'letter',
  );
  expect(letters.map(({ at: { pk } }) => pk)).toEqual(
    expect.arrayContaining([`LETTER#answer:${id}`, `LETTER#answer:${id}:2`]),
  );
});

test('withdrawn after its deadline, a decision from above leaves the history as it was and the clock late', async () => {
  const office = await openOffice(files);
  const { id } = await office.report(monday('10:00'));
  await everyMinute(office, monday('10:50'), monday('10:50'));
  // Decided at 11:01, in a turn that the clock had not yet handed on.
  const { unanswered } = await office.decide({ id }, 'G-1', monday('11:01'));
  expect(unanswered).toEqual([{ holder: 'B-1', department: null }]);
  expect((await withdraw(office, id, 'G-1', monday('11:02'))).unanswered).toEqual([]);
  await everyMinute(office, monday('11:03'), monday('11:03'));
  const late = (await office.store.feedback(id))!;
  expect(late).toMatchObject({
    unanswered: [{ holder: 'B-1', department: null }],
    turn: { holder: 'M-1', since: monday('11:00') },
    lastStepAt: monday('11:02'),
  });
});

test('without a letter the time for second thoughts is two minutes, and once the letter has left there is none', async () => {
  const office = await openOffice(files);
  const mute = await office.report(monday('10:00'), { text: 'First.' });
  await office.decide(mute, 'B-1', monday('10:10'), { answer: undefined });
  expect(await refusalOf(() => withdraw(office, mute.id, 'B-1', monday('10:13')))).toEqual({
    code: 'second-thoughts-over',
    feedbackId: mute.id,
    until: '2026-03-02 10:12',
  });
  expect((await withdraw(office, mute.id, 'B-1', monday('10:12'))).decision).toBeNull();
  expect(await refusalOf(() => withdraw(office, mute.id, 'B-1', monday('10:12')))).toMatchObject({
    code: 'nothing-decided',
  });

  const { id } = await office.report(monday('10:00'), { text: 'Second.' });
  await office.decide({ id }, 'B-1', monday('10:10'));
  const answer = (await office.store.letter(
    letterId({ kind: 'answer', customerId: 'C-1', feedbackId: id }),
  ))!;
  // The post comes first: whoever would withdraw reads what it wrote, in whatever state the letter
  // is then.
  const claimed = { ...answer, state: 'claimed', attempts: 1, version: answer.version + 1 } as const;
  await office.store.commit([
    { write: 'letter', letter: claimed, expected: answer.version, dueAt: monday('10:27') },
  ]);
  expect(await refusalOf(() => withdraw(office, id, 'B-1', monday('10:12')))).toMatchObject({
    code: 'answer-left',
  });
  expect((await office.store.feedback(id))?.decision).not.toBeNull();
});

test('an urgent matter has thirty minutes of working time, and supervisor and specialist know at once, at night too', async () => {
  const office = await openOffice(files);
  const { id, turn } = await office.report(monday('22:00'), { urgency: 'urgent' });
  expect(turn).toMatchObject({ start: '2026-03-03T09:00:00Z', deadline: '2026-03-03T09:30:00Z' });
  const told = (await Array.fromAsync(office.store.dueLetters(monday('22:00')))).flatMap((due) =>
    due.kind === 'letter' && due.letter.content.kind === 'feedback' ? [due.letter.content.staffId] : [],
  );
  expect(told.sort()).toEqual(['B-1', 'S-1']);
  expect((await office.report(monday('10:00'))).deadline).toBe(monday('11:00'));
  await everyMinute(office, '2026-03-03T09:31:00Z', '2026-03-03T09:31:00Z');
  // Every further turn is as short.
  expect((await office.store.feedback(id))?.turn).toMatchObject({
    holder: 'M-1',
    deadline: '2026-03-03T10:00:00Z',
  });
});

test('of a withdrawal and a post at the same moment one comes first: either the answer left or there is no decision', async () => {
  const office = await openOffice(files);
  const ids: string[] = [];
  for (let index = 0; index < 10; index++) {
    const { id } = await office.report(monday('10:00'), { text: `Matter ${index}.` });
    await office.decide({ id }, 'B-1', monday('10:10'));
    ids.push(id);
  }
  const sent: string[] = [];
  const mailer = mailerThat(async (letterId, messageId) => {
    sent.push(letterId);
    return { was: 'sent', messageId };
  });
  const withdrawals = ids.map((id) =>
    withdraw(office, id, 'B-1', monday('10:12')).then(
      () => undefined,
      (error: Refusal) => expect(['answer-left', 'busy']).toContain(error.fault.code),
    ),
  );
  await Promise.all([postAt(office, monday('10:12'), { mailer }), ...withdrawals]);
  for (const id of ids) {
    const { decision } = (await office.store.feedback(id))!;
    expect([sent.includes(`answer:${id}`), decision !== null], id).toEqual(
      decision ? [true, true] : [false, false],
    );
  }
});
