import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, existsSync, mkdirSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { ownFolder } from '../../../local/department/data-folder.ts';
import { environmentFault, storageFault } from '../../../local/department/environment-faults.ts';
import { Refusal } from '../../../shared/domain/faults/faults.ts';
import { en, zh } from '../../domain/sentences/both-languages.ts';
import { pause } from '../../fixtures/department.ts';
import { COMPILED } from '../../fixtures/processes.ts';
import { folderForTests, revisit, start } from '../command.ts';

const folder = folderForTests();
const modeOf = (path: string): string => (statSync(path).mode & 0o777).toString(8);

test('what is kept of customers is for its owner alone, also where an earlier version left it open', async () => {
  const [data, shared] = [join(folder, 'open'), join(folder, 'shared')];
  for (const path of [data, shared]) mkdirSync(path, { mode: 0o755 });
  writeFileSync(join(data, 'link-key'), 'a-key-that-only-tests-use\n', { mode: 0o644 });
  writeFileSync(join(shared, 'notes.txt'), 'of somebody', { mode: 0o644 });
  await Promise.all(
    [data, shared].map((path) => revisit(['policy', 'set', 'examples/policy.json', '--data', path])),
  );
  expect(readdirSync(data).map((name) => [name, modeOf(join(data, name))])).toEqual([
    ['link-key', '600'],
    ['revisit.db', '600'],
  ]);
  expect([modeOf(data), modeOf(shared)], 'a folder with other things in it is its owner’s').toEqual([
    '700',
    '755',
  ]);
  expect([modeOf(join(shared, 'revisit.db')), modeOf(join(shared, 'notes.txt'))]).toEqual(['600', '644']);
  chmodSync(join(data, 'revisit.db'), 0o644);
  ownFolder(data);
  expect(modeOf(join(data, 'revisit.db'))).toBe('600');
});

/** What is wrong with a path, in both languages. */
function refusal(path: string): string[] {
  try {
    ownFolder(path);
    return [];
  } catch (error) {
    return error instanceof Refusal ? [en.fault(error.fault), zh.fault(error.fault)] : [String(error)];
  }
}

test('why a folder cannot be used is said, and where', () => {
  const file = join(folder, 'file');
  writeFileSync(file, '');
  expect(refusal(join(file, 'data'))[0]).toBe(
    `${join(file, 'data')}: a part of this path is a file and no folder`,
  );
  expect(refusal(file)[1]).toBe(`${file}：路径中有一段是文件，不是目录`);
  expect(refusal(join(folder, 'a'.repeat(300)))[0]).toContain('the name is too long');
  expect(refusal('/proc/nothing')[0]).toMatch(/^\/proc\/nothing: /);
});

test.for([
  ['commit failed (backend: database or disk is full)', 'full'],
  ['attempt to write a readonly database', 'read-only'],
  ['unable to open database file: /tmp/x', 'no-permission'],
] as const)('what the embedded database says of its file is said of the folder: %s', ([message, what]) => {
  const answered = Object.assign(new Error(message), { name: 'InternalServerError', $metadata: {} });
  expect(environmentFault(answered, { folder: '.revisit' })).toEqual({
    code: 'storage',
    path: '.revisit',
    what,
  });
  expect(environmentFault(answered, { endpoint: 'AWS' }), 'AWS is no disk of ours').toMatchObject({
    code: 'database-answered',
    endpoint: 'AWS',
  });
});

test.for([
  ['ENOSPC', 'full'],
  ['EROFS', 'read-only'],
  ['EACCES', 'no-permission'],
  ['EPERM', 'no-permission'],
] as const)('what the operating system says of a file is said of it: %s', ([code, what]) => {
  const error = Object.assign(new Error(code), { code, path: '/data/link-key' });
  expect(storageFault(error, '.revisit')).toEqual({ code: 'storage', path: '/data/link-key', what });
});

/** `npm start` in a process that goes on, once it has a clock that ticks. */
async function running(data: string): Promise<ChildProcess> {
  const child = spawn(
    process.execPath,
    ['local/start.ts', '--data', data, '--mailbox-port', '0', '--public-port', '0'],
    {
      stdio: ['ignore', 'pipe', 'ignore'],
      env: { PATH: process.env.PATH, LANG: 'C', ...COMPILED },
    },
  );
  for await (const chunk of child.stdout ?? []) if (String(chunk).includes('ticks')) break;
  return child;
}

test('a second npm start in one folder says who runs there and ends; one that was killed is in nobody’s way', async () => {
  const data = join(folder, 'busy');
  const first = await running(data);
  try {
    const second = await start(['--data', data, '--once']);
    expect(second).toMatchObject({ status: 1, stdout: '' });
    expect(second.stderr).toMatch(
      new RegExp(
        `^npm start runs in ${data} already \\(process ${first.pid}, since [-\\d: ]+; its mailbox is at http://localhost:\\d+\\); end it`,
      ),
    );
    expect(await revisit(['tasks', '--data', data]), 'the verbs go on').toMatchObject({
      status: 0,
      stderr: '',
    });
  } finally {
    first.kill('SIGKILL');
    await once(first, 'exit');
  }
  expect(existsSync(join(data, 'running.json')), 'nobody tidied up').toBe(true);
  await pause(100);
  expect(await start(['--data', data, '--once'])).toMatchObject({ status: 0 });
});
