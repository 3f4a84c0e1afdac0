import { expect, test } from 'vitest';
import { sweepAt } from '../../../clock/sweep-scene.ts';
import { monday, OFFICE_HOURS, openOffice, thursday } from '../../feedback-scene.ts';

const TOP_ONLY = { ...OFFICE_HOURS, response: { ladder: ['general-manager'] } };

test('after an outage everything fires in the order in which it was due, reminders of the top too', async () => {
  const office = await openOffice({ policy: TOP_ONLY });
  await office.report(monday('09:00'));
  await sweepAt(office.store, monday('10:00'));
  await office.report(monday('11:00'), { text: 'Again.' });
  const { fired } = (await sweepAt(office.store, thursday('10:20'))).responses;
  expect(fired.map(({ at }) => at)).toEqual(fired.map(({ at }) => at).toSorted());
});

test('a reminder that was due three days ago is late by three days, however many were overtaken since', async () => {
  const office = await openOffice({ policy: TOP_ONLY });
  await office.report(monday('09:00'));
  await sweepAt(office.store, monday('10:00'));
  // The next one was due on Monday at 11:00; the last overtaken one on Thursday at 10:30.
  const { late } = (await sweepAt(office.store, thursday('10:30'))).responses;
  expect(late).toEqual({ count: 1, worstSeconds: 3 * 86_400 - 1_800 });
});
