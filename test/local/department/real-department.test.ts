import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { databaseClient } from '../../../functions/runtime/database.ts';
import { ensureTable } from '../../../local/department/department.ts';
import { type EmbeddedDatabase, startEmbeddedDatabase } from '../../../local/department/embedded-database.ts';
import { type Mailbox, openMailbox } from '../../fixtures/mailbox.ts';
import { type Around, folderForTests, revisitInTurn, start } from '../command.ts';

/**
 * A table that the command line finds where the SDK looks for AWS, and takes for somebody's
 * department.
 */
let aws: EmbeddedDatabase;
let ses: Mailbox;
let environment: NodeJS.ProcessEnv;
const folder = folderForTests();
const TABLE = 'their-department';

beforeAll(async () => {
  [aws, ses] = await Promise.all([startEmbeddedDatabase(undefined), openMailbox()]);
  environment = {
    AWS_ENDPOINT_URL_DYNAMODB: aws.endpoint,
    AWS_ENDPOINT_URL_SES: ses.endpoint,
    AWS_REGION: 'eu-west-1',
    AWS_ACCESS_KEY_ID: 'theirs',
    AWS_SECRET_ACCESS_KEY: 'theirs',
  };
  const client = databaseClient(aws.endpoint);
  await ensureTable(client, TABLE);
  client.destroy();
});
afterAll(() => Promise.all([aws.stop(), ses.stop()]));

const around = (more: NodeJS.ProcessEnv = {}): Around => ({
  folder,
  environment: { ...environment, ...more },
});
const DEPLOYED = {
  SENDER_NAME: 'Their desk',
  SENDER_ADDRESS: 'desk@them.example',
  SES_CONFIGURATION_SET: 'theirs',
  PUBLIC_URL: 'https://pages.them.example',
  LINK_KEYS: 'a-key-that-only-tests-use',
};

test('its clock is today’s: nobody sets it, since a sweep of the future could not be taken back', async () => {
  const at = ['--table', TABLE, '--at'];
  const runs = await revisitInTurn(
    [
      ['sweep', ...at, '2030-01-01', '--json'],
      ['sweep', ...at, '2020-01-01', '--lang', 'zh'],
      ['post', ...at, '2030-01-01'],
      ['sweep', ...at, 'now', '--json'],
      ['tasks', '--table', TABLE],
    ],
    around(DEPLOYED),
  );
  expect(runs.map(({ status }) => status)).toEqual([2, 2, 2, 0, 0]);
  expect(runs[0]!.stderr).toBe(
    `--at: 2030-01-01 00:00 would set the clock, and ${TABLE} is a real department, whose clock shows the time of today and cannot be taken back; allowed is no --at\n`,
  );
  expect(runs[1]!.stderr).toContain(`${TABLE} 是真实部门`);
});

test('its letters leave as its own post sends them, or not at all', async () => {
  const { LINK_KEYS: _, ...withoutKeys } = DEPLOYED;
  const post = ['post', '--table', TABLE];
  const said = async (more: NodeJS.ProcessEnv) => (await revisitInTurn([post], around(more)))[0];
  const refusals = [
    await said({}),
    await said(withoutKeys),
    await said({ ...DEPLOYED, PUBLIC_URL: 'http://localhost:8006' }),
    await said({ ...DEPLOYED, SES_ENDPOINT: ses.endpoint }),
  ];
  expect(refusals.map((run) => [run?.status, /missing is ([^(]+) \(/.exec(run?.stderr ?? '')?.[1]])).toEqual([
    [1, 'SENDER_NAME, SENDER_ADDRESS, SES_CONFIGURATION_SET, PUBLIC_URL, LINK_KEYS_SECRET'],
    [1, 'LINK_KEYS_SECRET'],
    [1, 'PUBLIC_URL'],
    [1, undefined],
  ]);
  expect(refusals[3]!.stderr).toContain('a mailbox for rehearsals');
  expect(await said(DEPLOYED)).toMatchObject({ status: 0, stdout: 'Posted: nothing was due\n' });
});

test('npm start is not for it, and leaves nothing behind', async () => {
  const data = join(folder, 'nothing');
  const run = await start(['--table', TABLE, '--once', '--data', data], around(DEPLOYED));
  expect(run).toMatchObject({
    status: 1,
    stdout: '',
    stderr: expect.stringContaining(`${TABLE} counts as a real department`),
  });
});
