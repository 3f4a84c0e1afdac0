import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { pause } from '../../fixtures/department.ts';
import { type Mailbox, openMailbox } from '../../fixtures/mailbox.ts';
import { COMPILED } from '../../fixtures/processes.ts';
import { answerOf, commandsOn, folderForTests } from '../command.ts';
import { departmentIn } from './department-on-disk.ts';

let mailbox: Mailbox;
const data = folderForTests();
const { inTurn } = commandsOn(data, () => ({
  environment: { SES_ENDPOINT: mailbox.endpoint, SEND_RATE: '50' },
}));
beforeAll(async () => {
  mailbox = await openMailbox();
  await departmentIn(data);
});
afterAll(() => mailbox.stop());

const stateOf = (pid: number | undefined): string | undefined =>
  readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.[0];

/**
 * A command whose process stands still behind one of its writes, as on a laptop whose lid is
 * closed.
 */
async function standing(args: readonly string[], write: number): Promise<ChildProcess> {
  const child = spawn(
    process.execPath,
    ['--import', join(import.meta.dirname, 'die-at-write.ts'), 'local/revisit.ts', ...args, '--data', data],
    {
      stdio: 'ignore',
      env: {
        PATH: process.env.PATH,
        ...COMPILED,
        SES_ENDPOINT: mailbox.endpoint,
        SEND_RATE: '50',
        DIE_AT_WRITE: String(write),
        SIGNAL: 'SIGSTOP',
      },
    },
  );
  while (child.exitCode === null && stateOf(child.pid) !== 'T') await pause(20);
  expect(child.exitCode, 'it ended before it could stand still').toBeNull();
  return child;
}

async function goesOn(child: ChildProcess): Promise<void> {
  const ended = once(child, 'exit');
  child.kill('SIGCONT');
  expect(await ended).toEqual([0, null]);
}

test('a sweep that stood still while another did its work does nothing twice', async () => {
  const sweep = ['sweep', '--at', '2099-10-05T09:00', '--json'];
  const paused = await standing(sweep, 2);
  const [, before] = await inTurn(sweep, ['tasks', '--json']);
  await goesOn(paused);
  const [after, letters] = await inTurn(['tasks', '--json'], ['letters', '--json']);
  expect(answerOf(after!)).toEqual(answerOf(before!));
  const ids = (answerOf(letters!) as { id: string }[]).map(({ id }) => id);
  expect(new Set(ids).size).toBe(ids.length);
});

test('a post that stood still with a letter in its hand sends no letter that another post has sent', async () => {
  const paused = await standing(['post', '--at', '2099-10-05T09:01'], 2);
  await inTurn(['post', '--at', '2099-10-05T09:01', '--json']);
  await goesOn(paused);
  await inTurn(['post', '--at', '2099-10-05T09:02']);
  const [letters] = await inTurn(['letters', '--state', 'sent', '--json']);
  const sent = (answerOf(letters!) as { subject: string; to: string }[]).map(
    ({ to, subject }) => `${to} ${subject}`,
  );
  const arrived = (await mailbox.letters()).map(
    ({ destination, subject }) => `${destination.to[0]} ${subject}`,
  );
  expect(sent.length).toBeGreaterThan(2);
  expect(arrived).toHaveLength(sent.length);
});
