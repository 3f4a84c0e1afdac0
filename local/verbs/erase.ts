import { eraseCustomer, keptOf } from '../../shared/app/maintenance/erase-customer.ts';
import { knownStaff } from '../../shared/app/staff/staff-member.ts';
import type { Erasure } from '../../shared/domain/records/erasure.ts';
import type { Answer, Visit } from '../terminal/session.ts';
import { showingAt } from './feedback/feedback-view.ts';

export interface EraseOptions {
  by: string;
  yes?: true;
}

export const eraseVerb = (visit: Visit, customerId: string, { by, yes }: EraseOptions): Promise<Answer> =>
  yes ? erase(visit, customerId, by) : announce(visit, customerId, by);

async function announce(visit: Visit, customerId: string, by: string): Promise<Answer> {
  const { upkeep } = visit.words;
  const { store } = visit.place.composition;
  knownStaff(by, await store.staff());
  const { kept, earlier } = await keptOf(store, customerId);
  const { person, moment } = await showingAt(visit);
  const unfinished = earlier.some(({ finishedAt }) => finishedAt === null);
  const nothing = Object.keys(kept).length === 0;
  const noted = ({ number, at, by: who, finishedAt }: Erasure): string =>
    upkeep.earlier(number, moment(at), person(who), finishedAt && moment(finishedAt));
  return {
    json: { customerId, erased: false, records: kept, erasures: earlier },
    lines: [
      nothing ? upkeep.nothingKept(customerId) : upkeep.wouldErase(customerId, kept),
      ...earlier.map(noted),
      ...(unfinished ? [upkeep.unfinished(customerId)] : []),
      ...(nothing ? [] : [...upkeep.stays(visit.place.copies), upkeep.notYet]),
    ],
  };
}

async function erase(visit: Visit, customerId: string, by: string): Promise<Answer> {
  const { upkeep } = visit.words;
  const { store } = visit.place.composition;
  const { kept, earlier } = await keptOf(store, customerId);
  const nothingLeft = Object.keys(kept).length === 0;
  // Also when all is gone, since the last run may have been killed before this.
  if (nothingLeft) visit.place.withoutDeleted();
  if (nothingLeft && earlier.every(({ finishedAt }) => finishedAt !== null))
    return announce(visit, customerId, by);
  const { erasure, erased } = await eraseCustomer(store, { customerId, by }, await visit.place.now());
  visit.place.withoutDeleted();
  return {
    json: { customerId, erased: true, records: erased, erasures: [erasure] },
    lines: [upkeep.erased(customerId, erased), ...upkeep.stays(visit.place.copies)],
  };
}
