import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { addDays, instantText, type LocalDate } from '../../../../shared/domain/time/dates.ts';
import { zoneOf } from '../../../../shared/domain/time/zone.ts';
import { fileSource } from '../../../../shared/files/formats/source.ts';
import { customerRows, orderRows } from '../../../../shared/files/rows/row-readers.ts';
import { at } from '../../../fixtures/department.ts';
import { sweepAt } from '../../clock/sweep-scene.ts';
import { countsOf, type Desk, openDesk } from '../import-desk.ts';

/**
 * Real orders of a wholesaler. They are not part of the project; where it is worked on, they lie
 * beside it.
 */
const FOLDER = join(import.meta.dirname, '../../../../../shared/data');
const CUSTOMERS = join(FOLDER, 'online-retail-customers.csv');
const ORDERS = join(FOLDER, 'online-retail-orders.csv');

const ENROLLED: LocalDate = '2011-10-01';
const DAYS = 14;
const LONDON = zoneOf('Europe/London');

const sweepAtFivePastMidnight = ({ store }: Desk, date: LocalDate) =>
  sweepAt(store, instantText(at(LONDON.startOf(date)).add({ minutes: 5 })));

/** How many tasks of each rule are in each state. */
async function tally({ store }: Desk): Promise<Record<string, Record<string, number>>> {
  const counts: Record<string, Record<string, number>> = {};
  for await (const { rule, state } of store.everyTask()) {
    counts[rule] ??= {};
    counts[rule][state] = (counts[rule][state] ?? 0) + 1;
  }
  return counts;
}

/**
 * The file's orders, read once for all imports: those before the enrolment, and those of and after
 * it.
 */
async function ordersOfTheFile() {
  const file = await orderRows(fileSource(ORDERS), ORDERS, LONDON);
  const rows = (await Array.fromAsync(file.rows)).flatMap((row) => ('value' in row ? [row.value] : []));
  expect(rows).toHaveLength(22_190);
  const enrolledAt = LONDON.startOf(ENROLLED);
  return { all: rows, since: rows.filter(({ orderedAt }) => orderedAt >= enrolledAt) };
}

test('two weeks of a real wholesaler, imported and swept day by day, ask for what they should', {
  timeout: 300_000,
}, async ({ skip }) => {
  if (!existsSync(ORDERS)) skip(`${ORDERS} is not here`);
  const desk = await openDesk();
  const customers = await customerRows(fileSource(CUSTOMERS), CUSTOMERS);
  expect(countsOf(await desk.takeCustomers(customers.rows, { enrolledOn: ENROLLED }))).toMatchObject({
    added: 4372,
    refused: 0,
  });
  const orders = await ordersOfTheFile();
  expect(countsOf(await desk.takeOrders(orders.all, { until: ENROLLED }))).toMatchObject({
    added: 15_920,
    leftOut: 6270,
    refused: 0,
  });
  await sweepAtFivePastMidnight(desk, ENROLLED);
  expect(await tally(desk)).toEqual({ 'idle-week': { open: 304 }, 'monthly-touch': { open: 2350 } });

  for (let day = 0; day < DAYS; day++) {
    const date = addDays(ENROLLED, day);
    await desk.takeOrders(orders.since, { until: date });
    await sweepAtFivePastMidnight(desk, addDays(date, 1));
  }
  expect(await tally(desk)).toEqual({
    'idle-week': { open: 933, missed: 639, cancelled: 144 },
    'monthly-touch': { open: 2422, missed: 2041, cancelled: 323 },
  });
});
