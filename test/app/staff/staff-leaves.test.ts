import { expect, test } from 'vitest';
import { excuseTask } from '../../../shared/app/follow-up/excuse-task.ts';
import { recordTouch } from '../../../shared/app/follow-up/record-touch.ts';
import { importCustomers } from '../../../shared/app/imports/customers/import-customers.ts';
import { morningOf, nothingToTell } from '../../../shared/app/morning/worklist.ts';
import { currentRulebook } from '../../../shared/app/rulebook.ts';
import { recordLeave } from '../../../shared/app/staff/record-leave.ts';
import { readerFor } from '../../../shared/domain/staff/ladder.ts';
import { refusalOf } from '../../files/formats/sources.ts';
import { at, memberOf, rowsOf } from '../../fixtures/department.ts';
import { customer, lettersIn, sweepAt } from '../clock/sweep-scene.ts';
import { everyMinute } from '../feedback/clock/feedback-watch.ts';
import { monday, OFFICE_HOURS, type Office, openOffice, tuesday } from '../feedback/feedback-scene.ts';

const leave = ({ store }: Office, staffId: string, more: { cancel?: boolean; by?: string } = {}) =>
  recordLeave(store, { staffId, on: '2026-03-03', by: 'M-1', cancel: false, ...more }, at(monday('09:30')));

const import_ = async ({ store }: Office, id: string, specialist: string | null, now = tuesday('09:00')) =>
  importCustomers(store, await currentRulebook(store), rowsOf([customer(id, { specialist })]), {
    enrolledOn: '2026-03-01',
    now: at(now),
    again: false,
  });

test('from the day on which they leave somebody decides, excuses and records nothing, and gets no customers', async () => {
  const office = await openOffice();
  const { store } = office;
  const feedback = await office.report(monday('10:00'));
  expect(await refusalOf(() => leave(office, 'B-1', { by: 'S-1' }))).toMatchObject({
    code: 'may-not-dismiss',
  });
  expect(await leave(office, 'S-1')).toMatchObject({ customers: 1, tasks: 0, turns: 0 });
  expect(await leave(office, 'B-1')).toMatchObject({ staff: { leavesOn: '2026-03-03' }, turns: 1 });
  // The day before is a day like any other.
  await office.coordinate(feedback, 'B-1', monday('10:10'), 'warehouse');
  const gone = { code: 'has-left', staffId: 'B-1', on: '2026-03-03' };
  expect(await refusalOf(() => office.decide(feedback, 'B-1', tuesday('09:00')))).toEqual(gone);
  expect(await refusalOf(() => office.report(tuesday('09:00'), { by: 'B-1' }))).toEqual(gone);
  const excuse = { taskId: 'idle-week:C-1:2026-03-01', by: 'B-1', why: 'x' };
  expect(await refusalOf(() => excuseTask(store, excuse, at(tuesday('09:00'))))).toEqual(gone);
  const touch = { customerId: 'C-1', channel: 'phone', by: 'S-1', outcome: '' } as const;
  expect(
    await refusalOf(() => recordTouch(store, { ...touch, at: at(tuesday('09:00')) }, at(tuesday('09:00')))),
  ).toMatchObject({ code: 'has-left', staffId: 'S-1' });
  // A contact of the day before may still be written down.
  expect(await recordTouch(store, { ...touch, at: at(monday('17:00')) }, at(tuesday('09:00')))).toMatchObject(
    {
      new: true,
    },
  );

  expect((await import_(office, 'C-2', 'S-1')).faults).toMatchObject([
    { fault: { code: 'specialist-left' } },
  ]);
  expect(await import_(office, 'C-1', 'S-1')).toMatchObject({ unchanged: 1, faults: [] });
  expect(await import_(office, 'C-3', null)).toMatchObject({ added: 1 });
  expect((await store.archive('C-3'))?.archive.specialist).toBeNull();

  expect(
    await refusalOf(() =>
      recordLeave(
        store,
        { staffId: 'B-1', on: '2026-03-04', by: undefined, cancel: true },
        at(monday('09:30')),
      ),
    ),
  ).toMatchObject({ code: 'no-leave', known: '2026-03-03' });
  await leave(office, 'B-1', { cancel: true });
  expect((await office.report(tuesday('09:00'), { by: 'B-1' })).turn.holder).toBe('B-1');
});

test('the ladder passes over whoever has left, and letters to them are dropped', async () => {
  const office = await openOffice();
  await leave(office, 'B-1');
  // Reported the evening before, it starts on the day on which B-1 is gone.
  expect((await office.report(monday('22:00'))).turn).toMatchObject({ holder: 'B-2', passedOver: [] });
  const { id } = await office.report(monday('17:30'), { text: 'Held already.' });
  await everyMinute(office, tuesday('09:00'), tuesday('09:00'));
  expect((await office.store.feedback(id))?.turn.holder).toBe('M-1');
});

test('what somebody who has left still has is told to their supervisor each morning, until it is handed over', async () => {
  const office = await openOffice({ policy: { ...OFFICE_HOURS, digest: { on: true } } });
  const { store } = office;
  await leave(office, 'S-1');
  const staff = await store.staff();
  const supervisor = staff.find(({ staffId }) => staffId === 'B-1')!;
  const morning = (on: '2026-03-02' | '2026-03-03') =>
    morningOf(store, supervisor, staff, monday('08:30'), tuesday('08:30'), on);
  expect(nothingToTell(await morning('2026-03-02'))).toBe(true);
  expect((await morning('2026-03-03')).handOvers).toEqual([
    { staffId: 'S-1', name: 'S-1', customers: 1, turns: 0 },
  ]);
  await sweepAt(store, tuesday('08:30'));
  const digests = (await lettersIn(store)).flatMap(({ content }) =>
    content.kind === 'digest' ? [`${content.staffId} ${content.on}`] : [],
  );
  expect(digests.filter((line) => line.endsWith('2026-03-03'))).toEqual(['B-1 2026-03-03']);
});

test('replies go to the specialist, in their absence to the substitute, else to the supervisor', () => {
  const away = { absences: [{ from: '2026-03-02', until: '2026-03-04' }] } as const;
  const ann = memberOf({ staffId: 'S-1', supervisor: 'B-1' });
  const bo = memberOf({ staffId: 'S-2' });
  const chief = memberOf({ staffId: 'B-1', role: 'supervisor' });
  const reader = (one: typeof ann, ...others: (typeof ann)[]) =>
    readerFor(one, [one, ...others], '2026-03-03')?.staffId;
  expect(reader(ann, bo, chief)).toBe('S-1');
  expect(reader({ ...ann, ...away, substitute: 'S-2' }, bo, chief)).toBe('S-2');
  expect(reader({ ...ann, ...away, substitute: 'S-2' }, { ...bo, leavesOn: '2026-03-03' }, chief)).toBe(
    'B-1',
  );
  expect(reader({ ...ann, leavesOn: '2026-03-03' }, bo, chief)).toBe('B-1');
  expect(reader({ ...ann, ...away }, { ...chief, ...away })).toBeUndefined();
});
