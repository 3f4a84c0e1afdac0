import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect } from 'vitest';

const ROOT = join(import.meta.dirname, '../..');
const NODE = join(ROOT, 'node_modules/.bin/node');
const REVISIT = join(ROOT, 'local/revisit.ts');
const START = join(ROOT, 'local/start.ts');
const MANY = join(ROOT, 'test/local/department/many-in-one-process.ts');
/** Every test starts the command line anew; what Node compiled of it once need not be compiled again. */
const COMPILED = join(ROOT, 'node_modules/.cache/revisit');
/** A year of replayed tickets. */
const LONGEST_ANSWER_BYTES = 64 * 1024 * 1024;

/** How a run of the command line ended, and what it said. */
export interface Run {
  /** The exit status; null when a signal ended it. */
  status: number | null;
  signal: NodeJS.Signals | null;
  stdout: string;
  stderr: string;
}

export interface Around {
  /** Keeps the line about where the clock stands; the departments of most tests stand in another year on purpose. */
  clock?: 'said';
  /** Added to an environment that says nothing of databases, mail or languages. */
  environment?: NodeJS.ProcessEnv;
  folder?: string;
  /** A module that is loaded before the command line. */
  preload?: string;
}

function run(args: readonly string[], { environment, folder }: Around): Promise<Run> {
  const options = {
    cwd: folder ?? ROOT,
    env: {
      PATH: process.env.PATH,
      LANG: 'C.UTF-8',
      NODE_COMPILE_CACHE: COMPILED,
      ...environment,
    },
    maxBuffer: LONGEST_ANSWER_BYTES,
  };
  return new Promise((resolve) => {
    const child = execFile(NODE, args, options, (_, stdout, stderr) =>
      resolve({ status: child.exitCode, signal: child.signalCode, stdout, stderr }),
    );
    child.stdin?.end();
  });
}

const CLOCK_LINE = /^(?:The clock of this department stands|本部门的时钟为).*\n/gm;

const withoutClock = (ended: Run, { clock }: Around): Run =>
  clock ? ended : { ...ended, stderr: ended.stderr.replace(CLOCK_LINE, '') };

/** Runs `revisit` with these arguments in a process of its own. */
export const revisit = async (args: readonly string[], around: Around = {}): Promise<Run> =>
  withoutClock(
    await run([...(around.preload ? ['--import', around.preload] : []), REVISIT, ...args], around),
    around,
  );

/** Runs `npm start` with these arguments, its mailbox and its pages on ports of their own. */
export const start = (args: readonly string[], around: Around = {}): Promise<Run> =>
  run([START, '--mailbox-port', '0', '--public-port', '0', ...args], around);

/** Runs `revisit` with each of these arguments in turn, all in one process, which takes a fraction of the time. */
export async function revisitInTurn(
  lines: readonly (readonly string[])[],
  around: Around = {},
): Promise<Run[]> {
  const { status, stdout, stderr } = await run([MANY, JSON.stringify(lines)], around);
  expect([status, stderr]).toEqual([0, '']);
  const runs: Run[] = JSON.parse(stdout);
  return runs.map((ended) => withoutClock(ended, around));
}

/** The command line on the department in one folder, whose settings may come from `around`. */
export const commandsOn = (data: string, around: () => Around = () => ({})) => ({
  on: (...args: readonly string[]): Promise<Run> => revisit([...args, '--data', data], around()),
  inTurn: (...lines: readonly (readonly string[])[]): Promise<Run[]> =>
    revisitInTurn(
      lines.map((args) => [...args, '--data', data]),
      around(),
    ),
});

/** What a run with --json answered: one document on one line, and nothing else on standard output. */
export function answerOf({ stdout, stderr }: Run): unknown {
  expect(stdout, stderr).toMatch(/^[^\n]+\n$/);
  return JSON.parse(stdout);
}

/** A folder for the tests of one file, removed after the last of them. */
export function folderForTests(): string {
  const folder = mkdtempSync(join(tmpdir(), 'revisit-test-'));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}
