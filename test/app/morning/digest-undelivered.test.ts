import { expect, test } from 'vitest';
import { morningOf, nothingToTell } from '../../../shared/app/morning/worklist.ts';
import type { InstantText } from '../../../shared/domain/time/dates.ts';
import { LONDON, openDepartment } from '../../fixtures/department.ts';
import { lettersIn, mailed, member, order, sweepAt, takeIn } from '../clock/sweep-scene.ts';
import { hear, mailerThat, POSTED, wordOf } from '../letters/events/mail-events-scene.ts';
import { postAt } from '../letters/post-scene.ts';

test('what became of letters is told in the morning: a customer’s to the specialist, a colleague’s to the supervisor', async () => {
  const department = await openDepartment();
  const { store } = department;
  const addressed = (id: string, role: 'specialist' | 'supervisor', supervisor: string | null = null) =>
    member(id, role, { email: `${id.toLowerCase()}@rainbow.example`, supervisor });
  await takeIn(store, {
    policy: { ...LONDON, digest: { at: '08:15' } },
    staff: [
      addressed('S-1', 'specialist', 'B-1'),
      addressed('S-2', 'specialist', 'B-2'),
      addressed('B-1', 'supervisor'),
      addressed('B-2', 'supervisor'),
    ],
    customers: [mailed('C-1', { specialist: 'S-1' }), mailed('C-2', { specialist: 'S-2' })],
    orders: [order('C-1', '2011-03-24'), order('C-2', '2011-03-24')],
  });
  await sweepAt(store, '2011-04-01T07:15:00Z');
  const letterTo = async (kind: string, id: string) =>
    (await lettersIn(store)).find((one) => one.content.kind === kind && one.id.includes(id))!;
  // Heard of an hour after SES knew, and after a digest may have been written.
  const heardAt: InstantText = '2011-04-01T08:20:00Z';
  await hear(department, wordOf((await letterTo('revisit', 'C-1')).id, 'm-1', 'bounced'), heardAt);
  await hear(department, wordOf((await letterTo('digest', 'S-1')).id, 'm-2', 'bounced'), heardAt);
  await hear(department, wordOf((await letterTo('revisit', 'C-2')).id, 'm-3', 'delivered'), heardAt);

  // Their supervisor is told at once, once a day.
  await hear(department, wordOf((await letterTo('digest', 'S-2')).id, 'm-4', 'delivered'), heardAt);
  const notices = (await lettersIn(store)).flatMap(({ content }) =>
    content.kind === 'unreachable' ? [`${content.staffId} of ${content.about}`] : [],
  );
  expect(notices).toEqual(['B-1 of S-1']);
  const staff = await store.staff();
  const toldOf = async (staffId: string, since: InstantText, through: InstantText) => {
    const reader = staff.find((one) => one.staffId === staffId)!;
    const morning = await morningOf(store, reader, staff, since, through, '2011-04-04');
    if (morning.undelivered.length > 0) expect(nothingToTell(morning)).toBe(false);
    return morning.undelivered.map(({ id, toStaff }) => `${id}${toStaff ? ' of us' : ''}`).sort();
  };
  const next = [POSTED, '2011-04-04T07:15:00Z'] as const;
  expect(await toldOf('S-1', ...next)).toEqual(['C-1']);
  expect(await toldOf('B-1', ...next)).toEqual(['C-1', 'S-1 of us']);
  expect(await toldOf('S-2', ...next)).toEqual([]);
  expect(await toldOf('B-2', ...next)).toEqual([]);
  // Once, in the digest after it was heard of.
  expect(await toldOf('S-1', '2011-04-01T07:15:00Z', '2011-04-01T08:19:59Z')).toEqual([]);
  expect(await toldOf('S-1', heardAt, '2011-04-05T07:15:00Z')).toEqual([]);
  await department.stop();
});

test('letters that do not reach a colleague with nobody above them are counted, since nobody can be told', async () => {
  const department = await openDepartment();
  await takeIn(department.store, {
    policy: { ...LONDON, digest: { at: '08:15' } },
    staff: [member('S-1', 'specialist', { email: 's-1@rainbow.example' })],
    customers: [mailed('C-1', { specialist: 'S-1', mayMail: false })],
    orders: [order('C-1', '2011-03-24')],
  });
  await sweepAt(department.store, '2011-04-01T07:15:00Z');
  const turned = mailerThat(async () => ({ was: 'refused', error: 'no such address' }));
  expect(await postAt(department, POSTED, { mailer: turned })).toMatchObject({
    letters: { failed: 1 },
    nobodyTold: 1,
  });
  await department.stop();
});
