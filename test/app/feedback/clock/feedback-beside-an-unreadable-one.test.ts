import { expect, test } from 'vitest';
import { listFeedback } from '../../../../shared/app/feedback/list-feedback.ts';
import { responseStatistics } from '../../../../shared/app/feedback/response-statistics.ts';
import { feedbackKey } from '../../../../shared/store/keys.ts';
import { at } from '../../../fixtures/department.ts';
import { overwritten } from '../../../fixtures/overwritten.ts';
import { monday, openOffice } from '../feedback-scene.ts';

async function withABrokenOne() {
  const office = await openOffice();
  const broken = await office.report(monday('10:00'), { text: 'broken' });
  const good = await office.report(monday('10:00'), { text: 'good' });
  await overwritten(office, feedbackKey(broken.id), { feedback: 'no feedback' });
  return { office, good };
}

test('a matter can be decided although another of the same customer cannot be read', async () => {
  const { office, good } = await withABrokenOne();
  expect((await office.decide(good, 'B-1', monday('10:10'))).decision?.by).toBe('B-1');
});

test('what is open can be listed and counted although one row cannot be read', async () => {
  const { office, good } = await withABrokenOne();
  const list = await listFeedback(office.store, { openOnly: true });
  expect(list.map(({ id }) => id)).toEqual([good.id]);
  const { total } = await responseStatistics(office.store, '2026-03-02', '2026-03-02', at(monday('10:10')));
  expect(total).toMatchObject({ pending: 1 });
});
