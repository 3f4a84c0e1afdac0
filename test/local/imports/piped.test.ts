import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { COMPILED } from '../../fixtures/processes.ts';
import { folderForTests, type Run, revisit } from '../command.ts';

const folder = folderForTests();
const customers = join(folder, 'customers.csv');
writeFileSync(customers, 'id,company\nC-1,Tea & Co\nC-2,Cups Ltd\n');

/** Runs a line of the shell, as somebody types it. */
async function typed(line: string): Promise<Pick<Run, 'status' | 'stdout' | 'stderr'>> {
  const command = `${process.execPath} local/revisit.ts import customers`;
  const child = spawn('/bin/sh', ['-c', line.replace('IMPORT', command)], {
    env: { PATH: process.env.PATH, LANG: 'C', ...COMPILED },
  });
  const said = { stdout: '', stderr: '' };
  for (const name of ['stdout', 'stderr'] as const)
    child[name].on('data', (chunk: Buffer) => {
      said[name] += chunk.toString();
    });
  const [status] = await once(child, 'close');
  return { status, ...said };
}

test.for([
  ['cat FILE | IMPORT - --data DATA'],
  ['cat FILE | IMPORT /dev/stdin --data DATA'],
  ['IMPORT - --data DATA < FILE'],
  ['cat FILE > PIPE & IMPORT PIPE --data DATA'],
])('what is piped is read as a file is: %s', async ([line]) => {
  const pipe = join(folder, `pipe-${line!.length}`);
  if (line!.includes('PIPE')) execFileSync('mkfifo', [pipe]);
  const data = join(folder, `data-${line!.length}`);
  const run = await typed(
    line!.replaceAll('FILE', customers).replaceAll('PIPE', pipe).replaceAll('DATA', data),
  );
  expect(run).toMatchObject({ status: 0, stdout: expect.stringContaining('2') });
});

test('what is neither a file nor a pipe is refused, and so is an answer that the disk has no room for', async () => {
  const data = join(folder, 'refused');
  expect(await revisit(['import', 'customers', '/dev/zero', '--data', data])).toMatchObject({
    status: 1,
    stderr: '/dev/zero: cannot be read: it is neither a file nor a pipe (ENXIO)\n',
  });
  const full = await typed(`IMPORT ${customers} --data ${data} --json > /dev/full`);
  expect(full).toMatchObject({
    status: 1,
    stderr: expect.stringContaining('standard output: the disk is full'),
  });
});
