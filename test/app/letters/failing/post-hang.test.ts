import { expect, test } from 'vitest';
import { postLetters } from '../../../../shared/app/letters/post-letters.ts';
import { at, LONDON, openDepartment, pause } from '../../../fixtures/department.ts';
import { startFailingSes } from '../../../fixtures/failing-ses.ts';
import { mailed, order, sweepAt, takeIn } from '../../clock/sweep-scene.ts';
import { sendingTo } from '../post-scene.ts';

const NOW = '2011-04-01T12:00:00Z';

test('an SES that never answers is given up after ten seconds, and the post goes on', async () => {
  const ses = await startFailingSes();
  const department = await openDepartment(sendingTo(ses.endpoint));
  await takeIn(department.store, {
    policy: { ...LONDON, digest: { on: false } },
    customers: [mailed('C-1')],
    orders: [order('C-1', '2011-03-24')],
  });
  await sweepAt(department.store, NOW);
  ses.behave('hangs');
  const posted = postLetters(department.store, department.postServices(60_000), at(NOW));
  const report = await Promise.race([posted, pause(15_000).then(() => undefined)]);
  expect(report?.letters).toEqual({ unknown: 1 });
  await ses.stop();
  await department.stop();
});
