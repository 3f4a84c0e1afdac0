import { type Fault, isFileFault } from '../../faults/faults.ts';
import { isPolicyFault } from '../../faults/policy-faults.ts';
import { listedLines } from '../listed-lines.ts';
import { allowedInEnglish } from './allowed.ts';
import { environmentFaultInEnglish, storageTroubleInEnglish } from './environment-faults.ts';
import { feedbackFaultInEnglish } from './feedback-faults.ts';
import { fileFaultInEnglish } from './file-faults.ts';
import { meaningsInEnglish } from './meanings.ts';
import { roleNames, taskStateNames } from './names.ts';
import { policyFaultInEnglish } from './policy-faults.ts';

/** Where, what, and what was allowed. */
export function faultInEnglish(fault: Fault): string {
  if (isFileFault(fault)) return fileFaultInEnglish(fault);
  if (isPolicyFault(fault)) return policyFaultInEnglish(fault);
  switch (fault.code) {
    case 'refused':
      return `${fault.path}: ${fault.value} is not allowed; allowed is ${allowedInEnglish(fault.allowed)}`;
    case 'ambiguous':
      return `${fault.path}: ${fault.value} ${meaningsInEnglish(fault)}`;
    case 'out-of-span':
      return `${fault.path}: ${fault.value} is out of the question; allowed are days from ${fault.earliest} to ${fault.latest}`;
    case 'damaged':
      return `${fault.path}: ${fault.value} was made of something else by a spreadsheet, and what it was is gone; make the column text, enter it anew and export again`;
    case 'total-word':
      return `${fault.path}: ${fault.value} is the word of a total line, not an id`;
    case 'missing':
      return `${fault.path}: the cell is empty, and it must not be`;
    case 'field-count':
      return `the row has ${fault.found} cells, the header has ${fault.expected}`;
    case 'unknown-customer':
      return `customerId: there is no archive of customer ${fault.customerId}; import the customer first`;
    case 'erased-customer':
      return fault.path === 'id'
        ? `id: customer ${fault.customerId} was erased on request by ${fault.by} at ${fault.at}; import the file with --again only if they have come back`
        : `${fault.path}: customer ${fault.customerId} was erased on request by ${fault.by} at ${fault.at}; nothing about them is taken in`;
    case 'unknown-staff':
      return `${fault.path}: nobody on the staff has the id ${fault.staffId}; import the staff first`;
    case 'staff-name-shared':
      return `${fault.path}: ${fault.name} is the name of several people; say which by the id: ${fault.known.join(' or ')}`;
    case 'wrong-role':
      return `${fault.path}: ${fault.staffId} is a ${roleNames[fault.role]}; allowed is a ${roleNames[fault.path]}`;
    case 'own-substitute':
      return `${fault.path}: ${fault.staffId} cannot stand in for themselves; allowed is somebody else`;
    case 'specialist-left':
      return `${fault.path}: ${fault.staffId} has left on ${fault.on} and gets no customers; allowed is somebody who works here`;
    case 'half-absence':
      return `${fault.path}: the cell is empty, and an absence needs its first and its last day`;
    case 'absence-backwards':
      return `the absence from ${fault.from} ends before it begins, ${fault.until}; allowed is a last day on or after the first`;
    case 'future-order':
      return `orderedAt: ${fault.orderedAt} lies in the future (it is ${fault.now})`;
    case 'future-balance':
      return `asOf: ${fault.asOf} lies in the future (it is ${fault.today}); allowed is a day up to today`;
    case 'unreadable-record':
      return `${fault.path}: what is stored of ${fault.id} cannot be read, and was left as it is; have it mended, then import the row again`;
    case 'unwritable-record':
      return `${fault.path}: ${fault.id} cannot be written (${fault.cause}), and nothing of it was changed; have that mended, then import the row again`;
    case 'twice-in-file':
      return `${fault.path}: ${fault.id} stands on lines ${listedLines(fault.lines)}, which say different things; none of them was taken${fault.items ? '; if they are the lines of one order, --sum-lines adds them up' : ''}`;
    case 'day-unlikely':
      return `${fault.path}: ${fault.date} is unlikely, since all that fell due from then on would be made up for; allowed are days from ${fault.earliest} to ${fault.latest}${fault.longAgo ? ', earlier ones with --long-ago' : ''}`;
    case 'lines-contradict':
      return `${fault.path}: the lines ${listedLines(fault.lines)} of order ${fault.id} ${fault.column === 'line' ? 'cannot all be read (line by line, see there)' : `differ in ${fault.column}`}; none of them was taken`;
    case 'other-currency':
      return `${fault.path}: the sign stands for ${fault.signs}, and the currency is ${fault.currency}`;
    case 'cell-left-out':
      return `${faultInEnglish(fault.unread)}; the row was taken without this cell`;
    case 'total-line':
      return `${fault.value} is a total line, no record; left out`;
    case 'no-customer':
      return `there is no customer ${fault.customerId}`;
    case 'customer-erased':
      return `customer ${fault.customerId} was erased on request by ${fault.by} at ${fault.at}; nothing is kept of them`;
    case 'no-staff':
      return `nobody on the staff has the id ${fault.staffId}; ${
        fault.known.length > 0 ? `known are ${fault.known.join(', ')}` : 'import the staff first'
      }`;
    case 'unwritable-file':
      return `${fault.file}: cannot be written: ${storageTroubleInEnglish(fault.cause)} (${fault.cause})`;
    case 'no-task':
      return `there is no task ${fault.taskId}`;
    case 'task-ended':
      return `task ${fault.taskId} is ${taskStateNames[fault.state]}; only an open or missed one can be excused`;
    case 'may-not-excuse':
      return `${fault.staffId} is a ${roleNames[fault.role]}; only a supervisor or someone above may excuse a task`;
    case 'has-left':
      return `${fault.staffId} has left on ${fault.on}, and acts no more from that day on; allowed is somebody who works here`;
    case 'may-not-dismiss':
      return `${fault.staffId} is a ${roleNames[fault.role]}; only a supervisor or someone above may say that somebody leaves`;
    case 'no-leave':
      return `${fault.staffId} does not leave on that day; on record is ${fault.known ?? 'no such day'}`;
    case 'future-touch':
      return `the touch at ${fault.at} lies in the future (it is ${fault.now})`;
    case 'zone-fixed':
      return `zone: ${fault.given} is not allowed, since orders have been dated in ${fault.stored}; set the policy before the first orders`;
    case 'effective-before-last':
      return `the effective date ${fault.given} lies before that of the version that governs, ${fault.last}; allowed is that day or a later one`;
    case 'effective-too-far':
      return `the effective date ${fault.given} lies too far ahead; allowed is ${fault.latest} at the latest`;
    case 'not-pending': {
      const which =
        fault.version === null ? 'no version is named' : `version ${fault.version} is not pending`;
      const allowed =
        fault.pending.length > 0
          ? `pending are ${fault.pending.join(', ')}`
          : 'none is pending; what governs already is changed by setting a new policy';
      return `${which}; ${allowed}`;
    }
    case 'busy':
      return `${fault.what} is being changed by somebody else over and over; try again`;
    case 'no-absence': {
      const known = fault.known.map(({ from, until }) => `from ${from} to ${until}`);
      return `no such absence of ${fault.staffId} is on record; known ${known.length > 0 ? `are ${known.join(', ')}` : 'is none'}`;
    }
    case 'port-taken':
    case 'binary-missing':
    case 'database-locked':
    case 'database-unreachable':
    case 'database-failed':
    case 'database-answered':
    case 'storage':
    case 'runs-already':
    case 'table-missing':
    case 'no-region':
    case 'no-credentials':
    case 'record-unreadable':
    case 'no-mailbox':
    case 'setting-bad':
    case 'real-clock':
    case 'real-start':
    case 'real-post':
    case 'real-mailbox':
      return environmentFaultInEnglish(fault);
    default:
      return feedbackFaultInEnglish(fault);
  }
}
