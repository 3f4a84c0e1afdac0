import { commandLine } from '../../local/command-line.ts';

/** How a run of the command line ended, and what it said. */
export interface Run {
  /** The exit status; null when a signal ended it. */
  status: number | null;
  signal: NodeJS.Signals | null;
  stdout: string;
  stderr: string;
}

let last: Promise<unknown> = Promise.resolve();

async function captured(
  args: readonly string[],
  environment: NodeJS.ProcessEnv,
  folder: string,
): Promise<Run> {
  const said = { stdout: '', stderr: '' };
  const { env, stdout, stderr } = process;
  const [cwd, out, error] = [process.cwd(), stdout.write, stderr.write];
  const into = (stream: 'stdout' | 'stderr') => (text: string | Uint8Array) => {
    said[stream] += text.toString();
    return true;
  };
  process.env = environment;
  process.chdir(folder);
  stdout.write = into('stdout');
  stderr.write = into('stderr');
  try {
    return { status: await commandLine(args), signal: null, ...said };
  } finally {
    process.env = env;
    process.chdir(cwd);
    stdout.write = out;
    stderr.write = error;
  }
}

/**
 * Runs `revisit` with these arguments in this very process, since most of the time of a run goes
 * into starting its own. One at a time: environment, folder and standard output are the whole
 * process's.
 */
export function revisitHere(
  args: readonly string[],
  environment: NodeJS.ProcessEnv,
  folder: string,
): Promise<Run> {
  const run = last.then(() => captured(args, environment, folder));
  last = run.catch(() => undefined);
  return run;
}
