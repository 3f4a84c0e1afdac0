import { expect, test } from 'vitest';
import { responseStatistics } from '../../../shared/app/feedback/response-statistics.ts';
import { fingerprintOf } from '../../../shared/app/links/address-fingerprint.ts';
import { at } from '../../fixtures/department.ts';
import { monday, openOffice, staffWith } from './feedback-scene.ts';

test('a customer who wants no letters is not said to be told by letter', async () => {
  const office = await openOffice();
  const first = await office.report(monday('10:00'));
  const { archive } = (await office.store.archive(first.customerId))!;
  const { version } = archive;
  await office.store.commit([
    {
      write: 'archive',
      archive: { ...archive, email: 'mary@example.com', mayMail: true, version: version + 1 },
      expected: version,
      dueAt: null,
    },
  ]);
  const told = async (time: string) => {
    const feedback = await office.report(monday(time), { text: time });
    return (await office.decide(feedback, 'B-1', monday(time))).decision?.toCustomer;
  };
  expect(await told('10:05')).toBe('letter');
  await office.store.suppressFingerprint(fingerprintOf('mary@example.com'), 'unsubscribed', monday('10:06'));
  expect(await told('10:10')).toBe('no-consent');
});

test('a decision counts for the department of whoever made it, not of whoever was asked', async () => {
  const office = await openOffice();
  const feedback = await office.report(monday('10:00'));
  await office.coordinate(feedback, 'B-1', monday('10:05'), 'warehouse');
  await office.decide(feedback, 'B-1', monday('10:10'));
  const { groups } = await responseStatistics(office.store, '2026-03-02', '2026-03-02', at(monday('10:10')));
  const departments = groups.filter(({ by }) => by === 'department');
  expect(departments.map(({ key, decided }) => [key, decided])).toEqual([[null, 1]]);
});

test('who asked from below does not decide what was asked from above', async () => {
  const office = await openOffice({ staff: staffWith({ 'D-1': { department: 'marketing' } }) });
  const feedback = await office.report(monday('10:00'));
  await office.coordinate(feedback, 'B-1', monday('10:05'), 'warehouse');
  await office.coordinate(feedback, 'G-1', monday('10:10'), 'marketing');
  await expect(office.decide(feedback, 'B-1', monday('10:15'))).rejects.toMatchObject({
    fault: { code: 'not-your-turn' },
  });
});
