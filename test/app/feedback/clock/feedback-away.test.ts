import { setImmediate } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { runResponseClock } from '../../../../shared/app/feedback/run-response-clock.ts';
import type { Change } from '../../../../shared/app/ports/changes.ts';
import type { Store } from '../../../../shared/app/ports/store.ts';
import { currentRulebook } from '../../../../shared/app/rulebook.ts';
import { Unavailable } from '../../../../shared/app/store-errors.ts';
import { at } from '../../../fixtures/department.ts';
import { minuteAfter, monday, openOffice } from '../feedback-scene.ts';

const isAbout = (id: string, changes: readonly Change[]): boolean =>
  changes.some((change) => change.write === 'feedback' && change.feedback.id === id);

test('a run that gave up because the table was away fires nothing more, not even what follows from a step under way', async () => {
  const office = await openOffice();
  const slow = await office.report(monday('09:30'), { text: 'slow' });
  for (let index = 0; index < 60; index++)
    await office.report(minuteAfter(monday('09:40')), { text: `matter ${index}` });
  const answered = Promise.withResolvers<void>();
  const away: Store = {
    ...office.store,
    async commit(changes) {
      if (!isAbout(slow.id, changes)) throw new Unavailable(new Error('connect ECONNREFUSED'));
      await answered.promise;
      return office.store.commit(changes);
    },
  };
  const run = runResponseClock(away, await currentRulebook(office.store), at(monday('16:30')));
  await expect(run).rejects.toThrow('the table was away: more than 50 times');
  const { steps } = (await office.store.feedback(slow.id))!;
  answered.resolve();
  for (let turn = 0; turn < 50; turn++) await setImmediate();
  expect(await office.store.feedback(slow.id)).toMatchObject({ steps: steps + 1 });
});
