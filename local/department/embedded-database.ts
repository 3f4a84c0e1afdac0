import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { accessSync, constants } from 'node:fs';
import { createRequire } from 'node:module';
import { createServer } from 'node:net';
import { delimiter, dirname, join } from 'node:path';
import { Refusal } from '../../shared/domain/faults/faults.ts';
import { databaseFile } from './data-folder.ts';
import { storageFault } from './environment-faults.ts';

/** A DynamoDB on this machine: dynoxide, in memory or on a file. Several may share one file. */
export interface EmbeddedDatabase {
  endpoint: string;
  stop(): Promise<void>;
}

const STARTS_WITHIN_MS = 15_000;
const PORT_TRIES = 5;

const executable = (path: string): boolean => {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
};

/**
 * The binary that npm installed, else the one on the PATH.
 *
 * @throws Refusal when there is neither.
 */
function dynoxideBinary(searchPath = process.env.PATH ?? ''): string {
  const candidates = searchPath.split(delimiter).map((folder) => join(folder, 'dynoxide'));
  try {
    const manifest = createRequire(import.meta.url).resolve('@dynoxide/linux-x64/package.json');
    candidates.unshift(join(dirname(manifest), 'dynoxide'));
  } catch {
    // Not installed: npm leaves an optional package out on other systems.
  }
  const binary = candidates.find(executable);
  if (!binary) throw new Refusal({ code: 'binary-missing' });
  return binary;
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  if (address === null || typeof address === 'string') throw new Error('no port was given');
  return address.port;
}

/**
 * The shell between us and the database waits for our end of its input to close and then stops the
 * database. That happens however we end, SIGKILL included, so no process is left behind. What it
 * writes is for nobody else's eyes.
 */
const STOPS_WITH_US =
  'umask 077; exec 3<&0; "$@" <&3 3<&- & database=$!; { cat <&3 >/dev/null; kill "$database" 2>/dev/null; } & exec 3<&-; wait "$database"';

function launch(binary: string, port: number, file: string | undefined): ChildProcess {
  const args = ['--port', String(port), ...(file ? ['--db-path', file] : [])];
  return spawn('/bin/sh', ['-c', STOPS_WITH_US, 'sh', binary, ...args], {
    stdio: ['pipe', 'ignore', 'pipe'],
    // A group of its own, so that Ctrl-C reaches us first and the last writes still find a
    // database.
    detached: true,
  });
}

/** Resolves with undefined once it listens, or with what it complained about. */
function started(child: ChildProcess): Promise<string | undefined> {
  return new Promise((resolve) => {
    let said = '';
    const timer = setTimeout(
      () => resolve(`no answer within ${STARTS_WITHIN_MS / 1000} seconds: ${said}`),
      STARTS_WITHIN_MS,
    );
    const settle = (complaint: string | undefined) => {
      clearTimeout(timer);
      resolve(complaint);
    };
    child.stderr?.on('data', (chunk: Buffer) => {
      said += chunk.toString();
      if (said.includes('listening on')) settle(undefined);
    });
    child.on('error', (error) => settle(error.message));
    child.on('exit', () => settle(said.trim().replaceAll(/\s+/g, ' ') || 'it ended at once'));
  });
}

/**
 * @param folder where the data is kept, made when it is not there; undefined keeps it in memory.
 * @throws Refusal when the binary is missing, the folder cannot be used, the file is locked, or it
 * does not start.
 */
export async function startEmbeddedDatabase(folder: string | undefined): Promise<EmbeddedDatabase> {
  const binary = dynoxideBinary();
  const file = folder === undefined ? undefined : databaseFile(folder);
  let complaint: string | undefined = '';
  for (let tries = 0; tries < PORT_TRIES; tries++) {
    const port = await freePort();
    const child = launch(binary, port, file);
    complaint = await started(child);
    const stop = async () => {
      if (child.exitCode !== null || child.signalCode !== null) return;
      const ended = once(child, 'exit');
      child.stdin?.end();
      await ended;
    };
    if (complaint === undefined) return { endpoint: `http://127.0.0.1:${port}`, stop };
    await stop();
    if (complaint.includes('locked') && file) throw new Refusal({ code: 'database-locked', file });
    if (!complaint.includes('already in use')) break;
  }
  const cause = complaint ?? '';
  const ofFile = file && storageFault(new Error(cause), file);
  throw new Refusal(ofFile || { code: 'database-failed', cause });
}
