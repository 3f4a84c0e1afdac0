import { expect, test } from 'vitest';
import { setPolicy } from '../../../shared/app/policy/set-policy.ts';
import { at, policyOf } from '../../fixtures/department.ts';
import { everyMinute, fired } from './clock/feedback-watch.ts';
import { monday, OFFICE_HOURS, openOffice, tuesday } from './feedback-scene.ts';

const HASTY = {
  ...OFFICE_HOURS,
  response: { decideWithinMinutes: 30, warnBeforeMinutes: 5, ladder: ['supervisor', 'general-manager'] },
};

test('a new policy governs what is reported from its day on; what runs keeps its minutes and its ladder', async () => {
  const office = await openOffice();
  const before = await office.report(monday('17:30'));
  await setPolicy(office.store, policyOf(HASTY), '2026-03-03', at(monday('17:31')));
  const after = await office.report(tuesday('09:00'), { text: 'Again.' });
  expect([before.policyVersion, after.policyVersion]).toEqual([1, 2]);
  expect(after.deadline).toBe(tuesday('09:30'));

  await everyMinute(office, monday('17:45'), monday('18:00'));
  expect(fired(await everyMinute(office, tuesday('09:00'), tuesday('10:31')))).toEqual([
    '09:25 warned',
    '09:30 escalated',
    // The manager of Monday's matter, whose hour began with the day.
    '09:45 warned',
    '09:55 warned',
    '10:00 escalated',
    '10:00 reminded',
  ]);
  expect((await office.store.feedback(before.id))?.turn).toMatchObject({ rung: 2, holder: 'D-1' });
  expect((await office.store.feedback(after.id))?.turn).toMatchObject({ rung: 1, holder: 'G-1' });
});

test('an hour of its own for every department: longer turns, other warnings and reminders are kept to the minute', async () => {
  const response = {
    decideWithinMinutes: 90,
    warnBeforeMinutes: 30,
    remindEveryMinutes: 45,
    ladder: ['supervisor'],
  };
  const office = await openOffice({ policy: { ...OFFICE_HOURS, response } });
  await office.report(monday('11:00'));
  expect(fired(await everyMinute(office, monday('11:00'), monday('17:00'), 2))).toEqual([
    '13:30 warned',
    '14:00 reminded',
    '14:45 reminded',
    '15:30 reminded',
    '16:15 reminded',
    '17:00 reminded',
  ]);
});
