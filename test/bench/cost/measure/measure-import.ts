import { importOrders } from '../../../../shared/app/imports/orders/import-orders.ts';
import { addDays } from '../../../../shared/domain/time/dates.ts';
import { rowsOf } from '../../../fixtures/department.ts';
import { inDepartment } from '../../bundles/loading.ts';
import { department, NOW, RULEBOOK, TODAY } from '../../customers.ts';
import { type Meter, withMeter } from '../../units/metering.ts';

const ORDERS = 50;

/** One order of each customer, later than all before. */
export function measureImport(): Promise<{ meter: Meter; orders: number }> {
  const customers = [...department(ORDERS, 1)];
  const yesterday = addDays(TODAY, -1);
  const rows = customers.map(
    ({ archive }, number) =>
      ({
        customerId: archive.customerId,
        orderId: `O-${number}`,
        orderedAt: `${yesterday}T10:00:00Z`,
        amount: '139.12',
        currency: 'CNY',
        flag: null,
      }) as const,
  );
  return inDepartment(customers, async (place) => {
    const meter = await withMeter(place, async () => {
      const options = { until: undefined, now: NOW };
      const { added } = await importOrders(place.store, RULEBOOK, rowsOf(rows), options);
      if (added !== ORDERS) throw new Error(`${added} of ${ORDERS} orders were taken in`);
    });
    return { meter, orders: ORDERS };
  });
}
