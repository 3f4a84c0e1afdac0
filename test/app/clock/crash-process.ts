import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import type { Department } from '../../fixtures/department.ts';
import type { Death } from './crash-client.ts';

/** How a process ended: by the signal that killed it, or with its exit status. */
export type Ended = NodeJS.Signals | number | null;

/**
 * Runs a script in a process of its own, on the department's table, until it dies at the given write.
 *
 * @param script relative to this file; it is given ENDPOINT TABLE INSTANT before|after WRITE and what is in `more`.
 */
export async function runUntilDeath(
  script: string,
  department: Department,
  instant: string,
  { when, write }: Death,
  ...more: readonly string[]
): Promise<Ended> {
  const file = fileURLToPath(new URL(script, import.meta.url));
  const { endpoint, table } = department;
  const child = spawn(process.execPath, [file, endpoint, table.name, instant, when, String(write), ...more], {
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  const [status, signal] = await once(child, 'exit');
  return signal ?? status;
}
