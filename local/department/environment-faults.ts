import { Unavailable, UnreadableRecord } from '../../shared/app/store-errors.ts';
import type { Fault } from '../../shared/domain/faults/faults.ts';
import { type StorageTrouble, storageTroubleOf } from '../../shared/domain/faults/storage-trouble.ts';

/**
 * Where a department's records are: in the embedded database in a folder, or behind an endpoint.
 */
export type Where = { folder: string } | { endpoint: string };

const codeOf = (error: Error): string =>
  'code' in error && typeof error.code === 'string' ? error.code : '';

/** What the embedded database says of its file, in SQLite's words. */
const SAID_OF_FILE: readonly (readonly [string, StorageTrouble])[] = [
  ['database or disk is full', 'full'],
  ['readonly database', 'read-only'],
  ['unable to open database file', 'no-permission'],
  ['disk I/O error', 'broken'],
  ['not a database', 'broken'],
  ['malformed', 'broken'],
];

/** Of a file or folder that could not be read or written. */
export function storageFault(error: unknown, where: string): Fault | undefined {
  if (!(error instanceof Error)) return undefined;
  const what =
    storageTroubleOf(codeOf(error)) ?? SAID_OF_FILE.find(([said]) => error.message.includes(said))?.[1];
  const path = 'path' in error && typeof error.path === 'string' ? error.path : where;
  return what && { code: 'storage', path, what };
}

/** What is written to without a path. */
const STANDARD_OUTPUT = 'standard output';

const UNREACHABLE = ['ECONNREFUSED', 'ENOTFOUND', 'ETIMEDOUT', 'EHOSTUNREACH', 'ECONNRESET', 'EPIPE'];
const NO_REGION = 'Region is missing';
const NO_CREDENTIALS = ['CredentialsProviderError', 'TokenProviderError'];

/** The database, AWS and the network, as far as a person can do something about them. */
export function environmentFault(error: unknown, where: Where): Fault | undefined {
  if (error instanceof Unavailable) return environmentFault(error.cause, where);
  if (error instanceof UnreadableRecord) return { code: 'record-unreadable', record: error.message };
  if (!(error instanceof Error)) return undefined;
  const department = 'folder' in where ? where.folder : where.endpoint;
  const code = codeOf(error);
  if (UNREACHABLE.includes(code)) return { code: 'database-unreachable', endpoint: department, cause: code };
  if (error.name === 'ResourceNotFoundException') return { code: 'table-missing', table: error.message };
  if (error.message === NO_REGION) return { code: 'no-region' };
  if (NO_CREDENTIALS.includes(error.name)) return { code: 'no-credentials', cause: error.message };
  const cause = `${error.name}: ${error.message}`;
  if ('folder' in where) {
    const ofFile = storageFault(error, where.folder);
    if (ofFile) return ofFile;
  } else if ('syscall' in error) return storageFault(error, STANDARD_OUTPUT);
  return '$metadata' in error ? { code: 'database-answered', endpoint: department, cause } : undefined;
}
