import { accessSync, chmodSync, constants, existsSync, mkdirSync, readdirSync, statSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { Refusal } from '../../shared/domain/faults/faults.ts';
import { storageFault } from './environment-faults.ts';

const DATABASE = 'revisit.db';
/** The names of what lies in a folder of ours. */
const OURS = /^(?:revisit\.db(?:-\w+)?|link-key|running(?:\.\w+)?(?:-\w+)?)$/;

const OWNER_ONLY = { file: 0o600, folder: 0o700 } as const;

/**
 * A customer's data is for nobody else's eyes. A folder that holds other things as well stays as
 * open as its owner wants it.
 */
function keepPrivate(folder: string): void {
  const names = readdirSync(folder);
  for (const name of names) if (OURS.test(name)) close(join(folder, name), OWNER_ONLY.file);
  if (names.every((name) => OURS.test(name))) close(folder, OWNER_ONLY.folder);
}

const OTHERS = 0o077;

/** Somebody else's file stays as it is: whoever may use it was let in on purpose. */
function close(path: string, mode: number): void {
  const { mode: open, uid } = statSync(path);
  if ((open & OTHERS) !== 0 && uid === process.getuid?.()) chmodSync(path, mode);
}

/**
 * The folder of a department, made when it is not there, and closed to others.
 *
 * @throws Refusal saying why it cannot be used.
 */
export function ownFolder(folder: string): string {
  try {
    // Asked to make parents that are there already, Node never ends where none can be made, as in
    // /proc.
    const recursive = !existsSync(dirname(resolve(folder)));
    if (!existsSync(folder)) mkdirSync(folder, { recursive, mode: OWNER_ONLY.folder });
    readdirSync(folder);
    accessSync(folder, constants.W_OK);
    keepPrivate(folder);
    return folder;
  } catch (error) {
    const fault = storageFault(error, folder);
    throw fault ? new Refusal(fault, error) : error;
  }
}

/**
 * The file of the embedded database in a folder.
 *
 * @throws Refusal when the folder or the file cannot be used.
 */
export function databaseFile(folder: string): string {
  const file = join(ownFolder(folder), DATABASE);
  try {
    if (existsSync(file)) accessSync(file, constants.R_OK | constants.W_OK);
    return file;
  } catch (error) {
    const fault = storageFault(error, file);
    throw fault ? new Refusal(fault, error) : error;
  }
}

const WAIT_MS = 30_000;

/**
 * Writes the database anew, without what was deleted from it, since SQLite keeps the bytes of
 * deleted records in the file until others take their place. Others may work on it meanwhile.
 *
 * @throws Refusal when somebody was at work for longer than this waits, or the disk has no room for
 * a second copy.
 */
export function withoutDeleted(folder: string): void {
  const file = databaseFile(folder);
  const database = new DatabaseSync(file, { timeout: WAIT_MS });
  try {
    database.exec('VACUUM');
    // What was written anew is in the journal until it has been copied over the old bytes.
    const { busy } = database.prepare('PRAGMA wal_checkpoint(TRUNCATE)').get() ?? {};
    if (busy === 1) throw new Refusal({ code: 'database-locked', file });
  } catch (error) {
    const fault = storageFault(error, file);
    throw fault ? new Refusal(fault, error) : error;
  } finally {
    database.close();
  }
}
