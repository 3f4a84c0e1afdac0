import type { ImportReport } from '../../shared/app/imports/import-report.ts';
import { importOrders } from '../../shared/app/imports/orders/import-orders.ts';
import { addDays } from '../../shared/domain/time/dates.ts';
import { orderRows } from '../../shared/files/rows/row-readers.ts';
import { inDepartment } from './bundles/loading.ts';
import { department, NOW, RULEBOOK, TODAY } from './customers.ts';
import { printFigure, printHeading, shown } from './print.ts';
import { processorSeconds } from './processor.ts';

const CUSTOMERS = 1000;
const ORDERS = 10_000;
const MOST_DAYS_AGO = 365;

/** Made-up orders as a file: in the order of their ids, over a year, some of them cancelled. */
async function* ordersFile(): AsyncGenerator<Uint8Array> {
  const encoder = new TextEncoder();
  yield encoder.encode('customerId,orderId,orderedAt,amount,currency,country,flag\n');
  for (let number = 0; number < ORDERS; number++) {
    const customerId = `C-${String((number * 7) % CUSTOMERS).padStart(6, '0')}`;
    const on = addDays(TODAY, -1 - ((number * 31) % MOST_DAYS_AGO));
    const flag = number % 50 === 0 ? 'cancelled' : '';
    yield encoder.encode(`${customerId},O-${number},${on} 10:15,${number % 900}.50,CNY,China,${flag}\n`);
  }
}

/** Orders a second, from the bytes of the file to the commit of each customer's orders. */
export async function importSpeed(): Promise<void> {
  printHeading(`Import of ${shown(ORDERS)} orders of ${shown(CUSTOMERS)} customers, embedded database`);
  await inDepartment(department(CUSTOMERS, CUSTOMERS / 10), async ({ store }) => {
    for (const [name, expected] of [
      ['orders a second', { added: ORDERS, unchanged: 0 }],
      ['the same file again, which changes nothing: orders a second', { added: 0, unchanged: ORDERS }],
    ] as const) {
      const begun = performance.now();
      let report: ImportReport | undefined;
      const used = await processorSeconds(async () => {
        const { rows } = await orderRows(ordersFile, 'orders.csv', RULEBOOK.zone);
        report = await importOrders(store, RULEBOOK, rows, { until: undefined, now: NOW });
      });
      const seconds = (performance.now() - begun) / 1000;
      if (report?.added !== expected.added || report?.unchanged !== expected.unchanged)
        throw new Error(`the import was to take in every order: ${JSON.stringify(report)}`);
      printFigure({ name, value: ORDERS / seconds });
      printFigure({ name: '  processor milliseconds for each', value: (used * 1000) / ORDERS });
    }
  });
}
