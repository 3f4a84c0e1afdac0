import { readdirSync, readFileSync } from 'node:fs';

const TICKS_A_SECOND = 100;

/** What Linux tells of a process; empty once it has ended. */
function told(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}

const startedBy = (pid: number): number[] =>
  readdirSync(`/proc/${pid}/task`)
    .flatMap((thread) => told(`/proc/${pid}/task/${thread}/children`).split(' '))
    .filter((child) => child.trim() !== '')
    .map(Number)
    .flatMap((child) => [child, ...startedBy(child)]);

/** The fields behind the name, which may hold spaces: from the state on, so that two are its ticks. */
function secondsOf(pid: number): number {
  const fields = told(`/proc/${pid}/stat`).split(') ').at(-1)?.split(' ') ?? [];
  return (Number(fields[11] ?? 0) + Number(fields[12] ?? 0)) / TICKS_A_SECOND;
}

const secondsUntilNow = (): number =>
  [process.pid, ...startedBy(process.pid)].reduce((sum, pid) => sum + secondsOf(pid), 0);

/** Processor seconds that some work took, here and in the databases that this process has started. */
export async function processorSeconds(work: () => Promise<unknown>): Promise<number> {
  const before = secondsUntilNow();
  await work();
  return secondsUntilNow() - before;
}
