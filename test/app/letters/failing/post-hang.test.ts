import { setTimeout as really } from 'node:timers/promises';
import { expect, onTestFinished, test, vi } from 'vitest';
import { postLetters } from '../../../../shared/app/letters/post-letters.ts';
import type { PostReport } from '../../../../shared/app/letters/post-services.ts';
import { at, openDepartment } from '../../../fixtures/department.ts';
import { startFailingSes } from '../../../fixtures/failing-ses.ts';
import { sweepAt, takeIn } from '../../clock/sweep-scene.ts';
import { owingTo, sendingTo } from '../post-scene.ts';

const NOW = '2011-04-01T12:00:00Z';

test('an SES that never answers is given up after ten seconds, and the post goes on', async () => {
  const ses = await startFailingSes();
  const department = await openDepartment(sendingTo(ses.endpoint));
  await takeIn(department.store, owingTo(['C-1']));
  await sweepAt(department.store, NOW);
  ses.behave('hangs');
  // The seconds that the SDK waits for an answer pass when the test says so; that it does give up
  // in real time another tests.
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  onTestFinished(() => void vi.useRealTimers());
  let report: PostReport | undefined;
  const posted = postLetters(department.store, department.postServices(60_000), at(NOW)).then((ended) => {
    report = ended;
  });
  while (ses.arrivals.length === 0) await really(5);
  await vi.advanceTimersByTimeAsync(9_999);
  await really(50);
  expect(report).toBeUndefined();
  await vi.advanceTimersByTimeAsync(1);
  await posted;
  expect(report?.letters).toEqual({ unknown: 1 });
  await ses.stop();
  await department.stop();
});
