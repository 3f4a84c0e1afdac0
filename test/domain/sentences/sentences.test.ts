import { expect, test } from 'vitest';
import type { Task, TaskEnd, TaskReason } from '../../../shared/domain/customers/task.ts';
import type { LetterNote } from '../../../shared/domain/letters/letter.ts';
import { taskOf } from '../follow-up/some-tasks.ts';
import { allDiffer, en, zh } from './both-languages.ts';

const D0 = '2011-11-20';

test('every reason of a task has its own sentence, with its dates', () => {
  const on = D0;
  const reasons: { [code in TaskReason['code']]: TaskReason[] } = {
    'idle-week': (['order', 'contract', 'archive'] as const).map((basis) => ({
      code: 'idle-week',
      basis,
      on,
      days: 7,
    })),
    'monthly-touch': (['order', 'contract', 'archive'] as const).flatMap((basis) =>
      [1, 2].map((month) => ({ code: 'monthly-touch', basis, on, month, contact: 1, contacts: 2 }) as const),
    ),
    'annual-visit': [{ code: 'annual-visit', on, year: 2, since: '2012-11-20' }],
  };
  const all = Object.values(reasons).flat();
  allDiffer(all.map((reason) => ({ chinese: zh.reason(reason), english: en.reason(reason) })));
  for (const reason of all) for (const { reason: say } of [zh, en]) expect(say(reason)).toContain(D0);
  expect(en.reason(reasons['idle-week'][0]!)).toBe(
    'no order for more than 7 days, the last was on 2011-11-20',
  );
  expect(zh.reason(reasons['idle-week'][0]!)).toBe('超过 7 天未订货，最近一次订货为 2011-11-20');
});

test('every ending of a task has its own sentence, and an open task has none', () => {
  const on = '2011-12-01';
  const ends: { [state in TaskEnd['state']]: TaskEnd[] } = {
    done: [{ state: 'done', by: 'S-1', at: '2011-12-01T12:00:00Z', channel: 'phone', on }],
    cancelled: [
      { state: 'cancelled', why: 'ordered', orderId: 'O-1', on },
      { state: 'cancelled', why: 'archive-corrected', orderId: null, on },
      { state: 'cancelled', why: 'archive-corrected', orderId: 'O-1', on },
    ],
    missed: [{ state: 'missed', on }],
    excused: [{ state: 'excused', by: 'S-9', at: '2011-12-01T12:00:00Z', why: 'S-9 met them' }],
  };
  const ended = (end: TaskEnd): Task =>
    taskOf({ state: end.state, ends: [{ ...end, recordedAt: '2011-12-01T12:00:00Z' }] });
  const all = Object.values(ends).flat().map(ended);
  allDiffer(all.map((task) => ({ chinese: zh.ending(task), english: en.ending(task) })));
  expect([zh.ending(taskOf()), en.ending(taskOf())]).toEqual([undefined, undefined]);

  const [cancelled] = ends.cancelled.map(ended);
  const again: Task = { ...cancelled!, state: 'open' };
  expect([zh.ending(again), en.ending(again)]).toEqual([undefined, undefined]);
  expect(en.openAgain(again)).toContain(en.ending(cancelled!));
  expect(zh.openAgain(again)).toContain(zh.ending(cancelled!));
  expect([zh.openAgain(taskOf()), en.openAgain(cancelled!)]).toEqual([undefined, undefined]);
});

test('every note on a letter has its own sentence', () => {
  const notes: { [code in LetterNote['code']]: Extract<LetterNote, { code: code }> } = {
    unsubscribed: { code: 'unsubscribed' },
    'no-consent': { code: 'no-consent' },
    'no-address': { code: 'no-address' },
    'no-longer-due': { code: 'no-longer-due' },
    'nothing-to-do': { code: 'nothing-to-do' },
    'recipient-gone': { code: 'recipient-gone' },
    refused: { code: 'refused', error: 'throttled' },
    'fate-unknown': { code: 'fate-unknown', error: 'time-out' },
    bounced: { code: 'bounced', error: 'no such user' },
    rejected: { code: 'rejected', error: 'virus' },
    complained: { code: 'complained' },
    'bounced-before': { code: 'bounced-before' },
    'complained-before': { code: 'complained-before' },
  };
  const letter = (note: LetterNote | null) => ({ note }) as Parameters<typeof zh.letterNote>[0];
  allDiffer(
    Object.values(notes).map((note) => ({
      chinese: zh.letterNote(letter(note)),
      english: en.letterNote(letter(note)),
    })),
  );
  expect([zh.letterNote(letter(null)), en.letterNote(letter(null))]).toEqual([undefined, undefined]);
});
