import { describe, expect, test } from 'vitest';
import { at } from '../../fixtures/department.ts';
import { customer, order, statesIn, sweepAt } from '../clock/sweep-scene.ts';
import { bought, type Desk, openDesk } from './import-desk.ts';

const opened = async (desk: Desk): Promise<string[]> => Object.keys(await statesIn(desk.store)).sort();

describe('without any order, D0', () => {
  test('is the day on which the contract was accepted', async () => {
    const desk = await openDesk();
    await desk.takeCustomers([customer('C-1', { acceptedOn: '2011-09-20', createdOn: '2011-09-01' })]);
    await sweepAt(desk.store, '2011-09-27T22:59:59Z');
    expect(await opened(desk)).toEqual([]);
    await sweepAt(desk.store, '2011-09-27T23:00:00Z');
    expect(await opened(desk)).toEqual(['idle-week:C-1:2011-09-28']);
  });

  test('is else the day on which the archive was created', async () => {
    const desk = await openDesk();
    await desk.takeCustomers([customer('C-1', { createdOn: '2011-09-01' })]);
    await sweepAt(desk.store, '2011-09-09T00:05:00Z');
    expect(await opened(desk)).toEqual(['idle-week:C-1:2011-09-09']);
  });

  test('is else the day of enrolment', async () => {
    const desk = await openDesk();
    await desk.takeCustomers([customer('C-1')], { enrolledOn: '2011-09-01' });
    await sweepAt(desk.store, '2011-09-09T00:05:00Z');
    expect(await opened(desk)).toEqual(['idle-week:C-1:2011-09-09']);
    expect((await desk.store.archive('C-1'))?.archive.createdOn).toBe('2011-09-01');
  });

  test('is still that when all orders are cancelled or worth nothing', async () => {
    const desk = await openDesk();
    await desk.takeCustomers([customer('C-1', { createdOn: '2011-09-01' })]);
    await desk.takeOrders([
      bought('C-1', 'cancelled', '2011-09-05T12:00:00Z', { flag: 'cancelled' }),
      bought('C-1', 'free', '2011-09-06T12:00:00Z', { amount: '0' }),
    ]);
    await sweepAt(desk.store, '2011-09-09T00:05:00Z');
    expect(await opened(desk)).toEqual(['idle-week:C-1:2011-09-09']);
  });
});

test('the first order becomes D0, and ends what counted from the acceptance', async () => {
  const desk = await openDesk();
  await desk.takeCustomers([customer('C-1', { acceptedOn: '2011-09-20' })]);
  await sweepAt(desk.store, '2011-09-28T00:05:00Z');
  await desk.takeOrders([order('C-1', '2011-09-29')]);
  await sweepAt(desk.store, '2011-10-07T00:05:00Z');
  expect(await statesIn(desk.store)).toEqual({
    'idle-week:C-1:2011-09-28': 'cancelled',
    'idle-week:C-1:2011-10-07': 'open',
  });
});

test('a corrected acceptance moves D0 and cancels what counted from the wrong one, as long as there is no order', async () => {
  const desk = await openDesk();
  await desk.takeCustomers(['C-1', 'C-2'].map((id) => customer(id, { acceptedOn: '2011-09-20' })));
  await desk.takeOrders([order('C-2', '2011-09-20')]);
  await sweepAt(desk.store, '2011-09-28T00:05:00Z');
  const corrections = ['C-1', 'C-2'].map((id) => customer(id, { acceptedOn: '2011-09-24' }));
  await desk.takeCustomers(corrections, { now: at('2011-10-01T12:00:00Z') });
  await sweepAt(desk.store, '2011-10-02T00:05:00Z');
  expect(await statesIn(desk.store)).toEqual({
    'idle-week:C-1:2011-09-28': 'cancelled',
    'idle-week:C-1:2011-10-02': 'open',
    'idle-week:C-2:2011-09-28': 'open',
  });
});
