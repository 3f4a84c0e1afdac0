import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import type { DepartmentOnDatabase } from '../../fixtures/department.ts';
import { COMPILED, ROOT } from '../../fixtures/processes.ts';
import type { Death } from './crash-client.ts';

/** How a process ended: by the signal that killed it, or with its exit status. */
export type Ended = NodeJS.Signals | number | null;

/**
 * Runs a script in a process of its own, on the department's table, until it dies at the given
 * write.
 *
 * @param script from the project's folder; it is given ENDPOINT TABLE INSTANT before|after WRITE
 * and what is in `more`.
 */
export async function runUntilDeath(
  script: string,
  { endpoint, table }: DepartmentOnDatabase,
  instant: string,
  { when, write }: Death,
  ...more: readonly string[]
): Promise<Ended> {
  const args = [join(ROOT, script), endpoint, table.name, instant, when, String(write), ...more];
  const child = spawn(process.execPath, args, {
    stdio: ['ignore', 'ignore', 'inherit'],
    env: { ...process.env, ...COMPILED },
  });
  const [status, signal] = await once(child, 'exit');
  return signal ?? status;
}
