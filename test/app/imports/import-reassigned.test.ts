import { expect, test } from 'vitest';
import { importCustomers } from '../../../shared/app/imports/customers/import-customers.ts';
import { currentRulebook } from '../../../shared/app/rulebook.ts';
import { handedTo, holderOn } from '../../../shared/domain/customers/archive.ts';
import { archiveOf, at, LONDON, openDepartment, rowsOf } from '../../fixtures/department.ts';
import { customer, member, order, sweepAt, takeIn, tasksIn } from '../clock/sweep-scene.ts';

test('whoever had a customer at the end of a day is known for every day', () => {
  let archive = archiveOf({ specialist: null });
  archive = handedTo(archive, 'S-1', '2011-03-01');
  archive = handedTo(archive, 'S-2', '2011-03-05');
  // For an hour of that day only.
  archive = handedTo(archive, 'S-3', '2011-03-05');
  const held = ['2011-02-28', '2011-03-01', '2011-03-04', '2011-03-05', '2011-04-01'] as const;
  expect(held.map((on) => holderOn(archive, on))).toEqual([null, 'S-1', 'S-1', 'S-3', 'S-3']);
  expect(handedTo(archive, 'S-3', '2011-05-01')).toBe(archive);
});

/** The idle week of an order on 2011-03-01 is open from the 9th and closes on the 16th. */
async function openDesk() {
  const department = await openDepartment();
  await takeIn(department.store, {
    policy: { ...LONDON, rules: { 'monthly-touch': { on: false }, 'annual-visit': { on: false } } },
    staff: [member('S-1', 'specialist'), member('S-2', 'specialist'), member('U-1', 'supervisor')],
    customers: [customer('C-1', { specialist: 'S-1' })],
    orders: [order('C-1', '2011-03-01')],
  });
  const handOver = async (now: string) =>
    importCustomers(
      department.store,
      await currentRulebook(department.store),
      rowsOf([customer('C-1', { specialist: 'S-2' })]),
      { enrolledOn: '2011-01-01', now: at(now) },
    );
  const standing = async () =>
    (await tasksIn(department.store)).map(({ state, assignee }) => [state, assignee]);
  return { ...department, handOver, standing };
}

test.for([
  // Still open, it goes along; closed before it is handed over, it stays, whenever the sweep finds
  // it.
  ['2011-03-15T12:00:00Z', true, ['missed', 'S-2']],
  ['2011-03-16T12:00:00Z', true, ['missed', 'S-1']],
  ['2011-03-15T12:00:00Z', false, ['missed', 'S-2']],
  ['2011-03-16T12:00:00Z', false, ['missed', 'S-1']],
] as const)('handed over at %s, opened before: %s', async ([now, opened, expected]) => {
  const desk = await openDesk();
  if (opened) await sweepAt(desk.store, '2011-03-10T08:00:00Z');
  await desk.handOver(now);
  await sweepAt(desk.store, '2011-03-17T08:00:00Z');
  expect(await desk.standing()).toEqual([expected]);
  const missedBy = (staffId: string) =>
    desk.store.missedTasksOf(staffId, '2011-03-01T00:00:00Z', '2011-04-01T00:00:00Z');
  expect([(await missedBy('S-1')).length, (await missedBy('S-2')).length]).toEqual(
    expected[1] === 'S-1' ? [1, 0] : [0, 1],
  );
  await desk.stop();
});
