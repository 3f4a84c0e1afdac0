import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { Temporal } from 'temporal-polyfill';
import * as z from 'zod';
import { Refusal } from '../../shared/domain/faults/faults.ts';
import { ownFolder } from './data-folder.ts';

/** Who runs a department: the one process at a time that moves its clock and sends its letters. */
const runnerSchema = z.object({ pid: z.number(), since: z.string(), mailbox: z.string().nullable() });
type Runner = z.infer<typeof runnerSchema>;

export interface FolderLock {
  /** Tells those who come later where the mailbox is. */
  tell(mailbox: string | null): void;
  release(): void;
}

const LOCK = 'running';
const TOLD = 'running.json';

function runnerIn(file: string): Runner | undefined {
  try {
    return runnerSchema.safeParse(JSON.parse(readFileSync(file, 'utf8'))).data;
  } catch {
    return undefined;
  }
}

/**
 * Holds a folder for `npm start`. It is SQLite's lock on a file of its own, which the operating
 * system takes back from a process however it ends, so nothing that was killed stands in the way of
 * the next.
 *
 * @throws Refusal naming the process that holds it.
 */
export function lockFolder(folder: string): FolderLock {
  const file = join(ownFolder(folder), LOCK);
  const tells = join(folder, TOLD);
  if (!existsSync(file)) writeFileSync(file, '', { mode: 0o600 });
  const lock = new DatabaseSync(file, { timeout: 0 });
  try {
    lock.exec('BEGIN EXCLUSIVE');
  } catch (error) {
    lock.close();
    const { pid = null, since = null, mailbox = null } = runnerIn(tells) ?? {};
    throw new Refusal({ code: 'runs-already', folder, pid, since, mailbox }, error);
  }
  const since = Temporal.Now.plainDateTimeISO().toString({ smallestUnit: 'minute' }).replace('T', ' ');
  const tell = (mailbox: string | null): void => {
    const runner: Runner = { pid: process.pid, since, mailbox };
    writeFileSync(tells, JSON.stringify(runner), { mode: 0o600 });
  };
  tell(null);
  return {
    tell,
    release() {
      rmSync(tells, { force: true });
      lock.close();
    },
  };
}
