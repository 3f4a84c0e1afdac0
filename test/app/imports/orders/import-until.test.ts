import { expect, test } from 'vitest';
import type { LocalDate } from '../../../../shared/domain/time/dates.ts';
import { LONDON } from '../../../fixtures/department.ts';
import { customer } from '../../clock/sweep-scene.ts';
import { bought, countsOf, openDesk } from '../import-desk.ts';

/** Which of the orders, by id, are taken in with `--until`. */
async function takenUntil(until: LocalDate, zone: string, ordered: readonly [string, string][]) {
  const desk = await openDesk({ ...LONDON, zone });
  await desk.takeCustomers([customer('C-1')]);
  const orders = ordered.map(([id, at]) => bought('C-1', id, at as `${LocalDate}T00:00:00Z`));
  const report = await desk.takeOrders(orders, { until });
  const stored = await desk.store.orders(orders);
  expect(countsOf(report)).toMatchObject({
    added: stored.length,
    leftOut: orders.length - stored.length,
    refused: 0,
  });
  return stored.map(({ orderId }) => orderId);
}

test.each([
  ['Europe/London in summer', 'Europe/London', '2011-10-01', '2011-10-01T22:59:59Z', '2011-10-01T23:00:00Z'],
  ['Europe/London in winter', 'Europe/London', '2011-11-01', '2011-11-01T23:59:59Z', '2011-11-02T00:00:00Z'],
  ['Asia/Shanghai', 'Asia/Shanghai', '2011-10-01', '2011-10-01T15:59:59Z', '2011-10-01T16:00:00Z'],
  ['America/New_York', 'America/New_York', '2011-10-01', '2011-10-02T03:59:59Z', '2011-10-02T04:00:00Z'],
  [
    'Australia/Lord_Howe',
    'Australia/Lord_Howe',
    '2011-10-01',
    '2011-10-01T13:29:59Z',
    '2011-10-01T13:30:00Z',
  ],
] as const)('--until ends with that local day in %s', async (_, zone, until, last, first) => {
  expect(
    await takenUntil(until, zone, [
      ['last second', last],
      ['first second', first],
    ]),
  ).toEqual(['last second']);
});

test('what was left out is taken by the next import, and what was taken is known', async () => {
  const desk = await openDesk();
  await desk.takeCustomers([customer('C-1')]);
  const orders = [bought('C-1', '1', '2011-10-01T12:00:00Z'), bought('C-1', '2', '2011-10-02T12:00:00Z')];
  expect(countsOf(await desk.takeOrders(orders, { until: '2011-10-01' }))).toMatchObject({
    added: 1,
    leftOut: 1,
  });
  expect(countsOf(await desk.takeOrders(orders, { until: '2011-10-02' }))).toMatchObject({
    added: 1,
    unchanged: 1,
  });
  expect((await desk.store.archive('C-1'))?.archive.lastOrderOn).toBe('2011-10-02');
});

test('an order that is left out is not refused for anything else', async () => {
  const desk = await openDesk();
  const report = await desk.takeOrders([bought('C-9', '1', '2099-10-02T12:00:00Z')], { until: '2011-10-01' });
  expect(countsOf(report)).toMatchObject({ leftOut: 1, refused: 0 });
});
