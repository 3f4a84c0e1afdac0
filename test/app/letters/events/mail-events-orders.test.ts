import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { MailEvent } from '../../../../shared/app/letters/hear-of-letter.ts';
import { Refusal } from '../../../../shared/domain/faults/faults.ts';
import { FATES, knownFate } from '../../../../shared/domain/letters/receipts.ts';
import { type InstantText, instantText } from '../../../../shared/domain/time/dates.ts';
import { type Attempt, rightEnd, someScript } from '../../../domain/letters/receipts-truth.ts';
import { RUNS } from '../../../domain/time/some-dates.ts';
import { at, type Department, openDepartment } from '../../../fixtures/department.ts';
import { lettersIn } from '../../clock/sweep-scene.ts';
import { dueAtOf, postAt } from '../post-scene.ts';
import {
  dueLettersOf,
  hear,
  letteredFor,
  mailerThat,
  misfiled,
  POSTED,
  wordOf,
} from './mail-events-scene.ts';

let department: Department;
beforeAll(async () => {
  department = await openDepartment();
});
afterAll(() => department.stop());

const PAIRS = 12;
const MOST_POSTS = 300;
const LAST: Attempt = { takes: true, says: 'sent', answerAfter: 0, words: [] };
const minuteOf = (instant: string): number => at(instant).since(at(POSTED)).total('minutes');
const instantAt = (minute: number): InstantText => instantText(at(POSTED).add({ minutes: minute }));

/** As the queue does it: a message that finds others in the way comes again. */
async function heardInTheEnd(event: MailEvent, when: InstantText): Promise<void> {
  try {
    await hear(department, event, when);
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    await heardInTheEnd(event, when);
  }
}

/** When the clock must look at some letter next, in minutes. */
const dueMinutes = async (): Promise<number[]> =>
  [...(await dueLettersOf(department)).values()].map((dueAt) => Math.ceil(minuteOf(dueAt)));

test('letters end as what really happened to them, with words of SES before, during and after every post', async () => {
  const letters = await letteredFor(department, PAIRS);
  expect(letters).toHaveLength(2 * PAIRS);
  const scripts = new Map(
    fc
      .sample(someScript, { ...RUNS, numRuns: letters.length })
      .map((script, index) => [letters[index]!.id, script]),
  );
  const made = new Map<string, Attempt[]>(letters.map(({ id }) => [id, []]));
  let minute = 0;
  let coming: { minute: number; event: MailEvent }[] = [];
  const mailer = mailerThat(async (letterId, messageId) => {
    const attempts = made.get(letterId)!;
    const attempt = scripts.get(letterId)?.[attempts.length] ?? LAST;
    attempts.push(attempt);
    const words = attempt.takes ? attempt.words : [];
    for (const { fate, afterMinutes } of words) {
      const event = wordOf(letterId, messageId, fate);
      if (afterMinutes === 0) await heardInTheEnd(event, instantAt(minute));
      else coming.push({ minute: minute + afterMinutes, event });
    }
    switch (attempt.says) {
      case 'sent':
        return { was: 'sent', messageId };
      case 'nothing':
        throw new Error('the process died');
      default:
        return { was: attempt.says, error: 'because' };
    }
  });

  for (let posts = 0; ; posts++) {
    expect(posts).toBeLessThan(MOST_POSTS);
    const next = [...(await dueMinutes()), ...coming.map((word) => word.minute)];
    if (next.length === 0) break;
    // The post runs once a minute: what it leaves for the next run waits for that.
    minute = Math.max(posts === 0 ? 0 : minute + 1, Math.min(...next));
    const now = instantAt(minute);
    const arriving = coming.filter((word) => word.minute <= minute);
    coming = coming.filter((word) => word.minute > minute);
    await Promise.all([
      postAt(department, now, { mailer }),
      ...arriving.map(({ event }) => heardInTheEnd(event, now)),
    ]);
    expect(await misfiled(department)).toEqual([]);
  }

  for (const letter of await lettersIn(department.store)) {
    const attempts = made.get(letter.id)!;
    const { states, codes, messageIds } = rightEnd(attempts);
    expect(states, letter.id).toContain(letter.state);
    expect(codes, letter.id).toContain(letter.note?.code);
    expect(messageIds, letter.id).toContain(letter.messageId);
    if (letter.content.kind === 'revisit')
      expect(attempts.filter(({ takes }) => takes).length, letter.id).toBeLessThanOrEqual(1);
  }
  const seen = new Set((await lettersIn(department.store)).map(({ state }) => state));
  expect([...seen].sort()).toEqual(['failed', 'sent', 'unknown']);
});

describe('many at once on one letter', () => {
  test('each word counts, and every write of the letter was made over the one before', async () => {
    const busy = await openDepartment();
    await letteredFor(busy, 1);
    await postAt(busy, POSTED, { mailer: mailerThat(async (_, messageId) => ({ was: 'sent', messageId })) });
    const id = 'digest:S-1:2011-04-01';
    const before = (await busy.store.letter(id))!;
    const words = ['m-1', 'm-2'].flatMap((messageId) => FATES.map((fate) => wordOf(id, messageId, fate)));
    const pairs = words.map((word, index) => [word, words.at(-1 - index)!] as const);
    let news = 0;
    for (const pair of pairs) {
      const hearings = await Promise.all(pair.map((word) => hear(busy, word)));
      news += hearings.filter((hearing) => hearing === 'news').length;
    }
    const after = (await busy.store.letter(id))!;
    expect(after.version).toBe(before.version + news);
    expect(after).toMatchObject({ state: 'sent', note: { code: 'complained' } });
    expect(knownFate(after.receipts)).toMatchObject({ arrived: true, complained: true });
    expect(Object.values(after.receipts).map(({ fate }) => fate)).toEqual(['complained', 'complained']);
    expect(await dueAtOf(busy, id)).toBeUndefined();
    await busy.stop();
  });
});
