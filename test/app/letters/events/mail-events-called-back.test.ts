import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Outcome } from '../../../../shared/domain/letters/letter-states.ts';
import { type Department, openDepartment } from '../../../fixtures/department.ts';
import { dueAtOf, postAt, standing } from '../post-scene.ts';
import { hear, letteredFor, mailerThat, misfiled, numberOf, POSTED, wordOf } from './mail-events-scene.ts';

const REVISIT = 'revisit:idle-week:C-1:2011-04-01';
const DIGEST = 'digest:S-1:2011-04-01';

/** What a call says that does not say that the letter was sent. */
const OUTCOMES = ['turned-away', 'refused', 'ambiguous'] as const;

let department: Department;
beforeEach(async () => {
  department = await openDepartment();
  await letteredFor(department, OUTCOMES.length);
});
afterEach(async () => {
  expect(await misfiled(department)).toEqual([]);
  await department.stop();
});

const letterOf = (id: string) => department.store.letter(id);
const post = (when: string) =>
  postAt(department, when as typeof POSTED, {
    mailer: mailerThat(async (_, messageId) => ({ was: 'sent', messageId })),
  });

/**
 * A post whose calls for digests do not come back before it is woken; its lease is over by then.
 */
function hung(answer: (letterId: string, messageId: string) => Outcome) {
  const { promise, resolve } = Promise.withResolvers<void>();
  const mailer = mailerThat(async (letterId, messageId) => {
    if (letterId.startsWith('digest')) await promise;
    return answer(letterId, messageId);
  });
  return { mailer, wake: resolve };
}

/** As many letters of each kind as there are outcomes. */
const asNumbered = (letterId: string): Outcome => ({
  was: OUTCOMES[numberOf(letterId) - 1]!,
  error: 'because',
});
const digests = OUTCOMES.map((_, index) => `digest:S-${index + 1}:2011-04-01`);

test('a post that is called back after another has sent the digest again adds its message, and loses nothing', async () => {
  const asleep = hung((_, messageId) => ({ was: 'sent', messageId }));
  const first = postAt(department, POSTED, { mailer: asleep.mailer });
  await expect.poll(() => asleep.mailer.sendings.has(DIGEST)).toBe(true);
  await post('2011-04-01T07:35:00Z');
  expect((await letterOf(DIGEST))?.state).toBe('queued');
  const again = mailerThat(async () => ({ was: 'sent', messageId: 'm-2' }));
  await postAt(department, '2011-04-01T07:37:00Z', { mailer: again });
  expect(await letterOf(DIGEST)).toMatchObject({ state: 'sent', messageId: 'm-2', attempts: 2 });

  asleep.wake();
  await first;
  expect(Object.keys((await letterOf(DIGEST))!.receipts).sort()).toEqual(['m-1', 'm-2']);
  await hear(department, wordOf(DIGEST, 'm-2', 'bounced'));
  expect(await letterOf(DIGEST)).toMatchObject({ state: 'sent', messageId: 'm-1' });
  await hear(department, wordOf(DIGEST, 'm-1', 'bounced'));
  expect(await letterOf(DIGEST)).toMatchObject({ state: 'failed', note: { code: 'bounced' } });
});

test('a post that is called back when others have settled its letters leaves them alone', async () => {
  const { promise, resolve } = Promise.withResolvers<void>();
  const asleep = mailerThat(async (letterId) => {
    await promise;
    return asNumbered(letterId);
  });
  const first = postAt(department, POSTED, { mailer: asleep });
  await expect.poll(() => asleep.sendings.size).toBe(2 * OUTCOMES.length);
  await post('2011-04-01T07:35:00Z');
  await post('2011-04-01T07:37:00Z');
  const before = await standing(department);
  expect(before).toMatchObject({ [DIGEST]: 'sent', [REVISIT]: 'unknown fate-unknown' });
  resolve();
  await first;
  expect(await standing(department)).toEqual(before);
});

test('what a post hears of an earlier attempt says nothing of the one that is under way', async () => {
  const [first, second] = [hung(asNumbered), hung(() => ({ was: 'sent', messageId: 'm-2' }))];
  const posts = [postAt(department, POSTED, { mailer: first.mailer })];
  await expect.poll(() => first.mailer.sendings.size).toBe(2 * OUTCOMES.length);
  await post('2011-04-01T07:35:00Z');
  posts.push(postAt(department, '2011-04-01T07:37:00Z', { mailer: second.mailer }));
  await expect.poll(() => digests.every((id) => second.mailer.sendings.has(id))).toBe(true);

  first.wake();
  await posts[0];
  for (const id of digests) {
    expect(await letterOf(id)).toMatchObject({ state: 'claimed', attempts: 2 });
    expect(await dueAtOf(department, id)).toBe('2011-04-01T07:52:00Z');
  }
  second.wake();
  await posts[1];
  for (const id of digests) expect(await letterOf(id)).toMatchObject({ state: 'sent', messageId: 'm-2' });
});
