import type { Change } from '../../app/ports/changes.ts';
import { CASELOADS_KEY, shardOf, staffKey, sweepShard } from '../keys.ts';
import { counted, dueIn, recordWrite } from '../record-write.ts';
import { type Update, versioned } from '../table.ts';

export function staffWrite({
  staff: { version, dueAt, leavesOn, fileMoment, ...staff },
  expected,
  countedBy,
}: Change & { write: 'staff' }): Update {
  return recordWrite(staffKey(staff.staffId), counted(expected, countedBy), {
    kind: 'staff',
    version,
    staff,
    leavesOn,
    ...(fileMoment && { told: fileMoment }),
    ...dueIn(sweepShard(shardOf(staff.staffId)), dueAt),
    ...(countedBy !== undefined && { countedBy }),
  });
}

export function caseloadsWrite({
  caseloads: { version, customers },
  expected,
}: Change & { write: 'caseloads' }): Update {
  return recordWrite(CASELOADS_KEY, versioned(expected), { kind: 'roster', version, customers });
}
