import { describe, expect, test } from 'vitest';
import { zoneOf } from '../../../shared/domain/time/zone.ts';
import { orderRows } from '../../../shared/files/rows/row-readers.ts';
import { linesOf, readAll, sourceOf } from './sources.ts';

/** The instant at which an order was made whose file says `text`, in the policy's zone. */
async function orderedAt(text: string, zone: string): Promise<unknown> {
  const file = linesOf('customerId,orderId,orderedAt,amount', `C-1,7,${text},5`);
  const [order] = await readAll(await orderRows(sourceOf(file), 'orders.csv', zoneOf(zone)));
  return { ...order, line: undefined };
}

const at = (instant: string) => ({ customerId: 'C-1', orderId: '7', orderedAt: instant, amount: '5' });

describe('the time of an order', () => {
  test.each([
    ['Europe/London', '2011-07-01T08:26:00', '2011-07-01T07:26:00Z'],
    ['Europe/London', '2011-01-01T08:26:00', '2011-01-01T08:26:00Z'],
    ['Asia/Shanghai', '2011-07-01T08:26:00', '2011-07-01T00:26:00Z'],
    ['America/New_York', '2011-07-01 20:26', '2011-07-02T00:26:00Z'],
    ['Australia/Lord_Howe', '2011/7/1 8:26', '2011-06-30T21:56:00Z'],
  ])('without an offset is local in the policy’s zone: in %s, %s is %s', async (zone, text, instant) => {
    expect(await orderedAt(text, zone)).toEqual(at(instant));
  });

  test.each([
    ['2011-07-01T08:26:00Z', '2011-07-01T08:26:00Z'],
    ['2011-07-01T08:26:00+02:00', '2011-07-01T06:26:00Z'],
    ['2011-07-01T08:26:00.999-0500', '2011-07-01T13:26:00Z'],
  ])('with an offset is exact whatever the zone: %s is %s', async (text, instant) => {
    for (const zone of ['Europe/London', 'Asia/Shanghai'])
      expect(await orderedAt(text, zone)).toEqual(at(instant));
  });

  test('as a bare date is the beginning of that local day', async () => {
    expect(await orderedAt('2011-07-01', 'Europe/London')).toEqual(at('2011-06-30T23:00:00Z'));
    expect(await orderedAt('2011/7/1', 'Asia/Shanghai')).toEqual(at('2011-06-30T16:00:00Z'));
  });

  test('that the clocks skipped in spring moves forward, that they repeated in autumn is the first', async () => {
    expect(await orderedAt('2011-03-27T01:30', 'Europe/London')).toEqual(at('2011-03-27T01:30:00Z'));
    expect(await orderedAt('2011-10-30T01:30', 'Europe/London')).toEqual(at('2011-10-30T00:30:00Z'));
  });
});
