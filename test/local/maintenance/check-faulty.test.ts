import { UpdateItemCommand } from '@aws-sdk/client-dynamodb';
import { beforeAll, expect, test } from 'vitest';
import { databaseClient } from '../../../functions/runtime/database.ts';
import { DEFAULT_TABLE } from '../../../local/department/department.ts';
import { startEmbeddedDatabase } from '../../../local/department/embedded-database.ts';
import { marshalled } from '../../../shared/store/dynamodb/expressions.ts';
import { archiveKey, type Key, staffKey } from '../../../shared/store/keys.ts';
import { answerOf, commandsOn, folderForTests } from '../command.ts';
import { departmentIn } from '../department/department-on-disk.ts';

const data = folderForTests();
const { inTurn } = commandsOn(data);

/** Somebody's hand in the table of a folder. */
async function overwrite(writes: readonly [Key, string, string][]): Promise<void> {
  const database = await startEmbeddedDatabase(data);
  const client = databaseClient(database.endpoint);
  for (const [key, attribute, value] of writes)
    await client.send(
      new UpdateItemCommand({
        TableName: DEFAULT_TABLE,
        Key: marshalled(key),
        UpdateExpression: 'SET #a = :value',
        ExpressionAttributeNames: { '#a': attribute },
        ExpressionAttributeValues: marshalled({ ':value': value }),
      }),
    );
  client.destroy();
  await database.stop();
}

beforeAll(async () => {
  await departmentIn(data);
  await overwrite([
    [archiveKey('C-IDLE'), 'archive', 'Tea & Co'],
    [staffKey('S-1'), 'dueShard', 'SWEEP#16'],
  ]);
});

test('records that nobody can work with are named with the reason, and the exit status is 1', async () => {
  const [english, chinese, json] = await inTurn(['check'], ['check', '--lang', 'zh'], ['check', '--json']);
  expect([english!.status, chinese!.status, json!.status]).toEqual([1, 1, 1]);
  expect(english!.stdout).toContain(
    'CUSTOMER#C-IDLE ARCHIVE: cannot be read: archive: Invalid input: expected object, received string\n',
  );
  expect(english!.stdout).toContain('STAFF S-1: the clock never comes to it: it is to be looked at again');
  expect(english!.stdout).toMatch(/\nA record that cannot be read stays due: .+\n$/);
  expect(english!.stdout).not.toMatch(/Every record can be read|Tea/);
  expect(chinese!.stdout).toContain('CUSTOMER#C-IDLE ARCHIVE：无法读取：archive');
  expect(chinese!.stdout).toContain('STAFF S-1：时钟永远不会查看它');
  expect(answerOf(json!)).toMatchObject({
    ok: false,
    faulty: expect.arrayContaining([
      {
        key: 'STAFF S-1',
        kind: 'staff',
        code: 'never-due',
        because: 'other-shard',
        sentence: expect.stringMatching(/^the clock never comes to it/),
      },
    ]),
    untold: 0,
  });
});
