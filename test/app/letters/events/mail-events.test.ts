import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Outcome } from '../../../../shared/domain/letters/letter-states.ts';
import { type Department, openDepartment } from '../../../fixtures/department.ts';
import { dueAtOf, postAt, standing } from '../post-scene.ts';
import { hear, letteredFor, mailerThat, misfiled, numberOf, POSTED, wordOf } from './mail-events-scene.ts';

const REVISIT = 'revisit:idle-week:C-1:2011-04-01';
const DIGEST = 'digest:S-1:2011-04-01';

let department: Department;
beforeEach(async () => {
  department = await openDepartment();
  await letteredFor(department, 1);
});
afterEach(async () => {
  expect(await misfiled(department)).toEqual([]);
  await department.stop();
});

const timedOut = { was: 'ambiguous', error: 'time-out' } as const;
const letterOf = (id: string) => department.store.letter(id);
const post = (outcome: Outcome | undefined, when = POSTED) =>
  postAt(department, when as typeof POSTED, {
    mailer: mailerThat(async (_, messageId) => outcome ?? { was: 'sent', messageId }),
  });

test('a letter of unknown fate is settled by the first word of SES, and nobody looks at it again', async () => {
  await post(timedOut);
  expect(await standing(department)).toEqual({
    [DIGEST]: 'unknown fate-unknown',
    [REVISIT]: 'unknown fate-unknown',
  });
  for (const id of [REVISIT, DIGEST]) {
    expect(await dueAtOf(department, id)).toBe('2011-04-01T07:35:00Z');
    expect(await hear(department, wordOf(id, 'm-9', 'sent'))).toBe('news');
    expect(await letterOf(id)).toMatchObject({ state: 'sent', messageId: 'm-9', note: null });
    expect(await dueAtOf(department, id)).toBeUndefined();
  }
  expect((await post(undefined, '2011-04-01T07:36:00Z')).letters).toEqual({});
});

test('a letter to a customer that was given up as unknown is settled whenever SES tells of it', async () => {
  await post(timedOut);
  await post(timedOut, '2011-04-01T07:35:00Z');
  expect(await dueAtOf(department, REVISIT)).toBeUndefined();
  await hear(department, wordOf(REVISIT, 'm-9', 'bounced'), '2011-04-03T07:35:00Z');
  expect(await letterOf(REVISIT)).toMatchObject({
    state: 'failed',
    settledAt: '2011-04-01T07:20:09Z',
    note: { code: 'bounced', error: 'because' },
  });
});

test('a digest that waits to be sent again is not, once SES tells that it arrived', async () => {
  await post(timedOut);
  await post(timedOut, '2011-04-01T07:35:00Z');
  expect((await letterOf(DIGEST))?.state).toBe('queued');
  await hear(department, wordOf(DIGEST, 'm-9', 'delivered'));
  expect((await post(undefined, '2011-04-01T07:36:00Z')).letters).toEqual({});
  expect(await letterOf(DIGEST)).toMatchObject({ state: 'sent', attempts: 1 });
});

test('without a word of SES it would be: the digest goes out a second time', async () => {
  await post(timedOut);
  await post(timedOut, '2011-04-01T07:35:00Z');
  expect((await post(undefined, '2011-04-01T07:36:00Z')).letters).toEqual({ sent: 1 });
  expect(await letterOf(DIGEST)).toMatchObject({ attempts: 2 });
});

test('what is heard twice is known the second time, and writes nothing', async () => {
  await post(undefined);
  expect(await hear(department, wordOf(REVISIT, 'm-1', 'bounced'))).toBe('news');
  const bounced = await letterOf(REVISIT);
  for (const fate of ['bounced', 'delivered', 'sent'] as const)
    expect(await hear(department, wordOf(REVISIT, 'm-1', fate))).toBe('known');
  expect(await letterOf(REVISIT)).toEqual(bounced);
});

test('a message of a letter that is not here, or of nobody, is told and changes nothing', async () => {
  const before = await standing(department);
  expect(await hear(department, wordOf('revisit:idle-week:C-9:2011-04-01', 'm-1', 'sent'))).toBe(
    'unknown-letter',
  );
  const nobodys = { ...wordOf(REVISIT, 'm-1', 'sent'), letterId: undefined };
  expect(await hear(department, nobodys)).toBe('unknown-letter');
  expect(await standing(department)).toEqual(before);
});

const OUTCOMES = ['sent', 'ambiguous', 'turned-away', 'refused'] as const;

test.for([
  ['sent', 'sent'],
  ['delivered', 'sent'],
  ['bounced', 'failed bounced'],
  ['rejected', 'failed rejected'],
  ['complained', 'sent complained'],
] as const)(
  'a letter of which SES says %s before the sender’s own call is back is %s, whatever the call says then',
  async ([fate, stands]) => {
    // A call that says that nothing was sent cannot be of a letter that SES tells of; should it,
    // SES is believed.
    const letters = await letteredFor(department, OUTCOMES.length);
    const mailer = mailerThat(async (letterId, messageId) => {
      await hear(department, wordOf(letterId, messageId, fate));
      const was = OUTCOMES[numberOf(letterId) - 1]!;
      return was === 'sent' ? { was, messageId } : { was, error: 'because' };
    });
    await postAt(department, POSTED, { mailer });
    expect(await standing(department)).toEqual(Object.fromEntries(letters.map(({ id }) => [id, stands])));
  },
);
