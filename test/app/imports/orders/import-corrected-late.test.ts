import { expect, test } from 'vitest';
import { at } from '../../../fixtures/department.ts';
import { customer, sweepAt } from '../../clock/sweep-scene.ts';
import { openDesk } from '../import-desk.ts';

test('a task whose window had closed before the acceptance was corrected stays missed, however late the sweep', async () => {
  const desk = await openDesk();
  await desk.takeCustomers([customer('C-1', { acceptedOn: '2011-09-20' })]);
  await sweepAt(desk.store, '2011-09-28T00:05:00Z');
  await desk.takeCustomers([customer('C-1', { acceptedOn: '2011-09-24' })], {
    now: at('2011-10-06T09:00:00Z'),
  });
  expect((await desk.store.task('idle-week:C-1:2011-09-28'))?.state).toBe('missed');
});
