import { afterAll, beforeAll, expect, test } from 'vitest';
import { listFeedback } from '../../../../shared/app/feedback/list-feedback.ts';
import {
  archiveKey,
  feedbackKey,
  type Key,
  letterKey,
  staffKey,
  taskKey,
} from '../../../../shared/store/keys.ts';
import type { Department } from '../../../fixtures/department.ts';
import { type Mailbox, openMailbox } from '../../../fixtures/mailbox.ts';
import { deskOf, monday } from '../../feedback/feedback-scene.ts';
import { lettersIn, tasksIn } from '../sweep-scene.ts';
import {
  BAD,
  bothComplain,
  type Minute,
  MORNING,
  minute,
  NIGHT,
  openOffice,
  PRIVATE,
  type Spoilt,
  spoil,
  taskOf,
  toldIn,
} from './poison-scene.ts';

let mailbox: Mailbox;
beforeAll(async () => {
  mailbox = await openMailbox();
});
afterAll(() => mailbox.stop());

/** What a bad record has instead of its contents, given the attribute in which they are. */
type Way = (attribute: string) => Spoilt;

interface Standing {
  tasks: Record<string, string>;
  letters: Record<string, string>;
  feedback: Record<string, unknown>;
}

async function standingIn({ store }: Department): Promise<Standing> {
  const feedback = await listFeedback(store, { openOnly: false });
  return {
    tasks: Object.fromEntries((await tasksIn(store)).map(({ id, state }) => [id, state])),
    letters: Object.fromEntries((await lettersIn(store)).map(({ id, state }) => [id, state])),
    feedback: Object.fromEntries(
      feedback.map(({ id, turn, decision }) => [id, [turn.holder, turn.next.at, decision?.by ?? null]]),
    ),
  };
}

/** What stands about everybody of whom nothing is spoilt. */
function ofOthers({ tasks, letters, feedback }: Standing): Standing {
  const others = <T>(all: Record<string, T>) =>
    Object.fromEntries(Object.entries(all).filter(([id]) => !id.includes('-BAD')));
  return { tasks: others(tasks), letters: others(letters), feedback: others(feedback) };
}

interface Day {
  /** While the records were bad. */
  meanwhile: Standing;
  /** After they were mended. */
  inTheEnd: Standing;
  /** How many letters lie in the mailbox. */
  arrived: number;
  spoilt: Key[];
  /** Keys and reasons of all that was reported. */
  told: Set<string>;
}

/**
 * A Monday: night, morning letters, two complaints, a warning, an escalation, a decision; then what
 * is bad is mended.
 */
async function dayOf(department: Department, way: Way | undefined): Promise<Day> {
  const minutes: Minute[] = [];
  const spoilt: Key[] = [];
  const mends: (() => Promise<void>)[] = [];
  const spoilIt = async (key: Key, attribute: string) => {
    // The day with which the others are compared spoils nothing.
    if (way) {
      spoilt.push(key);
      mends.push(await spoil(department, key, way(attribute)));
    }
  };
  const pass = async (...times: string[]) => {
    for (const time of times) minutes.push(await minute(department, monday(time)));
  };
  await spoilIt(archiveKey(BAD.archive), 'archive');
  await spoilIt(staffKey('S-BAD'), 'staff');
  minutes.push(await minute(department, NIGHT));
  await spoilIt(taskKey(BAD.task, taskOf(BAD.task)), 'task');
  await spoilIt(letterKey(`revisit:${taskOf(BAD.letter)}`), 'letter');
  minutes.push(await minute(department, MORNING));
  const { bad, good } = await bothComplain(department);
  await spoilIt(feedbackKey(bad.id), 'feedback');
  await pass('10:45', '11:00');
  await deskOf(department.store).decide(good, 'M-1', monday('11:20'), { answer: 'A new one is on its way.' });
  await pass('11:20');
  const meanwhile = await standingIn(department);
  for (const mend of mends) await mend();
  // Twice: what was mended in this minute may owe something in the next one.
  await pass('11:40', '11:41');
  const inTheEnd = await standingIn(department);
  const arrived = (await mailbox.letters()).length;
  return { meanwhile, inTheEnd, arrived, spoilt, told: toldIn(minutes, department) };
}

async function aDay(way?: Way): Promise<Day> {
  await mailbox.empty();
  const department = await openOffice(mailbox);
  try {
    return await dayOf(department, way);
  } finally {
    await department.stop();
  }
}

let plain: Day;
beforeAll(async () => {
  plain = await aDay();
});

test('the control: on a day without a bad record all seven customers are seen to', () => {
  expect(Object.keys(plain.inTheEnd.tasks)).toHaveLength(7);
  const sent = Object.entries(plain.inTheEnd.letters);
  expect(new Set(sent.map(([, state]) => state))).toEqual(new Set(['sent']));
  expect(sent.map(([id]) => id)).toEqual(
    expect.arrayContaining([
      `revisit:${taskOf(BAD.letter)}`,
      'digest:S-BAD:2026-03-02',
      'digest:S-GOOD:2026-03-02',
      expect.stringMatching(/^answer:C-GOOD-1:/),
      expect.stringMatching(/^feedback:C-BAD-4:.*:3:M-1$/),
    ]),
  );
  expect(plain.arrived).toBe(sent.length);
  expect([...plain.told]).toEqual([]);
});

const WAYS: [string, Way][] = [
  ['of the wrong type', (attribute) => ({ [attribute]: PRIVATE })],
  ['of an unknown kind', () => ({ kind: 'parcel' })],
  ['without their fields', (attribute) => ({ [attribute]: { note: PRIVATE } })],
];

test.for(WAYS)(
  'an archive, a specialist, a task, a letter and feedback %s hold up nobody else, are reported, and once mended nothing is lost or doubled',
  async ([, way]) => {
    const day = await aDay(way);
    expect(ofOthers(day.meanwhile)).toEqual(ofOthers(plain.meanwhile));
    expect(day.inTheEnd).toEqual(plain.inTheEnd);
    expect(day.arrived).toBe(plain.arrived);
    for (const { pk, sk } of day.spoilt) expect(day.told).toContain(`${pk} ${sk}`);
    expect([...day.told].join('\n'), 'what stands in a record is in no report').not.toContain('4711');
  },
);
