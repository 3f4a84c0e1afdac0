import { describe, expect, test } from 'vitest';
import { type Archive, lastDealing, type OpenTask } from '../../../shared/domain/customers/archive.ts';
import { countsAsOrder, type Order } from '../../../shared/domain/customers/order.ts';
import { archiveCorrected, ordersArrived, touched } from '../../../shared/domain/follow-up/archive-events.ts';
import type { RuleName } from '../../../shared/domain/names.ts';
import type { LocalDate } from '../../../shared/domain/time/dates.ts';
import { archiveOf, ordered, rulebookFor } from '../../fixtures/department.ts';

const orderOn = (on: LocalDate, facts: Partial<Order> = {}): Order & { on: LocalDate } => ({
  orderId: `O-${on}`,
  customerId: 'C-1',
  orderedAt: `${on}T12:00:00Z`,
  amount: '139.12',
  currency: 'GBP',
  flag: '',
  on,
  ...facts,
});

const openTask = (rule: RuleName, opens: LocalDate, closes: LocalDate): OpenTask => ({
  id: `${rule}:C-1:${opens}`,
  rule,
  opens,
  closes,
  since: opens,
  dueOn: opens,
  channels: rule === 'annual-visit' ? ['meeting'] : ['phone', 'meeting'],
});

/** Ordered last on 2011-11-20, with a call and a visit to be made. */
const waiting = (facts: Partial<Archive> = {}) =>
  archiveOf({
    ...ordered('2011-11-20'),
    open: [
      openTask('idle-week', '2011-11-28', '2011-12-05'),
      openTask('annual-visit', '2011-11-25', '2011-12-25'),
    ],
    decided: { 'idle-week': '2011-11-28', 'annual-visit': '2011-11-25' },
    ...facts,
  });

describe('the last dealing with a customer is', () => {
  const facts = { createdOn: '2011-03-03', acceptedOn: '2011-02-02' } as const;
  test('the last order', () => {
    const archive = archiveOf({ ...facts, ...ordered('2011-01-01') });
    expect(lastDealing(archive)).toEqual({ on: '2011-01-01', basis: 'order' });
  });
  test('without any order the acceptance of the contract', () => {
    expect(lastDealing(archiveOf(facts))).toEqual({ on: '2011-02-02', basis: 'contract' });
  });
  test('without a contract the creation of the archive', () => {
    const archive = archiveOf({ ...facts, acceptedOn: null });
    expect(lastDealing(archive)).toEqual({ on: '2011-03-03', basis: 'archive' });
  });
});

test.each([
  ['0.01', '', true],
  ['139.12', '', true],
  ['0', '', false],
  ['0.00', '', false],
  ['-139.12', '', false],
  ['139.12', 'cancelled', false],
  ['139.12', 'zero', false],
])('an order of %s with the flag "%s" counts: %s', (amount, flag, counts) => {
  const order = orderOn('2011-12-01', { amount, flag });
  expect(countsAsOrder(order)).toBe(counts);
  const { archive, ended } = ordersArrived(waiting(), [order]);
  expect(archive.lastOrderOn).toBe(counts ? '2011-12-01' : '2011-11-20');
  expect(ended).toHaveLength(counts ? 1 : 0);
});

describe('when orders arrive', () => {
  test('a newer one moves D0, cancels what counts from it and starts its rules over', () => {
    const { archive, ended } = ordersArrived(waiting(), [orderOn('2011-12-01')]);
    expect(archive).toMatchObject({
      lastOrderOn: '2011-12-01',
      lastOrderAt: '2011-12-01T12:00:00Z',
      decided: { 'annual-visit': '2011-11-25' },
    });
    expect(archive.decided).not.toHaveProperty('idle-week');
    expect(archive.open.map(({ rule }) => rule)).toEqual(['annual-visit']);
    expect(ended.map(({ task, end }) => [task.rule, end])).toEqual([
      ['idle-week', { state: 'cancelled', why: 'ordered', orderId: 'O-2011-12-01', on: '2011-12-01' }],
    ]);
  });
  test('an older one, or the last one again, changes nothing', () => {
    const archive = waiting();
    expect(ordersArrived(archive, [orderOn('2011-11-19')])).toEqual({ archive, ended: [] });
    expect(ordersArrived(archive, [orderOn('2011-11-20')])).toEqual({ archive, ended: [] });
    expect(ordersArrived(archive, [])).toEqual({ archive, ended: [] });
  });
  test('a second one on the same day leaves D0 and its tasks as they are', () => {
    const archive = waiting();
    const later = orderOn('2011-11-20', { orderedAt: '2011-11-20T17:00:00Z' });
    expect(ordersArrived(archive, [later])).toEqual({
      archive: { ...archive, lastOrderAt: '2011-11-20T17:00:00Z' },
      ended: [],
    });
  });
  test('several at once: the newest is D0, and the first of them ended the waiting, in whatever order they come', () => {
    const orders = [orderOn('2011-12-03'), orderOn('2011-12-30'), orderOn('2011-12-01')];
    const { archive, ended } = ordersArrived(waiting(), orders);
    expect(archive.lastOrderOn).toBe('2011-12-30');
    expect(ended[0]?.end).toMatchObject({ state: 'cancelled', orderId: 'O-2011-12-01' });
  });
  test('one made after the window had closed leaves it missed, however late the sweep is', () => {
    const endedBy = (on: LocalDate) => ordersArrived(waiting(), [orderOn(on)]).ended[0]?.end;
    expect(endedBy('2011-12-04')).toMatchObject({ state: 'cancelled', on: '2011-12-04' });
    expect(endedBy('2011-12-05')).toEqual({ state: 'missed', on: '2011-12-05' });
  });
  test('the first one ever moves D0 away from the contract', () => {
    const { archive } = ordersArrived(archiveOf({ acceptedOn: '2011-02-02' }), [orderOn('2011-03-03')]);
    expect(lastDealing(archive)).toEqual({ on: '2011-03-03', basis: 'order' });
  });
});

describe('when the acceptance of the contract is corrected', () => {
  test('a customer without orders starts over, and what was asked is cancelled', () => {
    const archive = waiting({ lastOrderAt: null, lastOrderOn: null, acceptedOn: '2011-11-20' });
    const { archive: after, ended } = archiveCorrected(archive, '2011-11-30', '2011-12-01');
    expect(lastDealing(after)).toEqual({ on: '2011-11-30', basis: 'contract' });
    expect(after.open.map(({ rule }) => rule)).toEqual(['annual-visit']);
    expect(ended.map(({ end }) => end)).toEqual([
      { state: 'cancelled', why: 'archive-corrected', orderId: null, on: '2011-12-01' },
    ]);
  });
  test('a customer with orders is asked about as before', () => {
    const { archive, ended } = archiveCorrected(waiting(), '2011-11-30', '2011-12-01');
    expect(archive).toEqual(waiting({ acceptedOn: '2011-11-30' }));
    expect(ended).toEqual([]);
  });
});

test('one meeting does everything that a meeting can do', () => {
  const meeting = { on: '2011-12-04', at: '2011-12-04T12:00:00Z', channel: 'meeting', by: 'S-1' } as const;
  const { archive, ended } = touched(waiting(), meeting, rulebookFor());
  expect(ended.map(({ task, end }) => [task.rule, end.state])).toEqual([
    ['idle-week', 'done'],
    ['annual-visit', 'done'],
  ]);
  expect(archive.open).toEqual([]);
  expect(touched(waiting(), { ...meeting, on: '2011-12-05' }, rulebookFor()).ended).toHaveLength(1);
});
