import type { RowFault } from '../../domain/faults/faults.ts';
import type { Erasure } from '../../domain/records/erasure.ts';

/** Nobody wonders where the customer went who was erased: the row says so. */
export const unknownCustomer = (customerId: string, erasure: Erasure | undefined): RowFault =>
  erasure
    ? { code: 'erased-customer', path: 'customerId', customerId, by: erasure.by, at: erasure.at }
    : { code: 'unknown-customer', customerId };
