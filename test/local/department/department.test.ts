import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { startEmbeddedDatabase } from '../../../local/department/embedded-database.ts';
import { LONDON } from '../../fixtures/department.ts';
import { answerOf, folderForTests, revisitInTurn, revisitProcess } from '../command.ts';

const folder = folderForTests();
const policy = join(folder, 'policy.json');
writeFileSync(policy, JSON.stringify(LONDON));
const SHOW = ['policy', 'show', '--json'];

test('without --data the database is in .revisit of the folder one stands in; with --data it is another', async () => {
  const home = join(folder, 'home');
  mkdirSync(home);
  const around = { folder: home };
  expect(await revisitProcess(['policy', 'set', policy], around)).toMatchObject({ status: 0 });
  expect(existsSync(join(home, '.revisit', 'revisit.db'))).toBe(true);
  const [here, there] = await revisitInTurn([SHOW, [...SHOW, '--data', join(folder, 'other')]], around);
  expect(answerOf(here!)).toMatchObject({ version: 1 });
  expect(answerOf(there!)).toMatchObject({ version: 0 });
});

test('with DYNAMODB_ENDPOINT and --table the same commands work on a table elsewhere', async () => {
  const database = await startEmbeddedDatabase(undefined);
  const around = { folder, environment: { DYNAMODB_ENDPOINT: database.endpoint } };
  const runs = await revisitInTurn(
    [
      ['policy', 'set', policy, '--table', 'department', '--json'],
      [...SHOW, '--table', 'department'],
      [...SHOW, '--table', 'another'],
    ],
    around,
  );
  await database.stop();
  expect(runs.map(answerOf)).toMatchObject([{ version: 1, new: true }, { version: 1 }, { version: 0 }]);
});

test('a database that does not answer is one sentence and status 1, in both languages', async () => {
  const environment = { DYNAMODB_ENDPOINT: 'http://127.0.0.1:1' };
  const runs = await revisitInTurn(
    [
      ['tasks', '--json'],
      ['tasks', '--json', '--lang', 'zh'],
    ],
    { folder, environment },
  );
  expect(runs).toMatchObject([
    { status: 1, stdout: '', stderr: 'no database answers at http://127.0.0.1:1 (ECONNREFUSED)\n' },
    { status: 1, stdout: '', stderr: 'http://127.0.0.1:1 没有数据库应答（ECONNREFUSED）\n' },
  ]);
});
