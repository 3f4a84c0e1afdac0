import type { Store } from '../app/ports/store.ts';
import { clockStateOf } from './clock/clock-state.ts';
import { dueIndexOf } from './clock/due-index.ts';
import { leasesOf } from './clock/leases.ts';
import { archivesOf } from './customers/archives.ts';
import { ordersOf } from './customers/orders.ts';
import { tasksOf } from './customers/tasks.ts';
import { touchesOf } from './customers/touches.ts';
import { casesOf } from './feedback/cases.ts';
import { feedbacksOf } from './feedback/feedbacks.ts';
import { lettersOf } from './letters/letters.ts';
import { suppressionsOf } from './letters/suppressions.ts';
import { erasedOf } from './maintenance/erasures.ts';
import { policiesOf } from './policy/policies.ts';
import { staffListOf } from './staff/staff.ts';
import type { Table } from './table.ts';
import { unitOfWorkOf } from './unit-of-work.ts';

/** Every port of the application, on one table. */
export function storeOf(table: Table): Store {
  return {
    ...unitOfWorkOf(table),
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
    ...clockStateOf(table),
    ...leasesOf(table),
  };
}
