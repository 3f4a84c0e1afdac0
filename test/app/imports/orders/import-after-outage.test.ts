import { describe, expect, test } from 'vitest';
import { recordTouch } from '../../../../shared/app/follow-up/record-touch.ts';
import type { OrderGiven } from '../../../../shared/app/imports/orders/order-arrivals.ts';
import type { InstantText, LocalDate } from '../../../../shared/domain/time/dates.ts';
import { at } from '../../../fixtures/department.ts';
import { customer, lettersIn, mailed, member, order, statesIn, sweepAt } from '../../clock/sweep-scene.ts';
import { bought, type Desk, openDesk } from '../import-desk.ts';

const takeAt = (desk: Desk, now: InstantText, ...orders: OrderGiven[]) =>
  desk.takeOrders(orders, { now: at(now), clock: at(now) });

const call = (desk: Desk, customerId: string, on: LocalDate) => {
  const noon = at(`${on}T12:00:00Z`);
  const facts = { customerId, channel: 'phone', by: 'S-1', outcome: '' } as const;
  return recordTouch(desk.store, { ...facts, at: noon }, noon);
};

/** Ordered on 1 October, swept last on 8 October; then the clock stood still. */
async function heldUp(): Promise<Desk> {
  const desk = await openDesk();
  await desk.takeStaff([member('S-1', 'specialist')]);
  await desk.takeCustomers(
    [mailed('C-1', { acceptedOn: '2011-09-01' }), customer('C-2', { acceptedOn: '2011-09-01' })],
    { enrolledOn: '2011-09-01' },
  );
  await desk.takeOrders([order('C-1', '2011-10-01')]);
  await sweepAt(desk.store, '2011-10-08T00:05:00Z');
  return desk;
}

/** What is left when, on 21 November, a file comes before the sweep, and when it comes after it. */
async function bothWays(file: (desk: Desk) => Promise<unknown>): Promise<Record<string, string>> {
  const [sweptFirst, takenFirst] = await Promise.all([heldUp(), heldUp()]);
  await sweepAt(sweptFirst.store, '2011-11-21T08:00:00Z');
  await file(sweptFirst);
  await file(takenFirst);
  for (const { store } of [takenFirst, sweptFirst]) await sweepAt(store, '2011-11-21T12:00:00Z');
  const states = await statesIn(takenFirst.store);
  expect(states).toEqual(await statesIn(sweptFirst.store));
  return states;
}

const ofFirst = (states: Record<string, string>) =>
  Object.fromEntries(Object.entries(states).filter(([id]) => id.includes(':C-1:')));

describe('after an outage it does not matter whether the sweep or a file comes first', () => {
  test('an order of yesterday: what had closed before it is missed, what was open is cancelled', async () => {
    const states = await bothWays((desk) => takeAt(desk, '2011-11-21T09:00:00Z', order('C-1', '2011-11-20')));
    expect(ofFirst(states)).toEqual({
      'idle-week:C-1:2011-10-09': 'missed',
      'monthly-touch:C-1:2011-11-02': 'missed',
      'monthly-touch:C-1:2011-11-17': 'cancelled',
    });
  });

  test('a late order: the window in which it was made is cancelled, nobody is blamed for what nobody could know', async () => {
    const states = await bothWays((desk) => takeAt(desk, '2011-11-21T09:00:00Z', order('C-1', '2011-11-10')));
    expect(ofFirst(states)).toEqual({
      'idle-week:C-1:2011-10-09': 'missed',
      'monthly-touch:C-1:2011-11-02': 'cancelled',
      'monthly-touch:C-1:2011-11-17': 'cancelled',
      'idle-week:C-1:2011-11-18': 'open',
    });
  });

  test('a withdrawn order', async () => {
    const states = await bothWays((desk) =>
      takeAt(desk, '2011-11-21T09:00:00Z', { ...order('C-1', '2011-10-01'), flag: 'cancelled' }),
    );
    expect(ofFirst(states)).toMatchObject({
      'idle-week:C-1:2011-10-09': 'missed',
      'monthly-touch:C-1:2011-11-02': 'missed',
      // The months counted from the acceptance of the contract have the same window.
      'monthly-touch:C-1:2011-11-17': 'open',
    });
  });

  test('a corrected acceptance of the contract', async () => {
    const states = await bothWays((desk) =>
      desk.takeCustomers([customer('C-2', { acceptedOn: '2011-09-05' })], {
        now: at('2011-11-21T09:00:00Z'),
      }),
    );
    expect(states).toMatchObject({
      'idle-week:C-2:2011-09-09': 'missed',
      'monthly-touch:C-2:2011-11-02': 'missed',
    });
    expect(states).not.toHaveProperty(['idle-week:C-2:2011-09-13']);
  });

  test('no letter is owed for what an order ends in the same moment', async () => {
    const desk = await heldUp();
    await takeAt(desk, '2011-11-21T09:00:00Z', order('C-1', '2011-11-20'));
    expect(await lettersIn(desk.store)).toEqual([]);
  });
});

test('years of windows are caught up on before one order', async () => {
  const desk = await heldUp();
  await takeAt(desk, '2014-11-21T09:00:00Z', order('C-1', '2014-11-20'));
  const states = Object.entries(ofFirst(await statesIn(desk.store)));
  const missed = states.filter(([id, state]) => id.startsWith('monthly') && state === 'missed');
  expect(missed).toHaveLength(3 * 24 + 1);
  expect(states.filter(([, state]) => state === 'open')).toEqual([]);
});

describe('the rows of a file say the same in any order', () => {
  const ORDERS = [
    order('C-1', '2011-10-20'),
    bought('C-1', 'none', '2011-11-12T12:00:00Z', { flag: 'cancelled' }),
    order('C-1', '2011-11-10'),
    order('C-1', '2011-11-20'),
  ];
  // More rows than are looked up at once stand between them, of customers whom nobody knows.
  const others = Array.from({ length: 4100 }, (_, index) =>
    bought(`X-${index}`, 'O-1', '2011-09-03T12:00:00Z'),
  );
  const [first, ...rest] = ORDERS;

  test('ascending, descending and far apart', { timeout: 60_000 }, async () => {
    const files = [ORDERS, ORDERS.toReversed(), [...rest, ...others, first!], [first!, ...others, ...rest]];
    const all: Record<string, string>[] = [];
    for (const file of files) {
      const desk = await heldUp();
      await takeAt(desk, '2011-11-21T09:00:00Z', ...file);
      await sweepAt(desk.store, '2011-11-21T12:00:00Z');
      all.push(ofFirst(await statesIn(desk.store)));
    }
    for (const states of all) expect(states).toEqual(all[0]);
    expect(Object.keys(all[0]!)).toContain('monthly-touch:C-1:2011-11-02');
  });
});

describe('calls that were made stay made, however long ago, when D0 moves', () => {
  /** Enrolled on 1 December; calls on 15 December and 10 January. */
  async function called(facts = {}) {
    const desk = await openDesk();
    await desk.takeStaff([member('S-1', 'specialist')]);
    await desk.takeCustomers([customer('C-1', facts)], { enrolledOn: '2010-12-01' });
    for (const [day, calls] of [
      ['2010-12-15', true],
      ['2011-01-10', true],
      ['2011-02-20', false],
      ['2011-03-20', false],
    ] as const) {
      await sweepAt(desk.store, `${day}T06:00:00Z`);
      if (calls) await call(desk, 'C-1', day);
    }
    return desk;
  }
  /** Windows of the same rule that say missed and share days. */
  const blamedTwice = async ({ store }: Desk) => {
    const missed = (await Array.fromAsync(store.everyTask())).filter(({ state }) => state === 'missed');
    return missed.flatMap((a) =>
      missed
        .filter((b) => a.rule === b.rule && a.opens < b.opens && b.opens < a.closes)
        .map((b) => [a.id, b.id]),
    );
  };

  test.each([
    ['a late order', (desk: Desk) => takeAt(desk, '2011-03-20T09:00:00Z', order('C-1', '2010-12-05'))],
    [
      'a corrected acceptance',
      (desk: Desk) =>
        desk.takeCustomers([customer('C-1', { acceptedOn: '2010-12-05' })], {
          now: at('2011-03-20T09:00:00Z'),
        }),
    ],
  ])('by %s', async (_, move) => {
    const desk = await called();
    await move(desk);
    await sweepAt(desk.store, '2011-03-20T12:00:00Z');
    await sweepAt(desk.store, '2011-06-20T12:00:00Z');
    expect(await statesIn(desk.store)).toMatchObject({
      'idle-week:C-1:2010-12-09': 'done',
      'idle-week:C-1:2010-12-13': 'done',
      'monthly-touch:C-1:2011-01-02': 'done',
      'monthly-touch:C-1:2011-01-06': 'done',
    });
    expect(await blamedTwice(desk)).toEqual([]);
  });
});
