import type { FeedbackFault } from '../../faults/faults.ts';
import { roleNames } from './names.ts';

const listed = (names: readonly string[]): string => names.join(', ');

export function feedbackFaultInEnglish(fault: FeedbackFault): string {
  switch (fault.code) {
    case 'no-feedback':
      return `there is no feedback ${fault.feedbackId}`;
    case 'future-feedback':
      return `${fault.at} lies in the future (it is ${fault.now})`;
    case 'before-last-step':
      return `${fault.at} lies before the last step of this feedback, ${fault.last}; allowed is that moment or a later one`;
    case 'feedback-decided':
      return `feedback ${fault.feedbackId} was decided by ${fault.by} at ${fault.at}`;
    case 'feedback-open':
      return `feedback ${fault.feedbackId} is undecided; a case is filed once it is decided`;
    case 'nothing-decided':
      return `feedback ${fault.feedbackId} is undecided; only what is decided can be withdrawn or reopened`;
    case 'not-your-decision':
      return `${fault.staffId} is a ${roleNames[fault.role]}, and ${fault.by} decided; allowed are they themselves and everybody above on the ladder`;
    case 'answer-left':
      return `the answer to the customer about feedback ${fault.feedbackId} left at ${fault.at}, so the decision stands; what is wrong with it can be reported or reopened as new feedback`;
    case 'second-thoughts-over':
      return `the decision on feedback ${fault.feedbackId} could be withdrawn until ${fault.until}; it can be reopened`;
    case 'reopened-before':
      return `feedback ${fault.feedbackId} was reopened as ${fault.as}; allowed is to decide that one`;
    case 'not-your-turn': {
      const { staffId, role, holder, others, above } = fault;
      const allowed = [
        ...(holder ? [holder] : []),
        ...others,
        ...above.map((leader) => `any ${roleNames[leader]}`),
      ];
      return `${staffId} is a ${roleNames[role]}, and it is the turn of ${holder ?? 'nobody'}; allowed: ${listed(allowed)}`;
    }
    case 'own-department':
      return `the department ${fault.department} would be answered for by ${fault.head}, who asks or has the turn already; allowed is another department`;
    case 'unknown-department':
      return `nobody on the staff belongs to the department ${fault.department}; ${
        fault.known.length > 0
          ? `known are ${listed(fault.known)}`
          : 'import staff with their departments first'
      }`;
    case 'no-department':
      return `nobody heads the department ${fault.department}; ${
        fault.known.length > 0
          ? `known are ${listed(fault.known)}`
          : 'import staff of the role department-head with their department first'
      }`;
    case 'department-asked':
      return `the department ${fault.department} was asked about feedback ${fault.feedbackId} before; each is asked once`;
    case 'case-filed':
      return `feedback ${fault.feedbackId} was filed as a case by ${fault.by} at ${fault.at}`;
    default:
      return fault satisfies never;
  }
}
