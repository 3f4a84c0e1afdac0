import { TRACES, type TraceCounts } from '../../../shared/domain/records/erasure.ts';
import type { RecordFault } from '../../../shared/domain/records/record-kind.ts';
import type { Department } from '../../department/department.ts';
import type { UpkeepWords } from '../maintenance-words.ts';

const KIND: UpkeepWords['kind'] = {
  customer: 'customer',
  order: 'order',
  touch: 'touch',
  task: 'task',
  feedback: 'feedback',
  'feedback-step': 'step of feedback',
  case: 'case',
  letter: 'letter',
  staff: 'staff',
  roster: 'caseloads',
  policy: 'policy',
  suppression: 'suppression',
  erasure: 'erasure',
  clock: 'clock',
  lease: 'lease',
  unknown: '(unknown kind)',
  other: 'other',
};

const NEVER_DUE = {
  'no-moment': 'it is to be looked at again (dueShard), but no moment is given (dueAt)',
  'no-shard': 'it is to be looked at again (dueAt), but stands in no shard (dueShard)',
  'bad-moment': 'the moment at which it is to be looked at again (dueAt) is no instant',
  'other-shard': 'it is to be looked at again in a shard (dueShard) where nobody looks for its kind',
};

const moment = (at: string | null): string => (at === null ? 'never' : `at ${at}`);

function faultInEnglish(fault: RecordFault): string {
  switch (fault.code) {
    case 'unreadable':
      return `cannot be read: ${fault.why}`;
    case 'unknown-kind':
      return fault.kind === null ? 'has no kind' : `is of the unknown kind ${fault.kind}`;
    case 'never-due':
      return `the clock never comes to it: ${NEVER_DUE[fault.because]}`;
    case 'other-look':
      return `the clock comes to it ${moment(fault.dueAt)}, by the rules ${moment(fault.byTheRules)}: set the policy that governs once more, and it is counted anew`;
    default:
      return fault satisfies never;
  }
}

const listed = (counts: TraceCounts): string =>
  TRACES.flatMap((kind) => (counts[kind] ? [`${KIND[kind]} ${counts[kind]}`] : [])).join(', ') || 'nothing';

/** Where an erasure does not reach. */
const COPIES: { readonly [copies in Department['copies']]: string } = {
  backups: 'backups of the table (point-in-time recovery), for 35 days',
  folder: 'copies that somebody made of the folder of the data; in the folder itself nothing is left',
  another: 'what the database on this machine keeps of deleted records in its own files',
};

export const upkeepInEnglish: UpkeepWords = {
  verbs: {
    check: 'read every record and name those that nobody can work with',
    erase: 'erase everything about a customer on request; without --yes, only say what that would be',
    copyBack: 'copy customers back from a table that was restored; without --yes, only count',
  },
  options: {
    eraser: 'who answers for it, by staff id',
    copied: 'only this customer, also one who was erased',
    yes: 'really do it; there is no way back',
  },
  kind: KIND,
  count: (kind, records, schemas) =>
    [`${kind}: ${records}`, ...schemas.map((one) => `schema ${one.schema}: ${one.records}`)].join(', '),
  leftOut: (key, why) => `warning: left out, since it cannot be read: ${key} (${why})`,
  allReadable: 'Every record can be read.',
  recordFault: faultInEnglish,
  faulty: (key, sentence) => `${key}: ${sentence}`,
  untold: (count) => `and ${count} more`,
  comesBack:
    'A record that cannot be read stays due: it is handled by the next sweep or post after it was mended, or after the code that can read it is back.',
  wouldErase: (customerId, counts) => `Would be erased of customer ${customerId}: ${listed(counts)}`,
  copiedBack: ({ put, deleted }) => `${put} records were put back, ${deleted} removed`,
  wouldCopyBack: ({ put, deleted }) =>
    `${put} records would be put back, ${deleted} removed; to do it, add --yes`,
  notYet: 'Nothing has been erased. To erase it for good, add --yes.',
  nothingKept: (customerId) => `Nothing is kept of customer ${customerId}.`,
  unfinished: (customerId) =>
    `An erasure of customer ${customerId} was interrupted. To finish it, add --yes.`,
  erased: (customerId, counts) => `Erased of customer ${customerId}: ${listed(counts)}`,
  earlier: (number, began, person, finished) =>
    `  erasure ${number}: begun at ${began} by ${person}, ${finished === null ? 'not finished' : `finished at ${finished}`}`,
  stays: (copies) => [
    'What stays:',
    '  a note of this erasure: the customer’s id, who, when, how many records',
    '  if they wanted no letters: a fingerprint of their address, without the address, so that none go out',
    `  ${COPIES[copies]}`,
    '  the imported files, here and in the bucket: delete them there; an import refuses whoever was erased, and --again brings them back',
    '  letters that were sent, in the mailboxes of those who got them',
  ],
};
