import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect } from 'vitest';
import { COMPILED, ROOT } from '../fixtures/processes.ts';
import { type Run, revisitHere } from './command-here.ts';

export type { Run } from './command-here.ts';

const NODE = join(ROOT, 'node_modules/.bin/node');
const REVISIT = join(ROOT, 'local/revisit.ts');
const START = join(ROOT, 'local/start.ts');
/** A year of replayed tickets. */
const LONGEST_ANSWER_BYTES = 64 * 1024 * 1024;

export interface Around {
  /**
   * Keeps the line about where the clock stands; the departments of most tests stand in another
   * year on purpose.
   */
  clock?: 'said';
  /** Added to an environment that says nothing of databases, mail or languages. */
  environment?: NodeJS.ProcessEnv;
  folder?: string;
  /** A module that is loaded before the command line of a process of its own. */
  preload?: string;
}

const environmentOf = ({ environment }: Around): NodeJS.ProcessEnv => ({
  PATH: process.env.PATH,
  LANG: 'C.UTF-8',
  ...environment,
});

function inProcess(args: readonly string[], around: Around): Promise<Run> {
  const options = {
    cwd: around.folder ?? ROOT,
    env: { ...COMPILED, ...environmentOf(around) },
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

/** Runs `revisit` with these arguments. */
export const revisit = async (args: readonly string[], around: Around = {}): Promise<Run> =>
  withoutClock(await revisitHere(args, environmentOf(around), around.folder ?? ROOT), around);

/** Runs `revisit` with these arguments in a process of its own, as somebody at a terminal does. */
export const revisitProcess = async (args: readonly string[], around: Around = {}): Promise<Run> =>
  withoutClock(
    await inProcess([...(around.preload ? ['--import', around.preload] : []), REVISIT, ...args], around),
    around,
  );

/** Runs `npm start` with these arguments, its mailbox and its pages on ports of their own. */
export const start = (args: readonly string[], around: Around = {}): Promise<Run> =>
  inProcess([START, '--mailbox-port', '0', '--public-port', '0', ...args], around);

/** Runs `revisit` with each of these arguments in turn. */
export async function revisitInTurn(
  lines: readonly (readonly string[])[],
  around: Around = {},
): Promise<Run[]> {
  const runs: Run[] = [];
  for (const args of lines) runs.push(await revisit(args, around));
  return runs;
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

/**
 * What a run with --json answered: one document on one line, and nothing else on standard output.
 */
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
