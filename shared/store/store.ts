import type { Store } from '../app/ports.ts';
import { archivesOf } from './archives.ts';
import { tellAway } from './availability.ts';
import { casesOf } from './cases.ts';
import { clockworkOf } from './clockwork.ts';
import { dueIndexOf } from './due-index.ts';
import { erasedOf } from './erasures.ts';
import { feedbacksOf } from './feedbacks.ts';
import { leasesOf } from './leases.ts';
import { ledgerOf } from './ledger.ts';
import { lettersOf } from './letters.ts';
import { ordersOf } from './orders.ts';
import { policiesOf } from './policies.ts';
import { staffListOf } from './staff.ts';
import { suppressionsOf } from './suppressions.ts';
import type { Table } from './table.ts';
import { tasksOf } from './tasks.ts';
import { touchesOf } from './touches.ts';

/** Every port of the application, on one table. */
export function storeOf(table: Table): Store {
  tellAway(table.client);
  return {
    ...ledgerOf(table),
    ...dueIndexOf(table),
    ...archivesOf(table),
    ...erasedOf(table),
    ...ordersOf(table),
    ...touchesOf(table),
    ...tasksOf(table),
    ...feedbacksOf(table),
    ...casesOf(table),
    ...lettersOf(table),
    ...staffListOf(table),
    ...policiesOf(table),
    ...suppressionsOf(table),
    ...clockworkOf(table),
    ...leasesOf(table),
  };
}
