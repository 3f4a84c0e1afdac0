import fc from 'fast-check';
import { expect, test } from 'vitest';
import { recordTouch } from '../../../../shared/app/follow-up/record-touch.ts';
import type { OrderGiven } from '../../../../shared/app/imports/orders/order-arrivals.ts';
import { addDays, type LocalDate } from '../../../../shared/domain/time/dates.ts';
import { at } from '../../../fixtures/department.ts';
import { customer, member, statesIn, sweepAt } from '../../clock/sweep-scene.ts';
import { bought, type Desk, openDesk } from '../import-desk.ts';

const CUSTOMERS = 40;
const DAYS = 130;
const FIRST_DAY: LocalDate = '2011-09-01';
const SEED = 20_111_120;

/**
 * What becomes known of a customer on a day. An order may be late, and withdrawn or moved later.
 */
interface Event {
  day: number;
  is: 'order' | 'withdrawal' | 'correction' | 'call' | 'acceptance';
  late: number;
  pick: number;
}

const event = fc.record<Event>({
  day: fc.integer({ min: 1, max: DAYS }),
  is: fc.constantFrom('order', 'order', 'order', 'call', 'call', 'withdrawal', 'correction', 'acceptance'),
  late: fc.oneof(fc.constant(0), fc.integer({ min: 0, max: 60 })),
  pick: fc.nat(5),
});
const lives = fc.sample(fc.array(event, { maxLength: 8 }), { numRuns: CUSTOMERS, seed: SEED });
/** Days on which the clock that is held up does strike. */
const strikes = new Set(fc.sample(fc.integer({ min: 1, max: DAYS }), { numRuns: 7, seed: SEED }));

const idOf = (index: number): string => `C-${index}`;
const dayOf = (day: number): LocalDate => addDays(FIRST_DAY, day);

/** The files of each day, and the calls, whatever the clock does. */
function known(day: number, orders: Map<string, OrderGiven>) {
  const files = {
    orders: [] as OrderGiven[],
    acceptances: [] as [string, LocalDate][],
    calls: [] as string[],
  };
  lives.forEach((events, index) => {
    const id = idOf(index);
    const own = () => [...orders.values()].filter(({ customerId }) => customerId === id);
    const tell = (order: OrderGiven) => {
      if (
        files.orders.some(
          ({ customerId, orderId }) => `${customerId} ${orderId}` === `${id} ${order.orderId}`,
        )
      )
        return;
      orders.set(`${id} ${order.orderId}`, order);
      files.orders.push(order);
    };
    events
      .filter((one) => one.day === day)
      .forEach(({ is, late, pick }, n) => {
        const orderedAt = `${dayOf(day - late)}T08:00:00Z` as const;
        const before = own()[pick % Math.max(own().length, 1)];
        if (is === 'order') tell(bought(id, `O-${day}-${n}`, orderedAt));
        else if (is === 'call') files.calls.push(id);
        else if (is === 'acceptance') files.acceptances.push([id, dayOf(day - late)]);
        else if (before)
          tell({ ...before, ...(is === 'withdrawal' ? { flag: 'cancelled' } : { orderedAt }) });
      });
  });
  return files;
}

/**
 * Lives through the days with a clock that strikes on those of `sweeps`; the rows of files stand
 * backwards or not.
 */
async function lived(
  sweeps: (day: number) => boolean,
  turn: (rows: OrderGiven[]) => OrderGiven[],
): Promise<Desk> {
  const desk = await openDesk();
  await desk.takeStaff([member('S-1', 'specialist')]);
  await desk.takeCustomers(
    lives.map((_, index) => customer(idOf(index))),
    { enrolledOn: FIRST_DAY },
  );
  await sweepAt(desk.store, `${FIRST_DAY}T00:05:00Z`);
  const orders = new Map<string, OrderGiven>();
  for (let day = 1; day <= DAYS; day++) {
    if (sweeps(day)) await sweepAt(desk.store, `${dayOf(day)}T05:00:00Z`);
    const noon = at(`${dayOf(day)}T12:00:00Z`);
    const files = known(day, orders);
    for (const customerId of files.calls)
      await recordTouch(desk.store, { customerId, channel: 'phone', by: 'S-1', at: noon, outcome: '' }, noon);
    if (files.orders.length > 0) await desk.takeOrders(turn(files.orders), { now: noon, clock: noon });
    for (const [id, acceptedOn] of files.acceptances)
      await desk.takeCustomers([customer(id, { acceptedOn })], { now: noon });
  }
  await sweepAt(desk.store, `${dayOf(DAYS + 1)}T00:05:00Z`);
  return desk;
}

test('whenever the clock strikes and however the rows stand, the same is asked and ends the same way', {
  timeout: 120_000,
}, async () => {
  const [punctual, heldUp] = await Promise.all([
    lived(
      () => true,
      (rows) => rows,
    ),
    lived(
      (day) => strikes.has(day),
      (rows) => rows.toReversed(),
    ),
  ]);
  const states = await statesIn(punctual.store);
  expect(await statesIn(heldUp.store)).toEqual(states);
  expect(new Set(Object.values(states))).toEqual(new Set(['open', 'done', 'missed', 'cancelled']));
  for await (const { archive } of heldUp.store.everyArchive())
    expect(archive).toMatchObject({
      ...(await punctual.store.archive(archive.customerId))?.archive,
      version: archive.version,
    });
});
