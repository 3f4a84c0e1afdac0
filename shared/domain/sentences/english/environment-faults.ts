import type { EnvironmentFault } from '../../faults/faults.ts';
import { type StorageTrouble, storageTroubleOf } from '../../faults/storage-trouble.ts';
import { allowedInEnglish } from './allowed.ts';

const STORAGE: { readonly [what in StorageTrouble]: string } = {
  full: 'the disk is full: make room, then do it again',
  'read-only': 'nothing can be written there, it is read-only',
  'no-permission': 'you have no permission to use it',
  'not-a-folder': 'a part of this path is a file and no folder',
  'is-a-folder': 'it is a folder, and a file is wanted',
  'no-file-at-all': 'it is neither a file nor a pipe',
  'not-there': 'there is no such file or folder',
  'name-too-long': 'the name is too long for this disk',
  'goes-in-circles': 'its links lead in circles',
  'too-many-open': 'too many files are open on this machine',
  'too-big': 'it is larger than is allowed here',
  broken: 'it is damaged, or the disk fails',
};

/** @param cause as the operating system calls it. */
export function storageTroubleInEnglish(cause: string): string {
  const what = storageTroubleOf(cause);
  return what ? STORAGE[what] : 'the disk or the system does not let us';
}

/** What stands in the way outside of Revisit, and how it is cleared. */
export function environmentFaultInEnglish(fault: EnvironmentFault): string {
  switch (fault.code) {
    case 'port-taken':
      return `port ${fault.port} for the ${fault.what} is taken; free it or choose another with ${fault.option}`;
    case 'binary-missing':
      return 'the embedded database dynoxide is not here: it comes with npm on Linux x64; elsewhere put dynoxide on the PATH or set DYNAMODB_ENDPOINT';
    case 'database-locked':
      return `the database ${fault.file} is locked by another program; stop it or choose another folder with --data`;
    case 'database-unreachable':
      return `no database answers at ${fault.endpoint} (${fault.cause})`;
    case 'database-failed':
      return `the database did not start: ${fault.cause}`;
    case 'database-answered':
      return `the database at ${fault.endpoint} refused: ${fault.cause}`;
    case 'storage':
      return `${fault.path}: ${STORAGE[fault.what]}`;
    case 'runs-already': {
      const by = fault.pid === null ? 'another process' : `process ${fault.pid}, since ${fault.since}`;
      return `npm start runs in ${fault.folder} already (${by}${fault.mailbox === null ? '' : `; its mailbox is at ${fault.mailbox}`}); end it with Ctrl-C, or choose another folder with --data`;
    }
    case 'table-missing':
      return `there is no table ${fault.table}`;
    case 'no-region':
      return 'AWS needs a region: set AWS_REGION, or give your profile one';
    case 'no-credentials':
      return `no credentials for AWS were found (${fault.cause}): sign in, or set AWS_PROFILE`;
    case 'record-unreadable':
      return `a record cannot be read: ${fault.record}; "revisit check" names all of them`;
    case 'no-mailbox':
      return 'there is no mailbox to post to: npm start posts by itself, or set SES_ENDPOINT to the address of a mailbox';
    case 'setting-bad':
      return `${fault.name}: ${fault.value} is not allowed; allowed is ${allowedInEnglish(fault.allowed)}`;
    case 'real-clock':
      return `--at: ${fault.at} would set the clock, and ${fault.table} is a real department, whose clock shows the time of today and cannot be taken back; allowed is no --at`;
    case 'real-start':
      return `${fault.table} counts as a real department, since it is not on this machine: its deployment sweeps and posts by itself, and npm start would count letters as sent that went to the mailbox of this machine; npm start is for --data FOLDER, or for a table of a database on this machine that DYNAMODB_ENDPOINT names`;
    case 'real-mailbox':
      return `${fault.table} is a real department, and ${fault.endpoint} (SES_ENDPOINT) a mailbox for rehearsals: its letters would count as sent and nobody would get them; unset SES_ENDPOINT`;
    case 'real-post':
      return `${fault.table} is a real department, and its letters need what its deployment's own post is told; missing is ${fault.missing.join(', ')} (docs/operate.md)`;
    default:
      return fault satisfies never;
  }
}
