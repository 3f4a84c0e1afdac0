import { expect, test } from 'vitest';
import { setPolicy } from '../../../shared/app/policy/set-policy.ts';
import { at, LONDON, policyOf } from '../../fixtures/department.ts';
import { everything, member, sweepAt } from '../clock/sweep-scene.ts';
import { openDesk } from '../imports/import-desk.ts';

test('the same policy twice changes nothing for people who get a digest either', async () => {
  const desk = await openDesk();
  await desk.takeStaff([member('S-1', 'specialist', { email: 'ann@example.com' })]);
  await sweepAt(desk.store, '2011-10-03T09:00:00Z');
  const before = await everything(desk.table);
  await setPolicy(desk.store, policyOf(LONDON), undefined, at('2011-10-03T09:00:00Z'));
  expect(await everything(desk.table)).toEqual(before);
});
