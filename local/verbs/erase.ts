import { eraseCustomer, keptOf } from '../../shared/app/maintenance/erase-customer.ts';
import { knownStaff } from '../../shared/app/staff/staff-member.ts';
import type { Erasure } from '../../shared/domain/records/erasure.ts';
import type { Answer, Session } from '../terminal/session.ts';
import { displayAt } from './feedback/feedback-view.ts';

export interface EraseOptions {
  by: string;
  yes?: true;
}

export const eraseVerb = (
  session: Session,
  customerId: string,
  { by, yes }: EraseOptions,
): Promise<Answer> => (yes ? erase(session, customerId, by) : announce(session, customerId, by));

async function announce(session: Session, customerId: string, by: string): Promise<Answer> {
  const { maintenance } = session.words;
  const { store } = session.department.composition;
  knownStaff(by, await store.staff());
  const { kept, earlier } = await keptOf(store, customerId);
  const { person, moment } = await displayAt(session);
  const unfinished = earlier.some(({ finishedAt }) => finishedAt === null);
  const nothing = Object.keys(kept).length === 0;
  const noted = ({ number, at, by: who, finishedAt }: Erasure): string =>
    maintenance.earlier(number, moment(at), person(who), finishedAt && moment(finishedAt));
  return {
    json: { customerId, erased: false, records: kept, erasures: earlier },
    lines: [
      nothing ? maintenance.nothingKept(customerId) : maintenance.wouldErase(customerId, kept),
      ...earlier.map(noted),
      ...(unfinished ? [maintenance.unfinished(customerId)] : []),
      ...(nothing ? [] : [...maintenance.stays(session.department.copies), maintenance.notYet]),
    ],
  };
}

async function erase(session: Session, customerId: string, by: string): Promise<Answer> {
  const { maintenance } = session.words;
  const { store } = session.department.composition;
  const { kept, earlier } = await keptOf(store, customerId);
  const nothingLeft = Object.keys(kept).length === 0;
  // Also when all is gone, since the last run may have been killed before this.
  if (nothingLeft) session.department.withoutDeleted();
  if (nothingLeft && earlier.every(({ finishedAt }) => finishedAt !== null))
    return announce(session, customerId, by);
  const { erasure, erased } = await eraseCustomer(store, { customerId, by }, await session.department.now());
  session.department.withoutDeleted();
  return {
    json: { customerId, erased: true, records: erased, erasures: [erasure] },
    lines: [maintenance.erased(customerId, erased), ...maintenance.stays(session.department.copies)],
  };
}
